"""Byte offsets of a text in UTF-8 → character offsets."""

import re
from bisect import bisect_right

_WIDE = re.compile(r"[^\x00-\x7f]")


class Places:
    """Where each character of a text begins in its UTF-8 bytes, kept for the characters that take more than one."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        """Byte offsets right after each wide character."""
        self._surplus: list[int] = [0]
        """Bytes beyond one per character, up to there."""
        if text.isascii():
            return
        surplus = 0
        for found in _WIDE.finditer(text):
            code = ord(found[0])
            surplus += 1 if code < 0x800 else 2 if code < 0x10000 else 3
            self._ends.append(found.end() + surplus)
            self._surplus.append(surplus)

    def character(self, byte: int) -> int:
        """Return the offset of the character that begins at this byte."""
        return byte - self._surplus[bisect_right(self._ends, byte)]
