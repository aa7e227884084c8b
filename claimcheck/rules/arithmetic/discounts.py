"""Old price, new price and what is saved: "was $209, now $159 (24% off)", "$100 off the $400 price: $300".

In: a line. Out: the savings that are not the difference. Judged only where two prices stand in the line besides the
saving, and the words say which is the old and which the new one.
"""

import re
from collections.abc import Iterator, Sequence

from claimcheck.model.finding import Confidence
from claimcheck.rules.arithmetic.figures import TIMES, Figure
from claimcheck.rules.arithmetic.lines import Line
from claimcheck.rules.arithmetic.mismatch import Mismatch, bare, like, plain
from claimcheck.rules.arithmetic.per import per
from claimcheck.rules.arithmetic.rounding import Reach, exactly
from claimcheck.rules.arithmetic.silence import has_further_terms
from claimcheck.rules.vocabulary import words

_CONCERNS = re.compile(
    r"off\b|sav(?:e|ing)|discount|less|cheaper|reduc|lower|cut|rebate|minus|mark|below|under|half|drop|fall|fell"
    r"|[-−–] ?\d",
    re.IGNORECASE,
)
_FILL = (
    r"(?:\s(?:price|rate|cost|fee|value|tariff|of|is|was|at|the|a|an|our|your|costs?|for|usual|regular|normal|full"
    r"|old)){0,4}"
)
_OLD = re.compile(
    r"(?:\b(?:was|were|from|formerly|previously|originally|regular(?:ly)?|normal(?:ly)?|usual(?:ly)?|standard"
    r"|list(?: price)?|instead of|compared (?:to|with)|rather than|rrp|msrp|old|original|full|retail|before|worth|than"
    r"|used to (?:be|cost)|once)"
    rf"{_FILL}|\b(?:off|discount|reduction|discounted|half price) (?:on |from |of )?(?:the |a |our |an |your )?"
    r"(?:(?!you |pay |now )[a-z-]{3,12} ){0,2}|\bwhen it (?:was|cost) "
    r"|(?:^ on|^ price(?: on| for| of)?|\boff[:,!]) (?:the|our|a|an|your|this)(?: [a-z-]{3,12}){0,2} )\s?[:–-]?\s?$",
    re.IGNORECASE,
)
_OLD_AFTER = re.compile(
    r"\s(?:list|regular|normal|usual|full|original|standard|retail|before|less|minus)\b", re.IGNORECASE
)
_NEW = re.compile(
    r"(?:\b(?:now|today|only|just|to|for|pay|at|is|sale|new|special|discounted|reduced|offer|costs?|so|makes?|making|leaves"
    r"|leaving|comes|price|you)\b(?:\s(?:price|is|of|only|just|to|at|pay|it|you|a|the|costs?)){0,3}\s?[:–-]?|[:=→–—]|,)\s?$",
    re.IGNORECASE,
)
_SAVED_AFTER = re.compile(
    r"\s?(?:price )?(?:off|discount|savings?|saved|less(?!\s$)|cheaper|reduction|lower|price cut|cut|rebate|markdown"
    r"|below|under)\b",
    re.IGNORECASE,
)
_SAVED = re.compile(
    r"\b(?:save|saves|saving|savings|saved|discount|reduction|reduced by|off by|cut by|cut|drop(?:s|ped)? by|falls? by"
    r"|less|minus|lowered by|down|marked down)\b(?: (?:of|by|a|an|is|you|up|the|another|whopping|full|over)){0,3}"
    r"\s?[:(–-]?\s?$",
    re.IGNORECASE,
)
_WORDED = re.compile(r"\s(?:off|(?:the )?price|the usual price|less|cheaper|discount|reduction)\b", re.IGNORECASE)
"""Behind a share in words: "half price", "a third off"."""
_OVER_LINE = re.compile(
    r"\s?(?:price|off)?[!.:]\s{1,2}(?:was|were|regularly|normally|(?:the|our|this)(?: [a-z-]{3,12}){0,2})\s$", re.I
)
"""Between a saving that stands by itself and the old price: "Half price! Was £80"."""
_NOW_SO_MUCH = re.compile(r"(?: [a-z-]{3,12}){0,2}(?: is)?[\s,;(–→-]{0,4}\bnow (?:only |just )?$", re.IGNORECASE)
_MINUS = re.compile(r"\s?[-−–]\s?")
_MORE = re.compile(r"\s(?:more|extra|another)\b", re.IGNORECASE)
_NOW = re.compile(
    r"[\s,;(–→-]{0,4}\b(?:now|(?:reduced|cut|lowered|discounted|marked down) to) (?:only |just )?$", re.IGNORECASE
)
_LABELLED = re.compile(r"[A-Za-z]: $")
_SAVED_LABEL = re.compile(r"\b(?:sav(?:e|ings?)|discount|off)\b", re.IGNORECASE)
_OLD_LABEL = re.compile(
    r"\b(?:was|regular|list|old|original|normal|usual|full|before|retail|standard|rrp|msrp)\b", re.IGNORECASE
)
_NEW_LABEL = re.compile(
    r"\b(?:now|sale|new|special|after|discounted|reduced|your price|offer|you pay|price)\b", re.IGNORECASE
)
_LESS = re.compile(r" (?:less|cheaper|lower) than the ", re.IGNORECASE)
_CUT = re.compile(
    r"\b(?:drops?|dropped|falls?|fell|(?:is|was) (?:reduced|cut|lowered)) by (?:a |just )?$", re.IGNORECASE
)
_CUT_TO = re.compile(r" to (?:just |only )?$", re.IGNORECASE)
_SINGLE = re.compile(r"\s(?:single|individual|regular|normal|drop-in|walk-in)\b", re.IGNORECASE)
_THIRD = 1.0
"""Points by which a share in words may be rounded: "a third off" for 33%."""
_EITHER = re.compile(
    r"\b(?:or|either|up to|off for [a-z]{2,12}s|varies|depending|(?<!^ )members? get"
    r"|(?:guests?|others|visitors|non-members) pays?|each additional)\b",
    re.IGNORECASE,
)
_OFF_EACH = re.compile(r"\s?off (?:each|every|per)\b", re.IGNORECASE)
_CENT = 0.01


