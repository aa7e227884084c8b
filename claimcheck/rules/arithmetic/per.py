"""What a figure is per: "$179 per session", "$358 monthly", "3 times a week", a column "Each".

In: a quantity with the words around it. Out: the names of what it is counted per, in the singular; EACH where the words
do not say.
"""

from collections.abc import Sequence

from claimcheck.language.word_tables import table
from claimcheck.model.claim import Dimension, Quantity
from claimcheck.quantities.nouns import singular as singular_of
from claimcheck.quantities.rounding import is_count
from claimcheck.rules.arithmetic.cues import tokens

EACH = "each"
"""Per one of what is counted, whatever that is."""
_WORDS = table("rules", "arithmetic")["per"]
OFTEN: dict[str, str] = _WORDS["often"]
TIMES, PAYMENTS = frozenset(_WORDS["times"]), frozenset(_WORDS["payments"])
_LEADS, _SKIPPED, _NO_NOUNS = _WORDS["leads"], _WORDS["skipped"], _WORDS["no-nouns"]


def singular(noun: str) -> str:
    """Return the name under which a noun or unit is compared."""
    return str(_WORDS["short"].get(noun.lower()) or singular_of(noun) or noun)


def per(quantity: Quantity, before: str, after: str, label: str, previous: Quantity | None) -> frozenset[str]:
    """Return what a figure is per, by its unit, the words behind and before it and the header of its column."""
    names = {singular(unit) for unit in (quantity.unit or "").split("/")[1:]} | _per_behind(after) | _per_in(label)
    leading = tokens(before)
    if previous is not None and _per_behind(before) and not (is_count(previous) and "each" in leading[:3]):
        return frozenset(names)  # "at $160 per piece: $1,600": said of the price before
    measured = quantity.dimension in (Dimension.PHYSICAL, Dimension.DOSE)
    if is_count(quantity) and not measured and leading[-2:-1] not in (("per",), ("each",), ("every",)):
        return frozenset(names)
    return frozenset(names | _per_before(leading))


def _per_behind(text: str) -> frozenset[str]:
    """Read "per session", "each", "for every class", "/mo", "monthly" at the beginning of a text."""
    said = [word for word in tokens(text)[:8] if word not in "([,-"]
    if said[:1] == ["for"] and said[1:2] and said[1] in ("each", "every", "one", "a"):
        said = ["per", *said[2:]]
    if not said:
        return frozenset()
    first, others = said[0], [word for word in said[1:] if word not in _SKIPPED]
    if first in OFTEN:
        return frozenset() if said[1:2] and singular(said[1]) in PAYMENTS else frozenset({OFTEN[first]})
    if first in ("apiece", "ea") or said[:2] in (["a", "piece"], ["a", "pop"], ["per", "unit"], ["per", "piece"]):
        return frozenset({EACH, "piece"})
    if first in _LEADS and others and others[0].isalpha() and others[0] not in _NO_NOUNS:
        names = {singular(others[0])} | ({EACH} if first == "each" else set())
        if len(others) > 2 and others[1] in _LEADS and others[2].isalpha() and others[2] not in _NO_NOUNS:
            names.add(singular(others[2]))
        return frozenset(names)
    return frozenset({EACH}) if first == "each" else frozenset()


def _per_in(label: str) -> frozenset[str]:
    """Read the header of a column: "Price per session", "Each", "Unit cost"."""
    said = tokens(label)
    place = next((place for place, word in enumerate(said) if word in ("per", "each", "every", "one", "/")), None)
    if place is None:
        return frozenset({EACH}) if {"unit", "apiece"} & set(said) else frozenset()
    return frozenset({singular(said[place + 1])}) if place + 1 < len(said) else frozenset({EACH})


def _per_before(leading: Sequence[str]) -> frozenset[str]:
    """Read "per lesson we ask", "each class costs", "hourly rate of" at the end of a text."""
    said = leading[-7:]
    for place in range(len(said) - 1, -1, -1):
        word = said[place]
        if word in ".;)":
            return frozenset()
        if word in OFTEN and len(said) - place <= 4 and singular(said[-1]) not in PAYMENTS:
            return frozenset({OFTEN[word]})
        if word == "unit" and said[place + 1 : place + 2] in (("price",), ("cost",)):
            return frozenset({EACH})
        following = [one for one in said[place + 1 :] if one not in _SKIPPED]
        if word in ("per", "each", "every", "one", "single"):
            if following and following[0].isalpha() and following[0] not in _NO_NOUNS:
                return frozenset({singular(following[0]), *([EACH] if word == "each" else [])})
            return frozenset({EACH}) if word == "each" and said[place + 1 :] in (("at",), ("for",), ()) else frozenset()
    return frozenset()
