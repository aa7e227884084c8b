"""Recognises phrases that lean on a source without naming one ("studies show", "according to experts").

In comes the text of a sentence, out goes the phrase as printed. The words live in `data/sourcing.toml`.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files


def find_sourcing(sentence: str) -> str | None:
    """Return the phrase by which a sentence leans on a source, or None."""
    for pattern in _patterns():
        for found in pattern.finditer(sentence):
            before = sentence[: found.start()].split()
            if not before or before[-1].lower() not in _words()["pointing-back"]:
                return " ".join(found[0].split())
    return None


@cache
def _words() -> dict[str, list[str]]:
    text = files("claimcheck.rules").joinpath("data", "sourcing.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = {name: _either(listed) for name, listed in _words().items()}
    quantified = rf"(?:(?:an?|one)\s)?(?:(?i:{words['quantifiers']})[\s,]+(?:and\s)?){{0,4}}"
    source = rf"(?i:{words['sources']})"
    verb = rf"(?:(?i:{words['between']})\s){{0,3}}(?i:{words['verbs']})\b"
    maker = r"(?:\s(?:by|from|in|on|at|of)\s[^.,;:!?()\n]{1,80}?)?"
    name = r"[A-Z][\w&.’'-]*"
    named = rf"(?!(?i:{words['no_authorities']})\b)(?:[Tt]he\s)?{name}(?:\s(?:(?:of|for|and|the)\s){{0,2}}{name})*"
    authority = rf"(?i:{words['authorities']})"
    return (
        re.compile(rf"\b(?i:{quantified}){source}{maker}\s{verb}"),
        re.compile(rf"\b[Aa]ccording\sto\s(?:[\w’'-]+\s){{0,5}}?{authority}\b"),
        re.compile(rf"\b[Aa]ccording\sto\s{named}"),
    )


def _either(listed: list[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(listed, key=len, reverse=True))
