"""One amount: an optional currency, a number, a unit. A text and a place in; value, factor, unit and extent out."""

import math
import re
from typing import NamedTuple

from claimcheck.language.word_tables import alternation
from claimcheck.model.claim import Dimension
from claimcheck.quantities.nouns import noun_behind
from claimcheck.quantities.number_words import number_table
from claimcheck.quantities.numbers import read_decimal_comma, read_number, read_plain
from claimcheck.quantities.reading_units import GAP, Unit, currency_before, read_unit
from claimcheck.quantities.rounding import last_digit
from claimcheck.quantities.times import AND_A_HALF, read_often
from claimcheck.quantities.units import durations, unit_info, unit_rows

_GAP = re.compile(GAP)
_UNIT_GAP = re.compile(rf"(?:[ ]?[-‐‑–][ ]?(?=[A-Za-zµμ])|{GAP})")
_LONELY = re.compile(r"\d|\.\d|[ ]\d")
_AGED = {name.removesuffix("-old"): name for name in unit_rows() if name.endswith("-old")} | {"yr": "year-old"}
_AGE = re.compile(rf"[-‐‑– \u00a0](?P<unit>{alternation(_AGED)})s?[-‐‑– \u00a0](?:olds?|of[ \u00a0]age)(?![a-z])")
_TAIL = re.compile(r"[.,·](\d{1,8})$")
_ARTICLE = re.compile(r"[ \u00a0](?:of[ ])?an?[ \u00a0]")
_BRACKETED = re.compile(r"[ ]?[(\[{<]([A-Za-zµμ%°]{1,6})[)\]}>]")


class Amount(NamedTuple):
    """A number with its unit as read."""

    start: int
    end: int
    value: float
    unit: str | None
    fraction: bool
    number_end: int
    factor: float
    """What a scale word multiplied the printed figure by: 1e6 in "1.2 million"."""
    digits: bool
    step: float = 1.0
    """What one step of the last printed digit is worth before any scale word: 0.1 in "1.2 million"."""

    @property
    def precision(self) -> float:
        """What one step of the last printed digit is worth."""
        return self.step * self.factor


def read_amount(text: str, at: int) -> Amount | None:
    """Return the amount whose number (not currency) begins at `at`."""
    number = read_number(text, at)
    if number is None:
        return None
    plain = read_plain(text, at)
    beyond = plain is not None and text[plain.end : plain.end + 1] == ","
    if beyond and (comma := read_decimal_comma(text, at)) and plain and comma.end > plain.end:
        unit = _unit_behind(text, comma.end, digits=True)
        if unit is not None and unit.name == "percent":
            step = printed_step(text[at : comma.end], comma.value)
            return Amount(at, unit.end, comma.value, unit.name, False, comma.end, 1.0, True, step)
    end, value, fraction = number
    factor = _scale(value / plain.value) if plain and plain.value and not fraction else 1.0
    step = printed_step(text[at : plain.end], plain.value) if plain else last_digit(value) if value >= 1000 else 1.0
    bare = Amount(at, end, value, None, fraction, end, factor, text[at].isdigit() or text[at] in ".·", step)
    start, currency = currency_before(text, at)
    if currency is not None:
        return _money(text, bare._replace(start=start, unit=currency, fraction=False, digits=True))
    if found := _AGE.match(text, end):
        return bare._replace(end=found.end(), unit=_AGED[found["unit"]])
    return _measured(text, bare)


def _measured(text: str, bare: Amount) -> Amount:
    """Read on over the unit after a number."""
    end = bare.end
    unit = _unit_behind(text, end, digits=bare.digits) or (_unit_of_part(text, end) if bare.fraction else None)
    if unit is None:
        return bare
    if scale := _glued_scale(text, unit, end):
        return _multiplied(bare._replace(end=end + 1, number_end=end + 1), scale)
    stop, name = unit.end, unit.name
    if "/" not in name.removesuffix("/kg") and (often := read_often(text, stop)):
        stop, name = often[0], f"{name}/{often[1]}"
    if unit.money:
        return _coined(text, bare._replace(end=stop, unit=name))
    if not bare.fraction:
        stop, value = _with_rest(text, stop, name, bare.value)
        return bare._replace(end=stop, unit=name, value=value)
    return bare._replace(end=stop, unit=name)


def _coined(text: str, read: Amount) -> Amount:
    """Read on after an amount whose currency stands after its number: "12 MUSD", "5 dollars 50 cents"."""
    name = read.unit or ""
    if len(name) == 4 and name.startswith("M"):
        read = _multiplied(read._replace(unit=name[1:]), 1e6)
    if scale := _SCALE_BEHIND.match(text, read.end):
        read = _multiplied(read._replace(end=scale.end()), number_table("scales")[scale[1].lower()])
    if not read.fraction:
        stop, value = _with_rest(text, read.end, read.unit or "", read.value)
        read = read._replace(end=stop, value=value)
    return read._replace(number_end=read.end)


def _multiplied(read: Amount, scale: float) -> Amount:
    return read._replace(value=read.value * scale, factor=read.factor * scale)


def printed_step(printed: str, value: float) -> float:
    """Return what one step of the last digit of digits is worth, whichever sign parts the decimals."""
    tail = _TAIL.search(printed)
    if tail is None or (len(tail[1]) == 3 and value.is_integer() and tail[0][0] != "·"):
        return 1.0
    if len(tail[1]) == 2 and tail[1].endswith("0"):
        return 0.1  # "88.90%" is 88.9% filled up
    return float(f"1e-{len(tail[1])}")


