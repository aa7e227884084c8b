"""Tests of the rules: cases as data in `cases/`, one file per rule."""
