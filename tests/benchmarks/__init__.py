"""Measurements on data sets beside the project; not part of the suite."""
