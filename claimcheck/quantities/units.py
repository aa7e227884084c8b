"""Units behind a number: text and a place in, the normalised name and the end out.

Words ("milligrams", "square metres", "per cent") and symbols ("mg", "µg", "°C", "km²") come from `data/units.toml`,
money from `data/currencies.toml`. Compound units ("mg/kg/day", "beats per minute", "kg m−2") are read as a chain.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimcheck.language.tables import table
from claimcheck.model.claim import Dimension

GAP = r"(?:[ \u00a0\u2000-\u200a\u202f]{0,3}(?:\r?\n)?[ \u00a0\u2009\u202f]{0,2})"
"""What may stand between a number and its unit: spaces and at most one line break, never a tab (the next cell)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as read."""

    end: int
    name: str
    money: bool = False


def _load(name: str) -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = tomllib.loads(
        files("claimcheck.quantities").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Return spellings in lower case and spellings as printed, each with its unit (end 0)."""
    units, money = _load("units"), _load("currencies")
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for spelled, coin in ((money["words"], True), (units["words"], False)):
        for name, spellings in spelled.items():
            for spelling in spellings:
                for form in (spelling, spelling + "s"):
                    words.setdefault(form, Unit(0, name, coin))
    for name, spellings in units["symbols"].items():
        for spelling in spellings:
            symbols.setdefault(spelling, Unit(0, name))
    for name, spellings in money["symbols"].items():
        for spelling in spellings:
            symbols.setdefault(spelling, Unit(0, name, money=True))
    for code in money["codes"]["names"]:
        symbols[code] = symbols[code.lower()] = Unit(0, code, money=True)
        symbols["M" + code] = Unit(0, "M" + code, money=True)
    return words, symbols


@cache
def unit_data() -> dict[str, Any]:
    """Return `data/units.toml` as it stands."""
    return dict(_load("units"))


@cache
def per_words() -> dict[str, str]:
    """Return what only stands behind "per" and its kin."""
    return {spelling: name for name, forms in _load("units")["per-only"].items() for spelling in forms}


@cache
def durations() -> frozenset[str]:
    """Return the names of the units of time."""
    return frozenset(_load("units")["durations"]["names"])


_TOKEN = re.compile(
    r"[A-Za-zµμΩ℃℉ℓ元ரூ]+(?:\.%|%)?|[%％﹪‰×✕″\"$€£¥￥₹₩₽₴₺₪₫฿₱₦₡₾₭₸₼₲₵₿¢￠]|[°º˚](?:[ ]?(?:[CFNSEW](?![A-Za-z])"
    r"|[Cc]elsius|[Ff]ahrenheit))?"
)
_NEXT = re.compile(r"[ \u00a0-](?=[A-Za-z])([A-Za-z.]*[A-Za-z])")
_EXPONENT = re.compile(r"\^?([²³]|[23](?!\d|\.\d))|[ ]?(cubed|squared)(?![a-z])")
_INVERSE = re.compile(r"[ ·⋅.]?([A-Za-zµμ]{1,4})(?:\^?[-−–‐]|⁻)([1-4¹²³⁴])(?!\d)")
_SLASH = re.compile(r"[ ]?[/⁄][ ]?(?=[A-Za-zµμ°])")
_PER = re.compile(r"[ \u00a0-]{1,2}(?:per|a|an|each|every|/)[ \u00a0-](?=[A-Za-zµμ])", re.IGNORECASE)
_SUPERSCRIPT = {"2": "²", "3": "³", "²": "²", "³": "³", "squared": "²", "cubed": "³"}


def read_unit(text: str, at: int) -> Unit | None:
    """Return the unit that begins at `at`, the longest compound that reads as one; None when none begins there."""
    base = _simple(text, at)
    if base is None:
        return None
    end, name = base.end, base.name
    if (raised := _EXPONENT.match(text, end)) and text[end - 1].isalpha() and name in _RAISABLE:
        end, name = raised.end(), name + _SUPERSCRIPT[raised[1] or raised[2]]
    for _ in range(3):
        joined = _joined(text, end, name)
        if joined is None:
            break
        end, name = joined
    if _NAME_GOES_ON.match(text, end) and text[end - 1].isalpha():
        return None
    return Unit(end, name, base.money)


