"""The reports: the same findings, whatever the form, and hostile text that stays text."""