def discounts(line: Line) -> Iterator[Mismatch]:
    """Yield each saving that is not the difference of the two prices beside it."""
    said = f"{' '.join(line.header)} {line.text}"
    if not line.has_money or not _CONCERNS.search(said):
        return
    found = list(_discounts(line))
    if found and not has_further_terms(said) and not _EITHER.search(said):
        yield from found


def _discounts(line: Line) -> Iterator[Mismatch]:
    figures = line.figures
    saved = [figure for place, figure in enumerate(figures) if _is_saving(figure) and not _is_dashed(figures, place)]
    prices, whole = _prices(figures, saved)
    if not saved or len(prices) != 2:
        return
    old, new = _old_and_new([figures[place] for place in prices], line)
    if old is None or new is None or old.unit != new.unit or old.value <= 0:
        return
    if old.value <= new.value and any(figure.count for figure in figures):
        return
    names = [per(figures, place) for place in prices]
    if whole is None and names[0] != names[1] and (all(names) or any(figure.count for figure in figures)):
        return  # the price of a package beside that of one
    if old.hedged and not _OLD.search(old.before):
        return
    percents = [figure for figure in figures if figure.unit in ("percent", "fraction")]
    if len(saved) > 2 or len(percents) > 1 or any(figure not in saved for figure in percents):
        return  # cut twice, or by as much for others
    if line.joined and not _is_headed(figures) and not all(_LABELLED.search(figures[place].before) for place in prices):
        return
    for saving in saved:
        if saving.money and (_OFF_EACH.match(saving.after) or _is_over_time(figures, saving, (old, new))):
            continue
        if not line.apart and not _is_tied(line, saving, [old, new]):
            continue
        if not saving.hedged and not new.hedged_amount and (not old.quantity.modifier or _LESS.match(old.before)):
            yield from _judge(old, new, saving)


def _prices(figures: Sequence[Figure], saved: Sequence[Figure]) -> tuple[list[int], int | None]:
    """Return the places of the prices, but for a total that only says again what one costs, and its place."""
    prices = [place for place, figure in enumerate(figures) if figure.money and figure not in saved]
    whole = _whole_of_unit(figures, prices)
    return [place for place in prices if place != whole], whole


def _whole_of_unit(figures: Sequence[Figure], prices: Sequence[int]) -> int | None:
    """Return the place of the total in "10 visits: $900 ($90 per visit, 10% off the $100 single price)"."""
    if len(prices) != 3 or not per(figures, prices[1]) or not _SINGLE.match(figures[prices[2]].after):
        return None
    numbers = [figure.value for figure in figures if figure.count and figure.span < figures[prices[0]].span]
    whole, each = figures[prices[0]], figures[prices[1]]
    return prices[0] if len(numbers) == 1 and whole.value == numbers[0] * each.value else None


def _is_headed(figures: Sequence[Figure]) -> bool:
    """Whether they read "Half price! Was £80, now £40"."""
    return (
        len(figures) == 3
        and (figures[0].unit in ("percent", "fraction") or figures[0].money)
        and _OVER_LINE.fullmatch(figures[1].before) is not None
        and _NOW_SO_MUCH.fullmatch(figures[2].before) is not None
    )


def _is_over_time(figures: Sequence[Figure], saving: Figure, prices: tuple[Figure, Figure]) -> bool:
    """Whether prices are per month and the saving is one of many months: "save $120: $49 a month instead of $59"."""
    names = frozenset[str]().union(*(per(figures, figures.index(price)) for price in prices)) & TIMES
    own = per(figures, figures.index(saving)) & TIMES
    if not names or own & names:
        return bool(own) and not names
    gap = prices[0].value - prices[1].value
    return bool(own) or (gap > 0 and round(saving.value / gap) > 1 and abs(saving.value % gap) < _CENT)


