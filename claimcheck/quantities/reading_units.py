"""Units beside a number: text and a place in, the normalised name and the end out.

Words ("milligrams", "square metres", "per cent") and symbols ("mg", "µg", "°C", "km²") come from `data/units.toml`,
money from `data/currencies.toml`; the longest spelling that ends with a word's end is taken. Compound units
("mg/kg/day", "beats per minute", "kg m−2") are read as a chain.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple
from unicodedata import category

from claimcheck.language.word_tables import table
from claimcheck.quantities.units import durations, unit_rows

GAP = r"(?:[ \u00a0\u2000-\u200a\u202f]{0,3}(?:\r?\n)?[ \u00a0\u2009\u202f]{0,2})"
"""What may stand between a number and its unit: spaces and at most one line break, never a tab (the next cell)."""


class Unit(NamedTuple):
    """A unit as read."""

    end: int
    name: str
    money: bool = False


_RUN = re.compile(r"[^\W\d_²³¹⁰-⁹]+|.?", re.DOTALL)


class Spellings:
    """Spellings with their units; finds the longest that begins or ends at a place."""

    def __init__(self, words: dict[str, Unit], symbols: dict[str, Unit]) -> None:
        """Take spellings in lower case and spellings as printed."""
        self.words, self.symbols = words, symbols
        self._by_start = _lengths((*words, *symbols), _start)
        self._by_end = _lengths(symbols, lambda spelling: spelling[-1])

    def at(self, text: str, at: int) -> Unit | None:
        """Return the unit whose spelling begins at `at`."""
        lengths = self._by_start.get(_start(text, at))
        if lengths is None:
            return None
        window = text[at : at + lengths[0] + 1].replace("\u00a0", " ")
        for length in lengths:
            spelled = window[:length]
            if len(spelled) < length or (spelled[-1].isalpha() and window[length : length + 1].isalpha()):
                continue
            known = self.symbols.get(spelled) or self.words.get(spelled.lower())
            if known is None and "-" in spelled:
                known = self.words.get(spelled.lower().replace("-", " "))
            if known is not None:
                return Unit(at + length, known.name, known.money)
        return None

    def before(self, text: str) -> tuple[int, Unit] | None:
        """Return the length of the symbol that ends a text, and its unit."""
        for length in self._by_end.get(text[-1:], ()):
            spelled = text[-length:]
            known = self.symbols.get(spelled) if len(spelled) == length else None
            if known is not None and not (spelled[0].isalpha() and text[-length - 1 : -length].isalpha()):
                return length, known
        return None


def _start(text: str, at: int = 0) -> str:
    """Return the letters, or the one sign, that begin at a place."""
    found = _RUN.match(text, at)
    return found[0].lower() if found else ""


def _lengths(spellings: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths that the spellings of each key have, longest first."""
    lengths: dict[str, set[int]] = {}
    for spelling in spellings:
        lengths.setdefault(key(spelling), set()).add(len(spelling))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


@cache
def _coins() -> Spellings:
    money = table("quantities", "currencies")
    words: dict[str, Unit] = {}
    for name, terms in money["words"].items():
        for term in terms:
            words |= {form: Unit(0, name, money=True) for form in (term, term + "s")}
    symbols = {spelling: Unit(0, name, money=True) for name, signs in money["symbols"].items() for spelling in signs}
    for sign in [sign for sign in symbols if len(sign) > 1 and " " not in sign and category(sign[-1]) == "Sc"]:
        symbols.setdefault(f"{sign[:-1]} {sign[-1]}", symbols[sign])  # "NZ $"
    for code in money["codes"]["names"]:
        symbols[code] = symbols[code.lower()] = Unit(0, code, money=True)
        symbols["M" + code] = Unit(0, "M" + code, money=True)
    return Spellings(words, symbols)


@cache
def _units() -> Spellings:
    """Return what may stand after a number, money too."""
    words = dict(_coins().words)
    symbols: dict[str, Unit] = {}
    for name, row in unit_rows().items():
        for term in row.get("terms", ()):
            for form in (term, term + "s"):
                words.setdefault(form, Unit(0, name))
        for symbol in row.get("symbols", ()):
            symbols.setdefault(symbol, Unit(0, name))
    return Spellings(words, _coins().symbols | symbols)


