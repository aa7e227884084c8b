"""What followed pages name as their work: identifiers in a page's own meta tags, resolved like those an entry prints.

An entry or link that gives only an address often leads to a publisher's page, which says in its meta tags which work it
is of (`citation_doi`, `citation_title`). The tags are a stranger's word: a template may repeat one DOI on every page of
a site, a journal may stand where an article should, a news page may name the study it is about. So

- nothing is asked for a reference that prints an identifier itself, for a link that is not alive, or for a page whose
  tags name two works;
- a work that agrees with the printed words is the reference's work: registry and print agree independently, and the
  page only brought them together. A search that already found an agreeing record is left to stand;
- where too little is printed to compare, the page has to be of one piece: it shows the title that its tags give, and
  the registry's record bears that title too. Then the link's work is known, and nothing is said against anybody;
- where the record is another than the printed work, it is said only of a page that is of one piece and shows the
  printed title nowhere, as the entry nowhere shows the page's: the page a reader sees, its tags and the registry agree
  with each other, and none with the print. All else is left as it was before the page was looked at;
- that a named identifier is unknown or cannot be resolved says nothing about the reference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.evidence.identifying import Lookup, said
from claimcheck.evidence.questions import Question, keys_of
from claimcheck.evidence.resolving import with_nearest
from claimcheck.model.citation import Identifiers, Reference
from claimcheck.model.evidence import FoundBy, Link, LinkStatus, Outcome, Resolution, Work, WorkMatch

_LONGEST_ADDRESS = 120
"""Characters of an address that are shown."""


def resolve_named(
    pairs: Sequence[tuple[Question, Resolution]], links: Mapping[str, Link], lookup: Lookup
) -> list[Resolution]:
    """Return the resolutions, with those works that followed pages name; all are asked for together."""
    named = [_named(question, links.get(question.address or "")) for question, _ in pairs]
    answers = lookup.identify(key for key in named if key)
    resolutions = []
    for (question, resolution), key in zip(pairs, named, strict=True):
        work = lookup.answers.work(answers[key]) if key and answers[key].outcome is Outcome.RESOLVED else None
        link = links.get(question.address or "")
        judged = _judged(question, resolution, key, work, link, lookup) if key and work and link else resolution
        resolutions.append(judged)
    return resolutions


def _named(question: Question, link: Link | None) -> str | None:
    """Return the key of the one work that a reference's page names, read as printed identifiers are."""
    if question.keys or link is None or link.status is not LinkStatus.OK or not link.named:
        return None
    from claimcheck.citations.identifiers import find_identifiers

    given = [find_identifiers(value) for value in link.named]
    dois, pmids = {one.doi for one in given} - {None}, {one.pmid for one in given} - {None}
    if len(dois) > 1 or len(pmids) > 1:
        return None
    one = Identifiers(doi=next(iter(dois), None), pmid=next(iter(pmids), None))
    return next(keys_of(one), None)


def _judged(question: Question, resolution: Resolution, key: str, work: Work, link: Link, lookup: Lookup) -> Resolution:
    """Weigh the work that a page names; see above."""
    from claimcheck.matching.comparing import compare

    comparison = compare(question.reference.fields, work, question.reference.text)
    asked = f"the page at {_short(link.url)} (it names {said(key)})"
    led = Resolution(Outcome.RESOLVED, work, comparison, asked, FoundBy.PAGE)
    if comparison.agreement is WorkMatch.OTHER:
        printed = _prints(question.reference, link) or _shows(link, question.reference.fields.title)
        return with_nearest(led, question, lookup) if _is_of_one_piece(link, work) and not printed else resolution
    if resolution.outcome is Outcome.RESOLVED:
        return resolution
    return led if comparison.agreement is WorkMatch.SAME or _is_of_one_piece(link, work) else resolution


def _is_of_one_piece(link: Link, work: Work) -> bool:
    """Whether the page shows the title that its tags give, and the registry's record bears it."""
    from claimcheck.matching.titles import bear_one_title

    title = link.named_title
    if title is None or not any(bear_one_title(title, own) for own in (work.title, *work.other_titles) if own):
        return False
    return not link.headings or _shows(replace(link, named_title=None), title)


def _prints(reference: Reference, link: Link) -> bool:
    """Whether the page's title stands somewhere in the entry, so that its fields may have been misread."""
    from claimcheck.matching.titles import holds_title

    return link.named_title is not None and holds_title(reference.text, link.named_title)


def _shows(link: Link, title: str | None) -> bool:
    """Whether a reader of the page sees this title; one that is not printed counts as seen."""
    from claimcheck.matching.titles import holds_title

    shown = [link.named_title or "", *link.headings]
    return title is None or any(holds_title(heading, title) for heading in shown if heading)


def _short(url: str) -> str:
    return url if len(url) <= _LONGEST_ADDRESS else f"{url[: _LONGEST_ADDRESS - 1]}…"
