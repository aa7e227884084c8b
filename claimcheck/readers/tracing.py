"""Where the characters of a parsed HTML text node stood: the source is walked again from the node's origin.

The parser says where a node begins and what it says once entities are decoded; the walk decodes alongside and records
each run. The tree builder may have joined text over tags it dropped: those are stepped over.
"""

import re
from collections.abc import Iterator
from html import unescape
from string import ascii_letters

_SPECIAL = re.compile(r"[&\r\0<]")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,10};?|#[xX][0-9a-fA-F]{1,10};?|[A-Za-z][A-Za-z0-9]{0,31};?)")
_TAG_BEGINS = frozenset(ascii_letters + "/!?")
"""What makes a tag of the "<" before it; the text may still begin with a "<" of its own, behind the tag."""

Run = tuple[str, int, int]
"""Text and the source range it was read from; equal lengths map character by character."""


def trace(source: str, offset: int, data: str) -> Iterator[Run]:
    """Yield the runs of a text node that begins at `offset`."""
    if "&" not in data and source.startswith(data, offset):
        yield data, offset, offset + len(data)
        return
    at, done = offset, 0
    while done < len(data) and at < len(source):
        special = _SPECIAL.search(source, at)
        length = min((special.start() if special else len(source)) - at, len(data) - done)
        if length and source.startswith(data[done : done + length], at):
            yield data[done : done + length], at, at + length
            at, done = at + length, done + length
            continue
        if length:
            break
        text, end = _special(source, at, data, done)
        if end == at:
            break
        if text:
            yield text, at, end
        at, done = end, done + len(text)
    if done < len(data):  # moved or rewritten by the parser: the rest maps as a whole
        rest = data[done:]
        end = min(at + len(rest) + 1, len(source))
        yield (rest, at, end) if end - at != len(rest) else (rest, max(at - 1, 0), end)


def _special(source: str, at: int, data: str, done: int) -> tuple[str, int]:
    """Return what a special character at `at` stands for and where it ends; no progress means it does not fit."""
    sign = source[at]
    if sign == "&":
        match = _REFERENCE.match(source, at)
        text = unescape(match[0]) if match else "&"
        if match and text != match[0] and data.startswith(text, done):
            return text, match.end()
        return ("&", at + 1) if data[done] == "&" else ("", at)
    if sign == "\r":
        return "\n" if data[done] == "\n" else "", at + (2 if source.startswith("\r\n", at) else 1)
    if sign == "\0":
        return "\ufffd" if data[done] == "\ufffd" else "", at + 1
    if data[done] == "<" and (source[at + 1 : at + 2] not in _TAG_BEGINS or data.startswith(source[at : at + 3], done)):
        return "<", at + 1
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return "", end + 3 if end >= 0 else at
    return "", source.find(">", at) + 1 or at
