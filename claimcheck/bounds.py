"""How much is read at most, in one place: of pages, of files of our own, of answers; what is more is told."""

from typing import Final

MIB: Final = 1024 * 1024

PAGE_BYTES: Final = 32 * MIB
"""Of one page; a page of this size is a shelf of books."""
FILE_BYTES: Final = 256 * MIB
"""Of a lock, a baseline or a configuration file."""
