"""How much is read at most, in one place: of pages, of files of our own, of answers; what is more is told."""

from typing import Final

MIB: Final = 1024 * 1024

PAGE_BYTES: Final = 16 * MIB
"""Of one page; a page of this size is a shelf of books."""
NESTED_INLINES: Final = 200
"""Links, superscripts and the like inside one another; what is deeper is text alone."""
ENTRY_KEY: Final = 250
"""Characters of a BibTeX entry's key."""
MACRO_CHARACTERS: Final = 4 * MIB
"""That the macros of one BibTeX file may expand to altogether."""
FILE_BYTES: Final = 256 * MIB
"""Of a lock, a baseline or a configuration file."""

ANSWER_BYTES: Final = 16 * MIB
"""Of one answer of a registry, as it comes and as it unpacks."""
SECONDS_IN_VAIN: Final = 60.0
"""Waited in a row for registries that do not answer, all of them together; then none is asked any more."""
FIELD_CHARACTERS: Final = 3_000
"""Of one field of a record, such as its title; a longer one is unknown."""
FIELD_TEXTS: Final = 100
"""Titles or journals of one record; where there are more, they are unknown."""
RECORD_AUTHORS: Final = 1_000
"""Authors of one record; with more it is a record whose list is not complete."""
ABSTRACT_CHARACTERS: Final = 100_000
TEXT_CHARACTERS: Final = 1_000_000
"""Of an article's abstract and of its full text; longer ones are not read."""