@cache
def _per_only() -> Spellings:
    rows = table("quantities", "units")["per"].items()
    return Spellings({spelling: Unit(0, name) for name, spellings in rows for spelling in spellings}, {})


_EXPONENT = re.compile(r"\^?([²³]|[23](?!\d|\.\d))|[ ]?(cubed|squared)(?![a-z])")
_INVERSE = re.compile(r"[ ·⋅.]?([A-Za-zµμ]{1,4})(?:\^?[-−–‐]|⁻)([1-4¹²³⁴])(?!\d)")
_SLASH = re.compile(r"[ ]?[/⁄][ ]?(?=[A-Za-zµμ°])")
_PER = re.compile(r"[ \u00a0-]{1,2}(?P<how>per|a|an|each|every|/)[ \u00a0-](?=[A-Za-zµμ])", re.IGNORECASE)
_NAME_GOES_ON = re.compile(r"[A-Za-z\d]|-\d{2}")
_SUPERSCRIPT = {"2": "²", "3": "³", "²": "²", "³": "³", "squared": "²", "cubed": "³"}
_POWERS = str.maketrans("1234", "¹²³⁴")


def read_unit(text: str, at: int) -> Unit | None:
    """Return the unit that begins at `at`, the longest compound that reads as one; None when none begins there."""
    base = _units().at(text, at)
    if base is None:
        return None
    end, name = _raised(text, base)
    for _ in range(3):
        joined = _joined(text, end, name)
        if joined is None:
            break
        end, name = joined
    if text[end - 1].isalpha() and _NAME_GOES_ON.match(text, end):
        return None
    return Unit(end, name, base.money)


def _raised(text: str, unit: Unit) -> tuple[int, str]:
    """Read a length on over its exponent."""
    if unit_rows().get(unit.name, {}).get("raised") and (power := _EXPONENT.match(text, unit.end)):
        return power.end(), unit.name + _SUPERSCRIPT[power[1] or power[2]]
    return unit.end, unit.name


def _joined(text: str, end: int, name: str) -> tuple[int, str] | None:
    """Read one further factor of a compound unit."""
    if slash := _SLASH.match(text, end):
        below = _below(text, slash.end())
        if below is None or below.money:
            return None
        stop, label = _raised(text, below)
        return stop, f"{name}/{label}"
    if per := _PER.match(text, end):
        below = _below(text, per.end())
        certain = per["how"].lower() == "per"
        if below is None or (not certain and below.name not in durations() and below.name != "dose"):
            return None
        return below.end, f"{name}/{below.name}"
    if inverse := _INVERSE.match(text, end):
        known = _units().symbols.get(inverse[1])
        if known is not None and not known.money:
            return inverse.end(), f"{name}/{known.name}{inverse[2].translate(_POWERS).strip('¹')}"
    return None


def _below(text: str, at: int) -> Unit | None:
    return _units().at(text, at) or _per_only().at(text, at)


def read_coin(text: str, at: int) -> Unit | None:
    """Return the currency whose sign or code begins at `at`."""
    return _coins().at(text, at)


_NO_COIN = frozenset("(),;:[]\n\t=<>≥≤~–—-/|*\"'“”’")
_PRICED = re.compile(r"[$€£¥][ ]?[\d.,]+[ ]$")
_LONGEST_COIN = 9


def currency_before(text: str, at: int) -> tuple[int, str | None]:
    """Return where a currency sign or code before `at` begins, and which money it is; `at` and None without one."""
    end = at - 1 if text[at - 1 : at] in ("-", "−") else at
    end = end - 1 if text[end - 1 : end] in (" ", "\u00a0") else end
    nearest = text[end - 1 : end]
    if not nearest or nearest.isdigit() or nearest in _NO_COIN:
        return at, None
    found = _coins().before(text[max(0, end - _LONGEST_COIN) : end])
    if found is None:
        return at, None
    length, coin = found
    start = end - length
    if end == at and text[start:end].islower() and nearest.isalpha():  # "try500"
        return at, None
    earlier = text[max(0, start - 32) : start]
    if end < at and earlier.rstrip(" \u00a0")[-1:].isdigit() and not _PRICED.search(earlier):
        return at, None  # "10 $ 30 $", "17 USD 25": the sign belongs to the number before
    return start, coin.name