def _is_tied(line: Line, saving: Figure, prices: Sequence[Figure]) -> bool:
    """Whether nothing but small words stands between the last price and a saving behind it."""
    last = max(prices, key=lambda price: price.span)
    if saving.span < last.span:
        return True
    between = re.findall(r"[a-z]+", line.between(last, saving).lower())
    return all(word in words("arithmetic")["tying"] for word in between)


def _is_saving(figure: Figure) -> bool:
    if figure.unit == "fraction":
        return figure.quantity.text.replace(" ", "").isalpha() and _WORDED.match(figure.after) is not None
    if figure.unit != "percent" and not figure.money:
        return False
    if _MORE.match(figure.after):
        return False
    if _SAVED_LABEL.search(figure.label) or figure.high < 0 or _MINUS.fullmatch(figure.before):
        return True  # "$400 minus 20%", "(-20%)"
    return _SAVED_AFTER.match(figure.after) is not None or (
        _SAVED.search(figure.before) is not None
        and (figure.leads or not _SAVED_AFTER.match(figure.before))  # "after the 20% discount: $80"
        and not re.search(r"\bdown from\b", figure.before, re.IGNORECASE)
    )


def _is_dashed(figures: Sequence[Figure], place: int) -> bool:
    """Whether a dash leads to a price, and takes nothing away: "12 bottles for $108 – $9 a bottle"."""
    figure = figures[place]
    if not figure.money or figure.high < 0 or _MINUS.fullmatch(figure.before) is None:
        return False
    return figure.before == " – " or bool(per(figures, place))


def _old_and_new(prices: list[Figure], line: Line) -> tuple[Figure | None, Figure | None]:
    """Return which price was and which is asked, as far as the words say."""
    first, second = prices
    if line.header:
        old = [price for price in prices if _OLD_LABEL.search(price.label)]
        new = [price for price in prices if price not in old and _NEW_LABEL.search(price.label)]
        return (old[0], new[0]) if len(old) == len(new) == 1 else (None, None)
    told = [price for price in prices if _OLD.search(price.before) or _OLD_AFTER.match(price.after)]
    if (
        not told
        and second.span.start > first.span.end
        and (_NOW.fullmatch(line.between(first, second)) or any(_follows(first, one, line) for one in line.figures))
    ):
        told = [first]
    if not told and any(_is_cut(first, one, second, line) for one in line.figures):
        return first, second
    if len(told) != 1:
        return None, None
    other = second if told[0] is first else first
    follows = other is first or _NEW.search(other.before) is not None
    return told[0], other if follows else None


def _follows(price: Figure, saving: Figure, line: Line) -> bool:
    """Whether a negative figure is taken off the price right before it."""
    between = line.between(price, saving) if price.span.end <= saving.span.start else "?"
    return (saving.high < 0 and not between.strip()) or (
        saving.unit == "percent" and _MINUS.fullmatch(between) is not None
    )


def _is_cut(old: Figure, saving: Figure, new: Figure, line: Line) -> bool:
    """Whether they read "the $60 plan drops by 25% to $45"."""
    if not old.span.end <= saving.span.start <= new.span.start:
        return False
    return (
        _CUT.search(line.between(old, saving)) is not None and _CUT_TO.fullmatch(line.between(saving, new)) is not None
    )


def _judge(old: Figure, new: Figure, saving: Figure) -> Iterator[Mismatch]:
    gap = old.value - new.value
    amount = abs(saving.value) * (100 if saving.unit == "fraction" else 1)
    step = _THIRD if saving.unit == "fraction" else saving.step
    reach = Reach(amount - step, amount + step)
    if saving.unit in ("percent", "fraction"):
        left = old.exact.times(exactly(1 - amount / 100))
        if reach.meets(exactly(100 * gap / old.value)) or left.meets(new.reach):
            return
        right = f"{plain(100 * gap / old.value, 1)}%"
    else:
        left = old.exact.minus(exactly(amount))
        if saving.unit != old.unit or reach.meets(exactly(gap)) or left.meets(new.reach):
            return
        right = like(old, gap)
    told = bare(saving).lower() if saving.unit == "fraction" else bare(saving)
    off = f": {told} off {bare(old)} leaves {like(old, left.low)}" if left.low >= 0 else ""
    if gap <= 0:
        right = "nothing"
    yield Mismatch(
        saving.span,
        f"From {bare(old)} to {bare(new)} is {right} less, not {told}{off}.",
        f"if both prices are right, write {right}; otherwise correct the price that is wrong",
        Confidence.HIGH,
        ((old.span, "the old price"), (new.span, "the new price")),
    )
