"""From bytes to characters: UTF-8, else the charset a page declares, else what charset-normalizer finds.

A byte order mark is the file's first character to no one who counts: it is left out, and offsets count from after it.
"""

import re

from claimcheck.errors import ReadError

_BOM_CODECS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.I)
_LOOK = 4_096
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_LONGEST_LOOK = 200_000
_LAST_ASCII = 0x7F
_WESTERN = "cp1252"
"""What a page with a few accents is written in, as long as that reads as well as any other guess."""
_ACCENTS = 0.15
"""Share of bytes beyond ASCII up to which accents are few."""
_NEAR = 0.1
_TOLERATED = 0.02
"""Share of control characters up to which a file still counts as text."""


def decode(data: bytes, shown: str) -> str:
    """Return the characters of a page. Raises ReadError when the bytes are not text or their encoding is unknown."""
    for mark, codec in _BOM_CODECS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], codec, shown)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _TOLERATED * len(data) and controls > 1:
        raise ReadError(f"{shown} is not text", "claimcheck reads text, HTML, Markdown and BibTeX")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_LOOK])
    if declared and declared[1].lower() not in {b"utf-8", b"utf8"}:
        return _decoded(data, declared[1].decode("ascii"), shown)
    return _guessed(data, shown)


def _decoded(data: bytes, codec: str, shown: str) -> str:
    try:
        text = data.decode(codec)
        text.encode("utf-8")  # some codecs of Python's make half characters, which nobody could write
    except (UnicodeError, LookupError) as error:
        raise ReadError(f"{shown} is not valid {codec}", "save it as UTF-8") from error
    return text


def _guessed(data: bytes, shown: str) -> str:
    from charset_normalizer import from_bytes

    guesses = from_bytes(data[:_LONGEST_LOOK])
    best = guesses.best()
    if best is None:
        raise ReadError(f"{shown} is in an encoding that cannot be recognised", "save it as UTF-8")
    high = sum(byte > _LAST_ASCII for byte in data[:_LONGEST_LOOK])
    if high <= _ACCENTS * min(len(data), _LONGEST_LOOK):
        near = (guess for guess in guesses if guess.chaos <= best.chaos and guess.coherence >= best.coherence - _NEAR)
        if any(_WESTERN in guess.could_be_from_charset for guess in near):
            return _decoded(data, _WESTERN, shown)
    return _decoded(data, best.encoding, shown)