_NAME_GOES_ON = re.compile(r"[A-Za-z\d]|-\d{2}")
_RAISABLE = frozenset({"m", "cm", "mm", "km", "µm", "nm", "dm", "in", "ft", "mile"})


def _joined(text: str, end: int, name: str) -> tuple[int, str] | None:
    """Read one further factor of a compound unit."""
    if slash := _SLASH.match(text, end):
        below = _simple(text, slash.end()) or _per_word(text, slash.end())
        if below is None or below.money:
            return None
        stop, label = below.end, below.name
        if (raised := _EXPONENT.match(text, stop)) and label in _RAISABLE:
            stop, label = raised.end(), label + _SUPERSCRIPT[raised[1] or raised[2]]
        return stop, f"{name}/{label}"
    if per := _PER.match(text, end):
        below = _simple(text, per.end()) or _per_word(text, per.end())
        certain = text[per.start() : per.end()].strip(" \u00a0-").lower() == "per"
        if below is None or (not certain and below.name not in durations() and below.name != "dose"):
            return None
        return below.end, f"{name}/{below.name}"
    if inverse := _INVERSE.match(text, end):
        below = _tables()[1].get(inverse[1])
        if below is not None and not below.money:
            power = inverse[2].translate(str.maketrans("1234", "¹²³⁴"))
            return inverse.end(), f"{name}/{below.name}{'' if power == '¹' else power}"
    return None


def _per_word(text: str, at: int) -> Unit | None:
    word = _TOKEN.match(text, at)
    if word is None:
        return None
    name = per_words().get(word[0].lower())
    return Unit(word.end(), name) if name else None


def _simple(text: str, at: int) -> Unit | None:
    """Read one unit of up to three words."""
    token = _TOKEN.match(text, at)
    if token is None:
        return None
    words, symbols = _tables()
    end = token.end()
    spellings = [(token[0], end)]
    if token[0][-1].isalpha():
        if text[end : end + 1] == ".":
            spellings.append((text[at : end + 1], end + 1))
        for _ in range(2):
            following = _NEXT.match(text, spellings[-1][1])
            if following is None:
                break
            spellings.append((text[at : following.end()], following.end()))
    for spelling, stop in reversed(spellings):
        known = symbols.get(spelling) or words.get(spelling.lower().replace("\u00a0", " "))
        if known is None and "-" in spelling:
            known = words.get(spelling.lower().replace("-", " "))
        if known is not None and not (stop < len(text) and text[stop].isalpha() and text[stop - 1].isalpha()):
            return Unit(stop, known.name, known.money)
    return None


_COIN_BEFORE = re.compile(
    r"(?:[A-Za-z.]{1,4}[ ]?)?[$€£¥￥＄￡₹₩₽₴₺₪₫฿₱₦₡₾₭₸₼₲₵₿¢][ \u00a0]?[-−]?$|(?<![A-Za-z])(?:[A-Z]{3,4}"
    r"|[a-z]{3}(?=[ ]))[ \u00a0]?$|Rs\.?[ ]?$"
)
_NO_COIN = frozenset("(),;:[]\n\t=<>≥≤~–—-/|*\"'“”’")
_PRICED = re.compile(r"[$€£¥][ ]?[\d.,]+[ ]$")


def currency_before(text: str, at: int) -> tuple[int, str | None]:
    """Return where a currency sign or code before `at` begins, and which money it is; `at` and None without one."""
    nearest = text[at - 1 : at] if at else ""
    nearest = text[at - 2 : at - 1] if nearest in (" ", "\u00a0", "-", "−") and at > 1 else nearest
    if nearest.isdigit() or nearest in _NO_COIN or not nearest:
        return at, None
    tail = text[max(0, at - 8) : at]
    found = _COIN_BEFORE.search(tail)
    if found is None:
        return at, None
    earlier = tail[: found.start()].rstrip(" \u00a0")
    if (
        earlier[-1:].isdigit()
        and found[0][-1:] in " \u00a0"
        and not _PRICED.search(text[max(0, at - 32) : at - len(tail) + found.start()])
    ):  # "10 $ 30 $", "17 USD 25": the sign belongs to the number before
        return at, None
    symbols = _tables()[1]
    printed = found[0].rstrip("-−").rstrip(" \u00a0")
    for spelling in (printed, printed.replace(" ", ""), printed[-1:] if not printed[-1:].isalpha() else ""):
        known = symbols.get(spelling)
        if known is not None and known.money:
            start = at - len(tail) + found.start() + (len(printed) - len(spelling) if printed.endswith(spelling) else 0)
            return start, known.name
    return at, None


