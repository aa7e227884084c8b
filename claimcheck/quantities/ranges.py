"""Two amounts that are one range ("4-8 weeks", "$400-$800", "between 5% and 10%", "54.8 ± 5 years")."""

import re

from claimcheck.model.claim import Modifier
from claimcheck.quantities.amounts import Amount, read_amount
from claimcheck.quantities.reading_units import read_coin

_DASH = re.compile(r"\+?[ \u00a0\u2009]?[-–—‑‒−~∼][ \u00a0\u2009]?")
_TO = re.compile(r"[-‐‑]?[ \u00a0]{1,2}(?:to|up to|through|until)[ \u00a0]{1,2}", re.IGNORECASE)
_OR = re.compile(r"[-‐‑]?[ \u00a0]or[ \u00a0](?:even[ \u00a0])?", re.IGNORECASE)
_AND = re.compile(r"[-‐‑]?[ \u00a0](?:and|to)[ \u00a0]", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![a-z])between[ \u00a0](?:the[ ]|about[ ]|[~∼<>−-]){0,2}$", re.IGNORECASE)
_FROM = re.compile(r"(?<![a-z])from[ \u00a0](?:about[ ]|a[ ]|[~∼<>−-]){0,2}$", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?<![a-z])(?:increas|decreas|rose|rise|risen|rising|fell|fall|drop|grew|grow|improv|reduc|climb|declin|went"
    r"|chang|jump"
    r"|down|up\b|surg|soar|shr[aiu]nk|lower|cut)[a-z]*[^.;\n]{0,60}from[ \u00a0](?:about[ ]|a[ ]|[~∼<>−-]){0,2}$",
    re.IGNORECASE,
)
_JOIN_SIGNS, _BLANKS, _JOIN_LETTERS = frozenset("+-–—‐‑‒−~∼±"), frozenset(" \u00a0\u2009"), frozenset(" \u00a0tuoaTUOA")
_TOLERANCE = re.compile(r"[ \u00a0\u2009]?(?:±|\+/[-−–]|\+[-−])[ \u00a0\u2009]?")
_SIGN = re.compile(r"[-−–+<>≤≥~∼](?=[\d.])")


def has_tolerance(text: str, amount: Amount) -> bool:
    """Whether "± …" follows: the amount then keeps its value beside its ends."""
    return _TOLERANCE.match(text, amount.end) is not None


def with_range(text: str, first: Amount) -> tuple[Amount, float | None, float | None, Modifier | None]:
    """Return the amount extended to its range: the amount, low, high and the modifier the words give."""
    if not _may_go_on(text, first.end) and not _may_go_on(text, first.number_end):  # most do not: a cheap look first
        return first, None, None, None
    tail = text[max(0, first.start - 100) : first.start]
    if found := _TOLERANCE.match(text, first.end):
        return _tolerant(text, first, found.end())
    between = _BETWEEN.search(tail) if "between" in tail.lower() else None
    joins = (_DASH, _AND, _TO) if between else (_DASH, _TO, _OR)
    starts = (first.end,) if first.end == first.number_end else (first.end, first.number_end)
    for place in starts:
        for join in joins:
            found = join.match(text, place)
            if found is None:
                continue
            second = _second(text, found.end())
            if second is None or not _one_range(text, first, second, join, place):
                continue
            if join is _TO and _FROM.search(tail) and (first.value > second.value or _CHANGE.search(tail)):
                return first, None, None, None
            return _joined(first, second, Modifier.BETWEEN if between else None)
    return first, None, None, None


def _may_go_on(text: str, at: int) -> bool:
    """Whether what joins two amounts may begin here: a sign, or a word behind a blank."""
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    return first in _JOIN_SIGNS or (first in _BLANKS and (second in _JOIN_SIGNS or second in _JOIN_LETTERS))


def _second(text: str, at: int) -> Amount | None:
    coin = read_coin(text, at)
    place = _skip_space(text, coin.end) if coin else at
    sign = _SIGN.match(text, place)
    number = sign.end() if sign else place
    second = read_amount(text, number)
    if second is None:
        return None
    if sign and sign[0] in "-−–":
        second = second._replace(value=-second.value)
    return second._replace(start=at)


def _skip_space(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


def _one_range(text: str, first: Amount, second: Amount, join: re.Pattern[str], place: int) -> bool:
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return False
    bare_end = first.unit is not None and second.unit is None and place == first.end
    if bare_end and not (
        first.unit == "year-date"
        or first.unit == str(first.unit).upper()
        or join is _DASH
        or text[first.end - 1] in "%°"
    ):
        return False
    low, high = _ends(first, second)
    if join is _OR:
        return low < high and (high <= 2 * low + 1 or not first.digits)
    if join is _DASH:
        falls = low > high and text[place] != "-" and not (first.unit == second.unit and _is_priced(text, first, place))
        return low < high or (not first.digits and low <= high) or falls
    return low < high or first.value < 0


def _is_priced(text: str, first: Amount, place: int) -> bool:
    """Whether a price stands before a dash with spaces: "10 for $90 – $9 each" names two prices."""
    return text[first.start] in "$€£¥₹" and text[place].isspace()


def _ends(first: Amount, second: Amount) -> tuple[float, float]:
    low, high = first.value, second.value
    if first.factor == 1 and second.factor >= 1000 and low * second.factor <= high:
        low *= second.factor
    if first.unit == "year-date" and high < 100:
        high += low // 100 * 100
    return low, high


def _joined(
    first: Amount, second: Amount, modifier: Modifier | None
) -> tuple[Amount, float | None, float | None, Modifier | None]:
    low, high = sorted(_ends(first, second))
    unit = second.unit if second.unit is not None else first.unit
    scaled = first.factor == 1 and second.factor >= 1000
    step = second.step if scaled else min(first.precision, second.precision) / second.factor
    whole = second._replace(start=first.start, unit=unit, step=step)
    return whole, low, high, modifier


def _tolerant(text: str, first: Amount, at: int) -> tuple[Amount, float | None, float | None, Modifier | None]:
    sign = _SIGN.match(text, at)
    around = read_amount(text, sign.end() if sign else at)
    if around is None:
        return first, None, None, None
    step = first.precision / around.factor
    whole = around._replace(start=first.start, value=first.value, unit=around.unit or first.unit, step=step)
    return whole, round(first.value - around.value, 9), round(first.value + around.value, 9), None
