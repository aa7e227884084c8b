"""The link check, against real servers on loopback."""
