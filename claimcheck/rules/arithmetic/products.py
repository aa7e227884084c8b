"""Total = count × price of one: sessions, instalments, hours. In: a line. Out: the products that do not come out.

A package and a single price may stand side by side and follow no sum ("12 sessions for $2,148, a single one $209"),
so the order of the figures and the words between them must say that one is the other's part.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import PAYMENTS, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain, shown
from claimcheck.rules.arithmetic.per import EACH, counts_for, multiplied, per
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import has_alternatives, has_further_terms
from claimcheck.rules.arithmetic.totals import led_to, marked, total_of

_CONCERNS = re.compile(
    r"each|every|one\b|per|/|month|week|dai?ly|hour|year|piece|pop\b|unit|payment|install?ment|[×x@]|\ba\b|\ban\b|\bat\b",
    re.I,
)
_LINKED = re.compile(
    r"[\s,(]*(?:[a-z-]{2,15}[ \u00a0]){0,3}(?:at|of|for|over|in|by|on|×|x|@)?[\s(]*(?:only |just |the )?$", re.I
)
_AT = re.compile(r"\s?(?:[a-z]{2,15} ){0,2}(?:at|@) (?:only |just )?", re.IGNORECASE)
_THAT_IS = re.compile(r"\b(?:[Tt]hat|[Tt]his|[Ii]t|[Ww]hich)(?: is|['’]s| works out at| comes to) (?:only |just )?$")
_TOTAL = re.compile(r"\btotal\b", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|[a-z])[:=] $", re.IGNORECASE)
_LIST = re.compile(r",\s$")
_PART = re.compile(
    r"[([=]|\bthat(?: is|['’]s)\b|\bi\.e\.|\bwhich\b|\bworks? out\b|\bmean(?:s|ing)\b|\bso\b|\bequal", re.IGNORECASE
)
_HENCE = re.compile(
    r"\b(?:which|that|this|it) (?:makes?|comes to|adds up to|amounts to|totals|gives)\s$|\bmaking\s$"
    r"|\bso (?:the |your |my |that )?(?:[a-z]{1,20} ){1,3}$",
    re.IGNORECASE,
)
_PER = r"\s?(?:\bper\b|\ban?\b|/|\beach\b) ?(?!for\b|total\b)[a-z]{2,12}\b"
_PER_TWO = re.compile(
    rf"{_PER}(?:{_PER}|\s?(?:and|&) (?:night|day|week|month|year|session|person)\b)|\s?(?:pp|p\.p\.|p/p)(?![a-z])", re.I
)
_BESIDES = re.compile(
    r"\b(?:with|incl|including|inclusive|and|couples?|groups?|famil(?:y|ies)|for two)\b", re.IGNORECASE
)
"""In a row: what a price does not cover, or how many share it ("4 weeks with exam", "10 sessions (couples)")."""
_SINGLE = re.compile(r"(?<!so )\bone [a-z]{2,20} (?:is|costs?|comes to) $", re.IGNORECASE)
"""Behind the total it may be the price of one by itself: "12 sessions cost $2,148, one session costs $209"."""
_PER_BOTH = re.compile(r"\s?(?:per|a|each|/) ?[a-z]{3,15} (?:per|a|each|every) (?P<time>month|year|week|day)\b", re.I)
_PAYS = re.compile(r"\d (?:pays?|costs?)$", re.IGNORECASE)
"""A verb taken for what is counted: "a group of 15 pays"."""
_ALONE = re.compile(r"(?:\s?(?:per|an?|each|every|/) ?[a-z]{1,20})?\s?(?:[.,;:)!]|$)", re.IGNORECASE)
_DISCOUNTED = re.compile(
    r"\bwith (?:the |our |a |an |your )?(?:[a-z]{3,12} )?(?:discount|rebate|coupon|code)\b", re.IGNORECASE
)
_ADDS_UP = re.compile(r"\b(?:(?:adds?|adding) up|comes?|amounts?) to $|\b(?:makes|totals) $", re.IGNORECASE)
_OVER_ALL = re.compile(r" (?:for|over|across|after) (?:the |all )?", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_PORTIONS = frozenset(
    {"capsule", "tablet", "pill", "serving", "dose", "softgel", "load", "wash", "scoop", "gram", "ml"}
)
"""What is not sold one by one."""
_DEAREST_SINGLE = 1.6
"""A single price may be this much dearer than one of a package; beyond that it is none."""


def products(line: Line) -> Iterator[Mismatch]:
    """Yield the products of a line that do not come out."""
    if not line.has_money or not _CONCERNS.search(line.text + " ".join(line.header)):
        return
    figures = line.figures
    names = {place: per(figures, place) for place, figure in enumerate(figures) if figure.money}
    crossed = {place: other for place in names if (other := multiplied(figures, place)) is not None}
    for place in _at_same_time(figures, names):
        names[place] = frozenset()
    units = [place for place in names if names[place] or place in crossed]
    if not units and (priced := _priced_at(line, figures)):
        units, crossed = [priced], {priced: priced - 1}
    wholes = [place for place in names if place not in units]
    total = total_of(figures, wholes)
    if total is None:
        return
    pairs = [
        (count, unit)
        for unit in units
        if (count := crossed[unit] if unit in crossed else _count(figures, unit, names, units)) is not None
    ]
    if _add_up(figures, pairs, total):
        return
    found: list[Mismatch] = []
    for count, unit in pairs:
        if _one_sum(line, count, unit, total, crossed=unit in crossed):
            found += _judge(line, count, unit, total, names[unit])
    words = f"{' '.join(line.header)} {line.text}"
    if found and "percent" not in line.units and _DISCOUNTED.search(words):
        return  # by how much is not said
    if found and not has_further_terms(words):  # the dear look comes last
        if not has_alternatives(words):
            yield from found
        elif not has_alternatives(_OR.sub(" ", words)):
            yield from (one for one in found if _never_alone(line, one, total))


def _at_same_time(figures: Sequence[Figure], names: dict[int, frozenset[str]]) -> list[int]:
    """Return the totals of "$12 per user per month, so 25 users pay $300 a month"."""
    times = {match["time"].lower() for place in names if (match := _PER_BOTH.match(figures[place].after))}
    return [place for place in names if len(names) == len(times) + 1 and names[place] and names[place] <= times]


def _never_alone(line: Line, found: Mismatch, total: int) -> bool:
    """Whether "or $0.60 per capsule" behind a total cannot be the price of one alone: too cheap, or never sold so."""
    figures = line.figures
    number = next((figure for figure in figures if (figure.span, "the number") in found.others), None)
    place = next((place for place, figure in enumerate(figures) if figure.span == found.span), 0)
    if number is None or place < total or not _OR.search(line.between(figures[total], figures[place])):
        return False
    names = per(figures, place)
    too_cheap = figures[place].reach.high * number.value <= figures[total].value
    if not _ALONE.match(figures[place].after):
        return False
    return too_cheap or (EACH not in names and bool(names & _PORTIONS))


def _add_up(figures: Sequence[Figure], pairs: Sequence[tuple[int, int]], total: int) -> bool:
    """Whether the total is that of all: "2 adults and 2 children: $84 ($27 per adult, $15 per child)"."""
    if len(pairs) < 2 or any(figures[unit].unit != figures[total].unit for _, unit in pairs):
        return False
    product = exactly(0.0)
    for count, unit in pairs:
        product = product.plus(figures[count].reach.times(figures[unit].reach))
    return product.meets(figures[total].reach)


def _priced_at(line: Line, figures: Sequence[Figure]) -> int | None:
    """Return the place of the one price in "10 lessons at €33 come to €330", where no word says "each"."""
    if len(figures) != 3 or not (marked(figures[2]) or (_TOTAL.search(line.text) and led_to(figures[2]))):
        return None
    return 1 if figures[0].count and figures[1].money and _AT.fullmatch(figures[1].before) else None


def _count(figures: Sequence[Figure], unit: int, names: dict[int, frozenset[str]], units: Sequence[int]) -> int | None:
    """Return the place of the count that a unit price belongs to, when there is only one it can."""
    counts = counts_for(figures, names[unit])
    rivals = [other for other in units if other != unit and names[other] & names[unit]]
    near = [count for count in counts if abs(count - unit) == 1 and _linked(figures, count, unit)]
    if len(near) == 1 and len(counts) > 1:
        return near[0]
    return counts[0] if len(counts) == 1 and not rivals else None


def _linked(figures: Sequence[Figure], one: int, other: int) -> bool:
    later = figures[max(one, other)]
    return _LINKED.match(later.before) is not None


def _one_sum(line: Line, count: int, unit: int, total: int, *, crossed: bool) -> bool:
    """Whether order and words make the three figures one sum."""
    figures = line.figures
    labelled = all(_LABELLED.search(figures[place].before) for place in (unit, total))
    if line.joined:
        points_back = _HENCE.search(figures[total].before) or _THAT_IS.search(figures[unit].before)
        return labelled or points_back is not None
    if line.apart or crossed or labelled:
        return True
    if ";" in line.between(figures[min(count, total)], figures[max(count, total)]) and max(count, total) - unit > 1:
        return False  # "$2 a day adds up over 30 days; a monthly pass is $50"
    if total < unit:
        return _SINGLE.search(figures[unit].before) is None
    if count < unit:  # "12 sessions at $179 each: $2,148"
        return (
            led_to(figures[total])
            or _HENCE.search(figures[total].before) is not None
            or _LIST.match(figures[total].before) is not None
        )
    if count > total and _ADDS_UP.search(figures[total].before):  # "$2 a day adds up to $60 over 30 days"
        return _OVER_ALL.fullmatch(line.between(figures[total], figures[count])) is not None
    if count > total:  # "$209 per session, $2,148 for 12": two prices
        return False
    if _HENCE.search(figures[total].before):
        return True
    attached = re.match(
        r"[^.]{0,40}\b(?:for|over|times|by|in|so|thus|hence|therefore)\s(?:the |all )?$|\s?[×x]\s?$"
        r"|[^.]{0,40}\bso (?:[a-z]{1,12} ){1,4}$",
        line.between(figures[unit], figures[count]),
    )
    begun = re.search(r"\bat (?:only |just )?$", figures[unit].before, re.IGNORECASE)
    listed = _LIST.search(figures[count].before) and _LIST.match(figures[total].before)
    led = led_to(figures[total]) or _PAYS.search(figures[count].quantity.text)
    return bool((attached or begun) and led) or bool(listed)


def _judge(line: Line, count: int, unit: int, total: int, names: frozenset[str]) -> Iterator[Mismatch]:
    figures = line.figures
    number, each, whole = figures[count], figures[unit], figures[total]
    if each.unit != whole.unit or number.value < 2 or any(figure.hedged for figure in (number, each, whole)):
        return
    if _was_before(line, whole, each) or _has_a_second_factor(line, count, each):
        return
    used = (count, unit, total)
    rounded, exact = number.reach.times(each.reach), number.exact.times(each.exact)
    if any(reading.meets(whole.exact) for reading in _readings(figures, used, rounded)) or any(
        reading.meets(whole.reach) for reading in _readings(figures, used, exact)
    ):
        return
    ratio = number.value * each.value / whole.value if whole.value else 0.0
    linked = (
        abs(count - unit) == 1 and _linked(figures, count, unit) and not _LIST.match(figures[max(count, unit)].before)
    )
    tied = (
        line.apart
        or marked(whole)
        or EACH in names
        or names & _PORTIONS
        or unit < total
        or linked
        or _PART.search(line.between(whole, each))
    )
    if not tied and 1 < ratio <= _DEAREST_SINGLE:
        return  # "12 classes for $240, $25 per class": perhaps what one costs by itself
    noun = number.unit or "unit"
    times = f"{plain(number.value)} × {bare(each)} is {like(each, number.value * each.value)}, not {bare(whole)}"
    if each.low != each.high:
        times = f"{plain(number.value)} × {shown(each)} cannot be {bare(whole)}"
    fits = like(each, whole.value / number.value)
    what = "payment" if number.unit in PAYMENTS else noun
    yield Mismatch(
        each.span,
        f"{times}: {bare(whole)} ÷ {plain(number.value)} = {fits}.",
        f"if {bare(whole)} for {plain(number.value)} is right, write {fits} per {what}; "
        "otherwise correct the total or the number",
        Confidence.HIGH if marked(whole) or line.header else Confidence.MEDIUM,
        ((whole.span, "the total"), (number.span, "the number")),
    )


def _was_before(line: Line, whole: Figure, each: Figure) -> bool:
    """Whether the "total" is the old price of one: "$12 → $9 per month, 25% off for 12 months"."""
    if line.between(whole, each).strip() in ("→", "->", "➔", "➜", "now"):
        return True
    cuts = [figure for figure in line.figures if figure.unit == "percent"]
    return any(whole.exact.times(exactly(1 - cut.value / 100)).meets(each.reach) for cut in cuts if cut.value < 100)


def _has_a_second_factor(line: Line, count: int, each: Figure) -> bool:
    """Whether the price of one is per two things and one is not counted: "$24 per user per month", "$90 pp"."""
    if line.header and _BESIDES.search(line.text):
        return True
    priced = line.page[each.span.start : each.span.end + len(each.after)]
    if _PER_TWO.search(priced) is None:
        return False
    return not any(figure.count for place, figure in enumerate(line.figures) if place != count)


def _readings(figures: Sequence[Figure], used: tuple[int, int, int], product: Reach) -> Iterator[Reach]:
    """Yield what the product may mean besides itself: a discount taken off, a second factor, a further amount."""
    yield product
    whole = figures[used[2]]
    for place, figure in enumerate(figures):
        if place in used:
            continue
        if figure.unit == "percent":
            part = Reach(max(0.0, 1 - figure.reach.high / 100), 1 - figure.reach.low / 100)
            yield product.times(part)
        elif figure.unit == whole.unit and figure.money:
            yield product.plus(figure.reach)
            yield product.minus(figure.reach)
        elif figure.count:
            yield product.times(figure.reach)
