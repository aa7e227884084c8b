"""Character classes of Latin capitals and small letters, for patterns over names of any European language."""

_LATIN = [chr(code) for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)] if chr(code).isalpha()]
UPPER = "".join(letter for letter in _LATIN if letter.isupper() or letter.istitle())
"""Capitals, for use inside brackets."""
LOWER = "".join(letter for letter in _LATIN if letter.islower())
"""Small letters, for use inside brackets."""
LETTER = "".join(_LATIN)
"""All letters, for use inside brackets."""
