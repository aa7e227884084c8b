"""What stands between authors and numeration → title and journal, where their border is plain."""

import re

from claimcheck.citations.fields.authors import Head
from claimcheck.citations.fields.letters import UPPER
from claimcheck.citations.fields.numeration import Numeration

_QUOTED = re.compile(r"^[\s,.]*[“\"„«‘'](?P<title>.{8,400}?)[,.?!]?[”\"“»’'](?=[\s,.;]|$)[,.;]?\s?(?P<rest>.*)$")
_BORDER = re.compile(rf"(?<=[.?!])\s+(?=[{UPPER}\d(“\"])")
_JOURNAL = re.compile(rf"[{UPPER}a-z][^:;?!]{{1,120}}")


def divide(middle: str, head: Head, numeration: Numeration) -> tuple[str | None, str | None]:
    """Return title and journal, each None where the border between them, or the one in front, is in doubt."""
    middle = middle.strip(" .,;:")
    quoted = _QUOTED.match(middle)
    if quoted:
        return _title(quoted["title"]), _journal(quoted["rest"], numeration)
    if not head.mark and not head.authors:
        return None, None
    if head.mark == ",":
        return None, None
    pieces = _BORDER.split(middle)
    if len(pieces) == 2 and numeration.volume:
        return _title(pieces[0]), _journal(pieces[1], numeration)
    return None, None


def _title(text: str) -> str | None:
    text = text.strip(" ,;:").rstrip(".").strip()
    return text if len(text) >= 4 else None


def _journal(text: str, numeration: Numeration) -> str | None:
    text = re.sub(r"^(?:in|In):?\s", "", text.strip(" ,;:.").strip())
    return text if numeration.volume and _JOURNAL.fullmatch(text) else None
