"""Reading pages: a file or bytes come in, a Page goes out.

Each format is one module with `read(data: bytes, shown: str) -> Page` and one line in `READERS`; it is loaded when a
page of that format comes by. Formats made of text decode their bytes with `decoding`, binary ones need not.
"""

import re
from importlib import import_module
from pathlib import Path

from claimcheck.bounds import PAGE_BYTES
from claimcheck.errors import ReadError
from claimcheck.files import is_folder, read_file
from claimcheck.model.page import Page
from claimcheck.readers.decoding import decode
from claimcheck.readers.discover import Found, Missing, find_pages
from claimcheck.readers.language import in_english

__all__ = ["READERS", "Found", "Missing", "find_pages", "format_of", "load_bytes", "read", "read_bytes"]

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".bib": "bibtex",
}
"""Which module of this package reads files with which suffix."""

_LOOK = 2_000
"""Characters looked at to tell the format when no suffix tells."""
_BIBTEX = re.compile(
    r"\s*(?:%[^\n]*\n\s*)*@(?:(?:string|preamble|comment)\s*[{(]|[a-z]+\s*[{(][^\S\n]*[^,{}()=\s]*\s*,)",
    re.ASCII | re.IGNORECASE,
)


def read(path: Path, shown: str) -> Page:
    """Read the page at `path`, called `shown` in everything people see.

    Raises ReadError when there is nothing to read there or it is not text.
    """
    return read_bytes(load_bytes(path, shown), shown, format_of(path))


def format_of(path: Path) -> str | None:
    """Return the format that a path's suffix tells, if any."""
    return READERS.get(path.suffix.lower())


def load_bytes(path: Path, shown: str) -> bytes:
    """Return the bytes of the page at `path`; raises ReadError when there is nothing to read there."""
    if is_folder(path):
        raise ReadError(f"{shown} is a folder", "give its files, or the folder to the command itself")
    try:
        return read_file(path, PAGE_BYTES)
    except FileNotFoundError as error:
        raise ReadError(f"{shown} does not exist", "check the path") from error
    except OSError as error:
        raise ReadError(f"{shown} cannot be read: {error.strerror or error}", "check what it is") from error


def read_bytes(data: bytes, shown: str, format: str | None = None) -> Page:  # noqa: A002 - the contract's word
    """Read a page from its bytes; `format` is one of those in `READERS`, guessed when None.

    Raises ReadError when the bytes are not text.
    """
    name = format or _look_of(decode(data, shown))
    page: Page = import_module(f"claimcheck.readers.{name}").read(data, shown)
    return in_english(page)


def _look_of(source: str) -> str:
    """Return the format that a page without a suffix looks like."""
    if _looks_like_html(source):
        return "html"
    return "bibtex" if _BIBTEX.match(source[:_LOOK]) else "text"


def _looks_like_html(source: str) -> bool:
    head = source[:_LOOK].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<head", "<body")) or any(
        tag in head for tag in ("<p>", "<div", "<body", "<h1", "</p>")
    )
