"""Place in a reference → the one author's name that stands there, in each of the forms styles print names in."""

import re

from claimcheck.citations.fields.letters import LETTER, LOWER, UPPER

_WORD = rf"(?:[{UPPER}][{LETTER}'’`´]*(?:[-‐‑][{LETTER}'’]+)*|[dlDLO]['’][{UPPER}][{LETTER}]+(?:[-‐‑][{LETTER}]+)*)"
PARTICLE = (
    r"(?:(?i:van|von|de|der|den|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|ter|ten|zu|zur|af|st\.?|mac|y)|ben|'t|e)"
)
"""A pattern for a small word in front of a family name."""
_FAMILY = rf"(?:{PARTICLE}\s){{0,3}}{_WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{_WORD}){{0,2}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"
_LETTERS = rf"[{UPPER}]{{1,4}}(?:-[{UPPER}]{{1,2}})?"
_DOTTED = rf"(?:[{UPPER}][{LOWER}]?\.?[\s-]{{0,2}}){{0,4}}[{UPPER}][{LOWER}]?\."
_GIVEN = rf"{_WORD}(?:\s(?:{PARTICLE}\s){{0,2}}(?:[{UPPER}]\.|{_WORD})){{0,3}}"
_FAMILY_BEHIND = rf"(?:{PARTICLE}\s){{0,3}}{_WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{_WORD})?"

_FORMS = {
    "vancouver": rf"{_FAMILY}\s{_LETTERS}(?![{LOWER}]){_SUFFIX}",  # Duman RS
    "inverted": rf"{_FAMILY}{_SUFFIX},\s?{_DOTTED}{_SUFFIX}",  # Duman, R. S.
    "spaced": rf"{_FAMILY}\s{_DOTTED}{_SUFFIX}",  # Duman R. S.
    "undotted": rf"{_FAMILY}{_SUFFIX},\s{_LETTERS}(?:\s[{UPPER}]){{0,2}}(?![{LOWER}.'’]){_SUFFIX}",  # Duman, RS
    "initials": rf"{_DOTTED}\s?{_FAMILY_BEHIND}{_SUFFIX}",  # R. S. Duman
    "leading": rf"[{UPPER}]{{1,3}}\s(?:{PARTICLE}\s){{0,3}}[{UPPER}][{LETTER}'’\-]+",  # RS Duman
    "full": rf"{_FAMILY},\s{_GIVEN}{_SUFFIX}",  # Duman, Ronald S.
}
_COMPILED = {style: re.compile(form) for style, form in _FORMS.items()}
_NATURAL = re.compile(rf"{_GIVEN}{_SUFFIX}")  # Ronald S. Duman
_WHOLE = re.compile(
    rf"{_WORD}(?:\s(?:[{UPPER}]\.|{_WORD})){{0,2}}\s(?:{PARTICLE}\s){{0,2}}(?=\S*[{LOWER}]){_WORD}{_SUFFIX}"
)

STYLES = tuple(_FORMS)
"""The forms that the first author's name may have."""


def name_at(core: str, at: int, style: str, *, first: bool) -> re.Match[str] | None:
    """Return the name that stands at a place; behind the first author, a style that inverts names may stop doing so."""
    name = _COMPILED[style].match(core, at)
    if name is None and not first and style in ("inverted", "full", "undotted"):
        name = _COMPILED["initials"].match(core, at)
        if name is None and style == "full":
            name = _NATURAL.match(core, at)
    if name is not None and style == "full" and first and re.search(rf"\s[{UPPER}]{{1,3}},", name.group()):
        return None  # "Sherpa LY, Deji": the comma stands between two authors
    if name is not None and style == "full" and first and all(map(_is_whole, name.group().split(",")[:2])):
        return None  # "Kathleen Kara Fitzpatrick, Alison Darcy": likewise
    return name


def natural_name_at(core: str, at: int) -> re.Match[str] | None:
    """Return the name in natural order that stands at a place: "Ronald S. Duman"."""
    return _WHOLE.match(core, at)


def _is_whole(part: str) -> bool:
    """Whether a part of a name on one side of its comma has given and family name itself."""
    return len(re.findall(rf"(?:^|\s)[{UPPER}][{LETTER}'’-]+(?=\s|$)", part.strip())) > 1 and "." not in part


def without_stop(name: str) -> str:
    """Return a name without a full stop that belongs to the sentence: "Zarate CA Jr." but not "Zarate, C. A."."""
    return name.rstrip(".") if name.count(".") == 1 and re.search(r"\s[^\W\d_]{2,}\.$", name) else name
