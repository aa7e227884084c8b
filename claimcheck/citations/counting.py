"""Numbers that count off the parts of a sentence, citing nothing: "to (1) sleep, and (2) wake", "[1] rye, [2] oats"."""

import re

_NUMBER = re.compile(r"\((\d{1,2})\)|\[(\d{1,2})\]")
_FIRST_PART = re.compile(r"(?:^|[:;—–]|\w)\s*$")
_NEXT_PART = re.compile(r"(?:[:;,.—–]|\band|\bor|\bthen|&)\s*$", re.IGNORECASE)


def counting_off(text: str) -> frozenset[int]:
    """Return where such numbers begin in a text.

    The count begins at 1, behind a colon, a bare word or nothing, and each further number opens a new part. Numbers
    behind commas and full stops throughout are citations put there by the journal's style.
    """
    counted: list[int] = []
    run: list[re.Match[str]] = []
    for match in [*_NUMBER.finditer(text), None]:
        number = match and int(match[1] or match[2])
        if match is not None and run and number == len(run) + 1 and _opens(text, match, _NEXT_PART):
            run.append(match)
            continue
        if len(run) > 1:
            counted.extend(part.start() for part in run)
        starts = match is not None and number == 1 and _opens(text, match, _FIRST_PART)
        run = [match] if match is not None and starts else []
    return frozenset(counted)


def _opens(text: str, match: re.Match[str], before: re.Pattern[str]) -> bool:
    """Whether a part of an enumeration begins with the number."""
    follows = text[match.end() : match.end() + 2].strip()[:1]
    return follows.isalnum() and before.search(text, max(0, match.start() - 12), match.start()) is not None
