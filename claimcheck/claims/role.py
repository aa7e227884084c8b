"""What a page is: a page that needs sources, or the primary report of its own study, survey or test.

In: a page as read. Out: its role, with the place where its method is told. A page is a primary report when it has the
structure of a paper, or when it tells its method: who was asked or measured, how many, when and how. Only figures of
its own are its data; what such a page says of the world still needs a source. A report of a body's own activity counts
whom it served, again and again; its counts are its own, and nothing else is.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.word_tables import alternation, table, whole_words
from claimcheck.model.claim import Claim, ClaimKind, Dimension
from claimcheck.model.document import PageRole, Role
from claimcheck.model.page import Block, BlockKind, Page
from claimcheck.model.span import Span

_NUMBERED = re.compile(r"^[\d.\s]+")
_DATES = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:days|weeks|months|years)\b"
)
_STATISTICS = re.compile(
    r"\b(?:95\s?%\s?(?:CI|confidence)|CI,?\s?\d|[Pp]\s?[<=>]\s?0?[.·]\d|IQR|SDs?\b|[nN]\s?=\s?\d|HR|OR|RR|aOR|ICC|R²)"
)
_SOME, _MANY = 3, 12
"""Statistics that a report of a study prints."""
_PAPER = 4
_STATEMENT = 3
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_PLACE = r"[A-Z][A-Z .’']{2,40}(?:,\s[A-Z][A-Za-z .,]{1,40})?"
_DATELINE = re.compile(
    rf"(?m)^\W{{0,3}}{_PLACE}\s?[–—-]{{1,2}}\s?\(?(?:\d{{1,2}}\s)?{_MONTH}\b"
    r"|\([A-Za-z ]{0,20}(?i:newswire|business wire)\)|(?i:for immediate release)"
)
"""How a body opens what it announces itself: "OSLO, 9 June 2025 –"."""
_COUNTING = frozenset({Dimension.PEOPLE, Dimension.THINGS})
_JUDGING = frozenset({Dimension.SHARE, Dimension.MULTIPLE, Dimension.STATISTIC})
_RATING = frozenset({ClaimKind.OUTCOME, ClaimKind.COMPARISON, ClaimKind.SAFETY, ClaimKind.TIMING})
_HEAD = 3000
"""Characters at the top of a page in which its dateline stands."""
_SENTENCE = re.compile(r"[^.!?\n]{10,600}(?:[.!?](?:\d[^.!?\n]*[.!?])*|$)", re.MULTILINE)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,600}[”\"]")


def find_role(page: Page) -> Role:
    """Return the role of a page, with the place of its method where it is the primary report of something."""
    structure, place = _structure(page)
    statement = _method_statement(page)
    if structure >= _PAPER or (structure >= _STATEMENT and statement is not None):
        return Role(PageRole.PRIMARY_REPORT, place or statement, paper=True)
    if statement is not None:
        return Role(PageRole.PRIMARY_REPORT, statement)
    if (deeds := _activity(page)) is not None:
        return Role(PageRole.ACTIVITY_REPORT, deeds)
    return Role(PageRole.PAGE)


def own_claims(page: Page, role: Role, claims: tuple[Claim, ...]) -> frozenset[int]:
    """Return the indexes of the claims that report what the page itself found."""
    if role.kind is PageRole.PAGE:
        return frozenset()
    if role.kind is PageRole.ACTIVITY_REPORT:
        return frozenset(index for index, claim in enumerate(claims) if _is_account(claim))
    sections = _sections(page)
    return frozenset(
        index
        for index, claim in enumerate(claims)
        if _is_own(claim, role, general=_section_at(sections, claim.span.start) in _general())
    )


@cache
def _general() -> frozenset[str]:
    return frozenset(table("claims", "roles")["sections"]["general"])


def _is_own(claim: Claim, role: Role, *, general: bool) -> bool:
    if claim.attribution or _any("world").search(claim.text):
        return False
    if not (general and role.paper):
        return True
    return _any("own").search(claim.text) is not None or _tells_past(claim.text)


def _is_account(claim: Claim) -> bool:
    """Whether a claim counts whom the publisher served or tells how they fared, and promises nothing."""
    if claim.attribution or _any("world").search(claim.text):
        return False
    measured = {quantity.dimension for quantity in claim.quantities}
    if not measured & _JUDGING or measured & _COUNTING or claim.kind not in _RATING:
        return True
    return _tells_past(claim.text) or re.search(r"[a-z]{3}ed\b", claim.text) is not None


def _tells_past(text: str) -> bool:
    return re.search(r"\b(?:was|were|had|found|did|observed)\b", text) is not None


def _structure(page: Page) -> tuple[int, Span | None]:
    """Return how much a page is built like a paper (0 where nothing tells its method), and where its method stands."""
    names = table("claims", "roles")["sections"]
    places: dict[str, Span] = {}
    frames: set[str] = set()
    for block, name in _headings(page):
        for group in ("method", "result", "apparatus"):
            if name in names[group]:
                places.setdefault(group, block.span)
        if name in names["frame"]:
            frames.add(name)
    if not places.keys() & {"method", "apparatus"}:
        return 0, None
    statistics = len(_STATISTICS.findall(page.text))
    score = 2 * len(places) + min(len(frames), 2) + (statistics >= _SOME) + (statistics >= _MANY)
    return score, places.get("method") or places["apparatus"]


def _headings(page: Page) -> Iterator[tuple[Block, str]]:
    """Yield headings, and the section names that open a paragraph, in lower case."""
    for block in page.blocks:
        text = block.span.slice(page.text)
        if block.kind is BlockKind.HEADING:
            yield block, _NUMBERED.sub("", text).strip(" :*_").lower()
        elif label := _labels().match(text):
            yield block, label[1].lower()


@cache
def _labels() -> re.Pattern[str]:
    """Return a pattern for a name of a section that opens a paragraph: "Results: …", "Objective To examine …"."""
    listed = {name for names in table("claims", "roles")["sections"].values() for name in names}
    either = alternation(name.capitalize() for name in listed)
    return re.compile(rf"\W{{0,4}}((?i:{either}))(?:\s?[:.]\s|\s+(?=[A-Z])|\s*$)")


def _sections(page: Page) -> list[tuple[int, str]]:
    """Return where each section begins, with its name in lower case."""
    known = {name for group in ("method", "result", "frame") for name in table("claims", "roles")["sections"][group]}
    return [
        (block.span.start, name)
        for block, name in _headings(page)
        if name in known or (block.kind is BlockKind.HEADING and block.level <= 2)
    ]


def _section_at(sections: list[tuple[int, str]], place: int) -> str:
    return next((name for start, name in reversed(sections) if start <= place), "")


def _method_statement(page: Page) -> Span | None:
    """Return the sentence that tells who was asked or measured, how many, when and how."""
    release = _DATELINE.search(page.text[:_HEAD]) is not None
    for block in page.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION):
            continue
        text = _QUOTED.sub(lambda found: " " * len(found[0]), block.span.slice(page.text))
        if not _counted().search(text):
            continue
        for match in _SENTENCE.finditer(text):
            if _states_method(match[0], text) or (release and _counts_inquiry(match[0])):
                return Span(block.span.start + match.start(), block.span.start + match.end())
    return None


def _states_method(sentence: str, around: str) -> bool:
    """Whether a sentence says that its author asked or measured so many, and the text around it when and how."""
    if not _any("conduct").search(sentence) or not _counted().search(sentence):
        return False
    if not (_any("own").search(sentence) or _surveyor().match(sentence)):
        return False
    if _any("records").search(sentence):
        return True
    return _DATES.search(around) is not None and _any("instrument").search(around) is not None


def _counts_inquiry(sentence: str) -> bool:
    """Whether a sentence of a release speaks of its survey or trial and counts whom it asked."""
    return _any("inquiries").search(sentence) is not None and _counted().search(sentence) is not None


def _activity(page: Page) -> Span | None:
    """Return where a page first counts whom its publisher served, if it does so again and again and says when."""
    if _DATES.search(page.text) is None or _any("publisher").search(page.text) is None:
        return None
    counted, served = _served()
    texts = ((block, block.span.slice(page.text)) for block in page.blocks if block.kind is not BlockKind.HEADING)
    places = [block.span for block, text in texts if counted.search(text) and served.search(text)]
    return places[0] if len(places) >= _SOME else None


@cache
def _served() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for people counted, and for them and what was done for them: "1,312 people were given coats"."""
    signs = table("claims", "roles")["signs"]
    subjects, deeds = alternation([*signs["subjects"], *signs["served"]]), alternation(signs["deeds"])
    counted = rf"\d[\d,]*\s(?:[\w’'-]+\s){{0,3}}?(?:{subjects})\b"
    done = rf"\b(?:{deeds})\b"
    served = rf"\b{counted}[^.\n|]{{0,60}}?{done}|{done}[^.\n|]{{0,60}}?\b{counted}"
    return re.compile(counted, re.IGNORECASE), re.compile(served, re.IGNORECASE)


@cache
def _any(name: str) -> re.Pattern[str]:
    return whole_words(table("claims", "roles")["signs"][name])


@cache
def _counted() -> re.Pattern[str]:
    subjects = alternation(table("claims", "roles")["signs"]["subjects"])
    number = r"(?:\d[\d,]*|hundreds?|thousands?|millions?)"
    listed = rf"\b{number}\s(?:[\w.’'-]+\s){{0,4}}?(?:{subjects})\b"
    asked = rf"\b(?:surveyed|polled|interviewed)\s(?:[\w.’'-]+\s){{0,3}}?{number}\s[a-z]+"  # whoever was asked
    return re.compile(rf"{listed}|{asked}|\bn\s?=\s?\d", re.IGNORECASE)


@cache
def _surveyor() -> re.Pattern[str]:
    """Return a pattern for a body that says by name that it asked so many: "NightLine polled 812 drivers"."""
    label, name = r"(?:\W*[A-Z][\w ]{0,40}:\s)?", r"(?:The\s)?(?:[A-Z][\w.&’'-]*\s){1,5}"
    return re.compile(rf"{label}{name}(?:surveyed|polled|interviewed|asked|commissioned|queried)\b")