def _scale(factor: float) -> float:
    """Return what a scale multiplies by: a power of ten or a dozen; 1 where something was added ("2½")."""
    power = round(math.log10(factor)) if factor > 0 else 0
    return factor if math.isclose(factor, 10.0**power, rel_tol=1e-9) or factor == 12 else 1.0


def _glued_scale(text: str, unit: Unit, end: int) -> float | None:
    """Return what a K or m glued to a number multiplies it by: "72K readers" are not warm, "3m adults" not long."""
    if unit.end != end + 1 or unit.name not in ("K", "m"):
        return None
    noun = noun_behind(text, unit.end)
    if noun is None:
        return None
    if unit.name == "K":
        return 1e3 if noun[1] > unit.end else None
    return 1e6 if unit_info(noun[0]).dimension in (Dimension.PEOPLE, Dimension.STUDY) else None


_SCALE_BEHIND = re.compile(rf"[ ]({alternation(number_table('scales'))})(?![a-z])", re.IGNORECASE)
_SMALLER = dict.fromkeys(("USD", "CAD", "AUD", "EUR"), ("cent", 100.0)) | {
    "GBP": ("pence", 100.0),
    "ft": ("in", 12.0),
    "lb": ("oz", 16.0),
}
"""The smaller unit that may follow and how many of it make one ("5 ft 2 in", "3 dollars 50 cents")."""
_AND = re.compile(r"[ \u00a0,]{1,2}(?:and[ ])?")
_COINS_END = re.compile(r"(?=[.,;!?)](?!\d)|[ ]more|$)")
_INCHES = re.compile(r"[ ]?in(?![a-z])")


def _with_rest(text: str, stop: int, name: str, value: float) -> tuple[int, float]:
    """Read on over what is said of a smaller unit: "2 years and a half", "5 ft 2 in"."""
    if name in durations() and (half := AND_A_HALF.match(text, stop)):
        return half.end(), value + 0.5
    if name in _SMALLER and (smaller := _smaller(text, stop, name)):
        return smaller[0], value + smaller[1]
    return stop, value


def _smaller(text: str, at: int, name: str) -> tuple[int, float] | None:
    """Read the smaller part of an amount in two units: its end and its worth in the larger."""
    joint = _AND.match(text, at)
    number = read_number(text, joint.end()) if joint else None
    unit_name, per = _SMALLER[name]
    if number is None or number.fraction or not 0 < number.value < per:
        return None
    unit = _unit_behind(text, number.end, digits=text[number.end - 1].isdigit())
    if unit is not None and unit.name == unit_name:
        return unit.end, number.value / per
    if name == "ft" and (inches := _INCHES.match(text, number.end)):
        return inches.end(), number.value / per
    if (
        unit_name == "cent"
        and unit is None
        and number.value == int(number.value)
        and _COINS_END.match(text, number.end)
    ):
        return number.end, number.value / per
    return None


def _unit_of_part(text: str, at: int) -> Unit | None:
    """Read the unit of "half an hour", "a quarter of a mile"."""
    article = _ARTICLE.match(text, at)
    unit = read_unit(text, article.end()) if article else None
    return unit if unit is not None and not unit.money else None


def _money(text: str, read: Amount) -> Amount:
    """Read on after the number of an amount whose currency stands before it: a scale, a code, what it is paid per."""
    if found := _MONEY_SCALE.match(text, read.end):
        end = found.end()
        read = _multiplied(read._replace(end=end, number_end=end), _MONEY_SCALES[found[1].lower()])
    end = read.end
    if (code := read_unit(text, _skip(text, end))) and code.money and (code.name.isupper() or read.unit == "USD"):
        spelled = text[_skip(text, end) : code.end]
        if spelled.lower().startswith("dollar") or spelled == code.name:
            return read._replace(end=code.end, unit=code.name)
    rate = _MONEY_RATE.match(text, end)
    if rate and (below := read_unit(text, rate.end())) is not None and not below.money:
        return read._replace(end=below.end, unit=f"{read.unit}/{below.name}")
    return read


_MONEY_SCALES = number_table("short-scales") | number_table("money-scales")
_MONEY_SCALE = re.compile(rf"[ ]?({alternation(_MONEY_SCALES)})(?![a-z])", re.IGNORECASE)
_MONEY_RATE = re.compile(r"[ ]?/[ ]?|[ ]per[ ]")


def _skip(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at


def _unit_behind(text: str, end: int, *, digits: bool) -> Unit | None:
    gap = _UNIT_GAP.match(text, end)
    place = gap.end() if gap else end
    unit = read_unit(text, place)
    if unit is None:
        if (
            digits
            and (found := _BRACKETED.match(text, end))
            and (inner := read_unit(text, found.start(1)))
            and inner.end == found.end(1)
        ):
            return Unit(found.end(), inner.name)
        return None
    spelled = text[place : unit.end]
    glued = place == end
    if not digits and not glued and len(spelled) <= 2 and spelled.isascii() and spelled.isalpha():
        return None
    if unit.money and not glued and not spelled.isalpha() and text[unit.end : unit.end + 1].isdigit():
        return None
    if not digits and spelled in ('"', "x", "X", "×", "°"):
        return None
    if spelled == '"' and not glued:
        return None
    if spelled in ("x", "X", "×") and (
        not glued or _LONELY.match(text, unit.end) or text[unit.end : unit.end + 1].isalpha()
    ):
        return None
    if "\n" in text[end:place] and unit.name not in durations() and unit.name != "percent":
        return None
    if len(spelled) == 1 and spelled.isalpha() and not glued and (spelled in "aAtTMKUyx" and spelled != "K"):
        return None
    return unit
