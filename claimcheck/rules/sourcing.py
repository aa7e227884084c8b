"""Recognises phrases that lean on a source without naming one ("studies show", "according to experts").

In comes the text of a sentence, out goes the phrase as printed. The words live in `data/sourcing.toml`.
"""

import re
from functools import cache

from claimcheck.language.word_tables import alternation, table


def find_sourcing(sentence: str) -> str | None:
    """Return the phrase by which a sentence leans on a source, or None."""
    for pattern in _patterns():
        for found in pattern.finditer(sentence):
            before = sentence[: found.start()].split()
            if not before or before[-1].lower() not in table("rules", "sourcing")["pointing-back"]:
                return " ".join(found[0].split())
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    pattern = {name: alternation(listed) for name, listed in table("rules", "sourcing").items()}
    quantified = rf"(?:(?:an?|one)\s)?(?:(?i:{pattern['quantifiers']})[\s,]+(?:and\s)?){{0,4}}"
    source = rf"(?i:{pattern['sources']})"
    verb = rf"(?:(?i:{pattern['between']})\s){{0,3}}(?i:{pattern['verbs']})\b"
    maker = r"(?:\s(?:by|from|in|on|at|of)\s[^.,;:!?()\n]{1,80}?)?"
    name = r"[A-Z][\w&.’'-]*"
    named = rf"(?!(?i:{pattern['no_authorities']})\b)(?:[Tt]he\s)?{name}(?:\s(?:(?:of|for|and|the)\s){{0,2}}{name})*"
    authority = rf"(?i:{pattern['authorities']})"
    return (
        re.compile(rf"\b(?i:{quantified}){source}{maker}\s{verb}"),
        re.compile(rf"\b[Aa]ccording\sto\s(?:(?:[\w’'-]+\s){{0,5}}?{authority}\b|{named})"),
    )
