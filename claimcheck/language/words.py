"""The forms a word takes."""

_VOWELS = "aeiou"


def forms(phrase: str) -> tuple[str, ...]:
    """Return a phrase, or for "reduce~" the regular forms of the verb."""
    if not phrase.endswith("~"):
        return (phrase,)
    verb = phrase[:-1]
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else verb + "s"
    return verb, plural, verb + "ed", verb + "ing"
