"""Byte offsets of a text in UTF-8 → character offsets."""

from bisect import bisect_right


class Places:
    """Where each character of a text begins in its UTF-8 bytes, kept for the characters that take more than one."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        """Byte offsets right after each wide character."""
        self._surplus: list[int] = [0]
        """Bytes beyond one per character, up to there."""
        if text.isascii():
            return
        at = surplus = 0
        for character in text:
            code = ord(character)
            width = 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
            at += width
            if width > 1:
                surplus += width - 1
                self._ends.append(at)
                self._surplus.append(surplus)

    def character(self, byte: int) -> int:
        """Return the offset of the character that begins at this byte."""
        return byte - self._surplus[bisect_right(self._ends, byte)]
