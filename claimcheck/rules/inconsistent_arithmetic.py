"""The rule `inconsistent-arithmetic`: an Analysis → an answer per calculation inside a sentence that does not come out.

Only shapes whose words leave one reading are judged: the total of a price, its unit price and the count; instalments;
"n of N (p%)". Whatever else stands in the sentence (a deposit, a discount, "from") keeps the rule silent.
"""

import re
from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.finding import Analysis, Confidence
from claimcheck.model.page import Span
from claimcheck.model.severity import Severity
from claimcheck.rules.interface import Answer

_AMOUNT = r"(?P<sign>[$€£])(?P<{0}>\d[\d,]{{0,12}}(?:\.\d{{2}})?)(?![\d.,]*\d)"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+")
_COUNT = re.compile(
    r"\b(?P<count>\d{1,3})[- ](?P<noun>session|visit|treatment|class|lesson|infusion|appointment)s?\b", re.I
)
_TOTAL = re.compile(_AMOUNT.format("value") + r"(?= (?:in )?total\b)", re.I)
_EACH = re.compile(_AMOUNT.format("value") + r"(?= ?(?:per|/|a|an) ?(?P<noun>[a-z]+)\b)", re.I)
_MONTHS = re.compile(
    r"\bover (?P<count>\w+) months at " + _AMOUNT.format("value") + r" (?:monthly|per month|a month)", re.I
)
_OTHER_TERMS = re.compile(
    r"\b(?:deposit|down|plus|fees?|from|tax|first|up to|approximately|about|interest|off|free)\b", re.I
)
_SHARE = re.compile(
    r"(?<![\d.,/])(?P<part>\d[\d,]{0,9}) (?:out )?of (?:the )?(?P<whole>\d[\d,]{0,9})(?: [a-z]{2,20}){0,2}"
    r" \((?P<share>\d{1,3}(?:\.\d{1,2})?) ?%\)"
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_REMEDY = "Correct the figure that is wrong."


class InconsistentArithmetic:
    """Figures in one sentence that do not add up.

    What it finds
        A total that is not the count times the price of one, instalments that do not sum up to the total, and
        "n of N" beside a percentage that it is not. Rounding to the printed precision is no error, and a sentence
        with further terms (a deposit, a fee, "from", "about") is not judged.

    Why it matters
        One of the figures is wrong, and a reader cannot tell which one to rely on.

    What to do
        Do the sum again and correct the figure that is wrong.

        Before: 8 sessions cost $960 total ($1120 per session)
        After:  8 sessions cost $960 total ($120 per session)
    """

    id: ClassVar[str] = "inconsistent-arithmetic"
    summary: ClassVar[str] = "figures in one sentence that do not add up"
    severity: ClassVar[Severity] = Severity.ERROR
    asks_outside: ClassVar[bool] = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per calculation that does not come out."""
        text, start = analysis.document.page.text, 0
        for gap in (*_SENTENCE.finditer(text), None):
            end = gap.start() if gap else len(text)
            yield from _prices(text[start:end], start)
            yield from _shares(text[start:end], start)
            start = gap.end() if gap else end


def _prices(sentence: str, offset: int) -> Iterator[Answer]:
    """Yield what is wrong with a sentence that gives one total."""
    totals = list(_TOTAL.finditer(sentence))
    if len(totals) != 1 or _OTHER_TERMS.search(sentence):
        return
    total, sign = _number(totals[0]["value"]), totals[0]["sign"]
    counts, months = list(_COUNT.finditer(sentence)), list(_MONTHS.finditer(sentence))
    eaches = [each for each in _EACH.finditer(sentence) if each["noun"].lower() != "month"]
    parts: list[tuple[re.Match[str], int]] = []
    if len(counts) == len(eaches) == 1 and counts[0]["noun"].lower() == eaches[0]["noun"].lower():
        parts.append((eaches[0], int(counts[0]["count"])))
    if len(months) == 1:
        parts.append((months[0], _count(months[0]["count"])))
    for part, count in parts:
        price = part["value"]
        slack = 0.01 if "." in price else 1.0  # a unit price may be rounded either way
        if count and part["sign"] == sign and abs(total / count - _number(price)) >= slack:
            fits = f"{sign}{total:,.10g} ÷ {count} = {sign}{_plain(total / count)}"
            message = (
                f"{count} × {sign}{price} is {sign}{_plain(count * _number(price))}, not {sign}{total:,.10g}: {fits}."
            )
            span = Span(offset + part.start("sign"), offset + part.end("value"))
            yield Answer(span, message, _REMEDY, subject=sentence.strip())


def _shares(sentence: str, offset: int) -> Iterator[Answer]:
    """Yield each "n of N (p%)" whose percentage is another one."""
    for match in _SHARE.finditer(sentence):
        part, whole, share = _number(match["part"]), _number(match["whole"]), match["share"]
        digits = len(share.partition(".")[2])
        if not 0 < part <= whole or abs(100 * part / whole - float(share)) < 10**-digits:
            continue
        message = f"{match['part']} of {match['whole']} is {100 * part / whole:.{max(digits, 1)}f}%, not {share}%."
        span = Span(offset + match.start(), offset + match.end())
        yield Answer(span, message, _REMEDY, confidence=Confidence.MEDIUM, subject=match[0])


def _number(printed: str) -> float:
    return float(printed.replace(",", ""))


def _count(printed: str) -> int:
    word = printed.lower()
    return int(word) if word.isascii() and word.isdigit() else _WORDS.index(word) + 1 if word in _WORDS else 0


def _plain(value: float) -> str:
    return f"{value:,.2f}".removesuffix(".00")