@dataclass(frozen=True, slots=True)
class UnitInfo:
    """What is known of a unit."""

    name: str
    """Normalised; empty for a bare number."""
    dimension: Dimension
    scale: float = 1.0
    """What one is worth: times and ages in hours, shares in percent, else 1."""
    is_convertible: bool = False
    """Whether the scale makes it comparable with the other units of its dimension."""
    counted: bool = False
    """Whether it counts whole things: people, studies, sessions, stations."""
    noun: str | None = None
    """What is counted: people, studies, illnesses and groups each by one name, else the last word of the unit."""


_SHARES = {"percent": 1.0, "percentage point": 1.0, "fraction": 100.0, "per mille": 0.1}
_COUNTED = frozenset({Dimension.COUNT, Dimension.PEOPLE, Dimension.STUDY, Dimension.PROGRAM, Dimension.THINGS})
_DOSED_PER = frozenset({"kg", "day", "dose", "week", "month", "session"})
_CODE = (3, 4)
_NO_CURRENCY = frozenset({"BMI", "CFU", "AUC", "SMD"})


@cache
def unit_info(name: str | None) -> UnitInfo:
    """Return what is known of a unit by its normalised name, compound ("mg/kg") and unlisted ones ("station") too."""
    if name is None:
        return UnitInfo("", Dimension.COUNT, counted=True)
    dimension = _dimension(name)
    scale = _SHARES.get(name) or table("figures", "words")["hours"].get(name)
    if scale is not None:
        return UnitInfo(name, dimension, scale, is_convertible=True)
    return UnitInfo(name, dimension, counted="/" not in name and dimension in _COUNTED, noun=_noun(name))


def _noun(unit: str) -> str:
    last = unit.rpartition(" ")[2]
    for name, words in table("figures", "words")["units"].items():
        if unit in words or last in words:
            return str(name)
    return last.lower().rstrip("s")


def _dimension(unit: str) -> Dimension:
    known = _by_unit()
    if found := known.get(unit) or known.get(unit.lower()):
        return found
    base, _, per = unit.partition("/")
    if _is_currency(base):
        return Dimension.MONEY
    if not per:
        return _by_last_word(unit)
    above = known.get(base) or _by_last_word(base)
    if above is Dimension.DOSE:  # so much for a body, a day; so much in a volume is a level in the blood
        return Dimension.DOSE if per.split("/")[0] in _DOSED_PER and not per.endswith("minute") else Dimension.PHYSICAL
    return above if above is Dimension.SHARE else Dimension.RATE


@cache
def _by_unit() -> dict[str, Dimension]:
    units = table("quantities", "units")
    measures = dict.fromkeys([*units["words"], *units["symbols"]], Dimension.PHYSICAL)
    measures |= dict.fromkeys(table("claims", "kinds")["cues"]["people"], Dimension.PEOPLE)
    for name, named in table("claims", "kinds")["measures"].items():
        measures |= dict.fromkeys(named, Dimension(name))
    return measures


def _is_currency(unit: str) -> bool:
    """Whether a unit is a currency's code, by the thousand or million too ("MUSD")."""
    return len(unit) in _CODE and unit.isalpha() and unit.isupper() and unit not in _NO_CURRENCY


def _by_last_word(unit: str) -> Dimension:
    """Judge a unit nobody listed by its last word ("treatment session")."""
    last = unit.rpartition(" ")[2]
    if last.endswith(("ian", "ican")):  # Canadians, Americans, physicians
        return Dimension.PEOPLE
    plural = last[:-1] + "ies" if last.endswith("y") else last + "s"
    known = _by_unit()
    return known.get(last) or known.get(plural) or Dimension.THINGS
