"""A headline without a citation, compared with what the page's own cited evidence gives for the same measure.

A headline is a tile, a heading, a slogan or a general sentence ("70% of patients respond"). It is unreached when it
lies above every figure that the page cites for the measure (for harms below), or above all that the cited works report;
a time to effect, when no cited time is the same. Evidence counts only where it is about the subject of the title.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.figures.proposition import Reported
from claimcheck.figures.reading_figures import prepare
from claimcheck.figures.statements import Sentence, Statement, differ
from claimcheck.figures.subjects import is_general, subject_of, topic_of
from claimcheck.figures.vocabulary import concepts, groups, is_qualifier, table
from claimcheck.model.consistency import ONSET, WorkFigure
from claimcheck.model.document import Document
from claimcheck.model.evidence import Work
from claimcheck.quantities.agreement import ABOVE, BELOW, SHARE, TIME, Agreement, Magnitude, agree

_BEFORE = 25
"""Characters before a time in which it is said to be one "within" which something happens."""


_MOST_HEADLINES = 100
"""Headlines of one page that are compared with its evidence, so that the work grows no faster than the page."""
_MOST_CITED = 100
"""Cited figures for one measure; more of them are data, and no headline is compared with them."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A headline, and what stands against it."""

    headline: Statement
    measure: str
    cited: tuple[Statement, ...]
    works: tuple[WorkFigure, ...] = ()
    reached: tuple[WorkFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Report:
    """A share that a work reports."""

    share: Reported
    measures: frozenset[str]
    """Several where the words leave open which is meant."""


def find_unreached(
    document: Document, statements: Sequence[Statement], works: Mapping[str, Work | None]
) -> list[Unreached]:
    """Return the headlines of a page that its cited evidence does not reach."""
    subject, topic = subject_of(document.page), topic_of(document.page)
    if not subject or not document.citation_index.markers:
        return []
    headlines = [one for one in statements if _may_be_headline(one, subject, topic) and _measure(one)]
    if not headlines:
        return []
    del headlines[_MOST_HEADLINES:]
    labels, reports = _reports(document, works, subject, topic)
    cited: dict[str | None, list[Statement]] = defaultdict(list)
    for one in statements:
        if _is_cited_for(one, subject, labels):
            cited[_measure(one)].append(one)
    found = []
    for one in headlines:
        measure = _measure(one) or ""
        against = tuple(cited[measure])
        if len(against) > _MOST_CITED:
            continue
        if measure == ONSET:
            unmet = against and all(differ(one.amount, other.amount) for other in against)
            held = Unreached(one, measure, against) if unmet else None
        else:
            held = _hold(one, measure, against, reports)
        found.extend([held] if held else [])
    return found


def _may_be_headline(one: Statement, subject: frozenset[str], topic: frozenset[str]) -> bool:
    sentence = one.sentence
    claim = sentence.claim
    if one.amount.kind not in {SHARE, TIME} or not claim.needs_evidence or sentence.labels or claim.attribution:
        return False
    if sentence.years or one.others:
        return False
    if sentence.section and not is_general(sentence.section):  # the heading may speak of one study, one group
        return False
    if not sentence.headline and (sentence.own or not subject & sentence.words.keys() or _is_past(sentence)):
        return False
    return _is_plain(one) and not any(is_qualifier(word) for word in sentence.beyond(topic).values() if word != "after")


def _is_past(sentence: Sentence) -> bool:
    """Whether a sentence reports what happened ("responded"), rather than what happens."""
    if groups("statements")["past"].search(sentence.lowered):
        return True
    return any(word.endswith("ed") for concept, word in sentence.words.items() if concept.startswith("="))


def _is_plain(one: Statement) -> bool:
    """Whether a figure is for what the page offers, not for what that is compared with."""
    if one.contrasted or one.about.arm is not None:
        return False
    return one.amount.kind == TIME or groups("statements")["usual"].search(one.sentence.lowered) is None


def _is_cited_for(one: Statement, subject: frozenset[str], named: frozenset[str]) -> bool:
    """Whether a figure is cited, and its sentence or its source is about the subject."""
    labels = one.sentence.labels
    return bool(labels) and bool(subject & one.sentence.words.keys() or labels & named) and _is_plain(one)


def _measure(one: Statement) -> str | None:
    """Return the one measure that a figure is for, if it can be too good to be true."""
    if one.amount.kind == TIME:
        return ONSET if _is_onset(one) else None
    if one.amount.kind != SHARE:
        return None
    if len(one.about.specific) != 1 or one.about.negated:
        return None
    (measure,) = one.about.specific
    return measure if measure in (*table("direction")["above"], *table("direction")["below"]) else None


def _is_onset(one: Statement) -> bool:
    text, at = one.sentence.lowered, one.span.start
    if one.sentence.headline:
        return "onset" in text
    words = groups("statements")
    return (
        words["within"].search(text[max(0, at - _BEFORE) : at]) is not None
        and words["onset"].search(text[:at]) is not None
    )


def _hold(one: Statement, measure: str, cited: tuple[Statement, ...], reports: Sequence[_Report]) -> Unreached | None:
    above = measure in table("direction")["above"]
    if any(_reaches(other.amount, one.amount, above=above) for other in cited):
        return None
    works = [report for report in reports if measure in report.measures]
    better = [report for report in works if _reaches(report.share.amount, one.amount, above=above)]
    certain = [report for report in works if report.measures == {measure}]
    if not cited and (better or not certain):
        return None
    best = {report.share.reference for report in better}
    lower = [report for report in certain if report.share.reference not in best]
    lower.sort(key=lambda report: report.share.amount.value, reverse=above)
    shown, reached = (
        tuple(WorkFigure(report.share.reference, report.share.figure) for report in listed)
        for listed in (lower, better)
    )
    return Unreached(one, measure, cited, shown, reached)


def _reaches(evidence: Magnitude, headline: Magnitude, *, above: bool) -> bool:
    """Whether a cited figure is as good as the headline, rounding allowed."""
    if agree(headline, evidence) is not Agreement.NONE or agree(evidence, headline) is not Agreement.NONE:
        return True
    if above:
        return evidence.modifier in ABOVE or max(evidence.ends) >= min(headline.ends)
    return evidence.modifier in BELOW or min(evidence.ends) <= max(headline.ends)


def _reports(
    document: Document, works: Mapping[str, Work | None], subject: frozenset[str], topic: frozenset[str]
) -> tuple[frozenset[str], list[_Report]]:
    """Return the labels of the references that are about the page's subject, and the shares that their works report."""
    labels: set[str] = set()
    figures: list[_Report] = []
    citing = {
        label
        for index, claim in enumerate(document.claims)
        if (cited := document.labels_of(index)) and subject & concepts(claim.text).keys()
        for label in cited
    }
    for reference in document.citation_index.references:
        label, work = reference.label, works.get(reference.label)
        titled = concepts(f"{reference.text} {work.title if work else ''}").keys()
        if subject & titled:
            labels.add(label)
        if work is not None and (subject & titled or (label in citing and topic & titled)):
            figures += _shares_of(label, work)
    return frozenset(labels), figures


def _shares_of(label: str, work: Work) -> list[_Report]:
    """Return the shares of a work, but for those of a comparator and for what it denies."""
    known = [one for one in prepare(label, work.figures) if one.amount.kind != TIME]
    return [
        _Report(one, _measures(known, place))
        for place, one in enumerate(known)
        if one.amount.kind == SHARE and one.arm is None and not one.negated
    ]


def _measures(figures: Sequence[Reported], place: int) -> frozenset[str]:
    """Return the measures of a figure; of two for two figures in a row, the one in its turn.

    In "response and remission were 52% and 21%" the first is for the first.
    """
    own = figures[place].specific
    if len(own) != 2:
        return own
    run = place
    while run > 0 and place - run < 2 and figures[run - 1].specific == own:
        run -= 1
    stretch = [one for one in figures[run : run + 3] if one.specific == own]
    text = stretch[0].text.lower()
    order = sorted((word.start(), name) for name in own if (word := groups("specific")[name].search(text)))
    return frozenset({order[place - run][1]}) if len(stretch) == len(order) == 2 else own
