"""Text → whether it looks like an entry of a reference list, by what entries carry and sentences do not."""

import re

_YEAR = re.compile(  # first figures first: every block is searched
    r"1(?<![\d$€£.,]1)[89]\d\d[a-z]?(?![\d%])(?![.,]\d)|2(?<![\d$€£.,]2)0\d\d[a-z]?(?![\d%])(?![.,]\d)"
)
_IDENTIFIER = re.compile(r"(?i)\b10\.\d{4,9}/\S|\bdoi\b|\bPMID\b|\bPMC\d|\bPMCID\b|\barxiv\b|\bISBN\b")
_ADDRESS = re.compile(r"(?i)https?://|\bwww\.")
_LOCATOR = re.compile(
    r"\d\s?\([^()]{1,15}\)\s?[:,]\s?[A-Za-z]?\d|(?:19|20)\d\d[^.;:]{0,10}[;,:]\s?\d{1,4}[^.;]{0,14}:\s?[A-Za-z]?\d"
    r"|\d{1,4}\s?[:,]\s?(?:pp?\.\s?)?[A-Za-z]?\d{1,6}\s?[-–—]\s?[A-Za-z]?\d|\bpp?\.\s?\d|\bvol\.?\s?\d"
)
_INITIALS = re.compile(
    r"\W{0,3}(?:[^\W\d_][\w'’\-]+\s){0,2}[^\W\d_][\w'’\-]+,?\s(?:[A-Z]\.?[\s-]?){1,3}[,.;:(& ]"
    r"|\W{0,3}(?:[A-Z]\.[\s-]?){1,3}[^\W\d_][\w'’\-]+[, ]"
)
_NAMED = re.compile(
    r"(?:[A-Z][\w'’&.-]*,?\s(?:(?:of|for|and|the|on|de|des|für|und)\s){0,2}){1,7}[A-Z][\w'’-]*\.\s[A-Z“\"]"
)
_NUMBERED = re.compile(r"\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s?[^\W\d_]")
_ET_AL = re.compile(r"\bet al\b|,? (?:…|\. \. \.) ?&? ?[A-Z]")
_RETRIEVED = re.compile(
    r"(?i)\b(?:accessed|retrieved|available (?:at|from|online)|google scholar|crossref|pubmed\b|viewed on)"
)
_DIGIT = re.compile(r"\d")
_IDENTIFIER_HINTS = ("10.", "doi", "pmid", "pmc", "arxiv", "isbn")
_ADDRESS_HINTS = ("://", "www.")
_ET_AL_HINTS = ("et al", "…", ". . .")
_RETRIEVED_HINTS = ("access", "retrieved", "available", "google", "crossref", "pubmed", "viewed")
_SENTENCE = re.compile(
    r"(?i)\b(?:we|our|you|your|I'm|it's|don't|can't|click|call|contact|please|book (?:now|your)|learn more)\b"
)


def score(text: str) -> int:
    """Return how many marks of an entry the text bears, from 0 up; 3 and more is an entry beyond doubt."""
    text = text.strip()[:2000]
    low, head = text.lower(), text[:200]
    marks = 0
    if _DIGIT.search(text):
        marks += bool(_YEAR.search(text)) + 2 * bool(_LOCATOR.search(text))
    marks += 2 * (_any(_IDENTIFIER_HINTS, low) and bool(_IDENTIFIER.search(text)))
    marks += _any(_ADDRESS_HINTS, low) and bool(_ADDRESS.search(text))
    marks += bool(_INITIALS.match(text)) + (_any(_ET_AL_HINTS, head) and bool(_ET_AL.search(head)))
    marks += _any(_RETRIEVED_HINTS, low) and bool(_RETRIEVED.search(text))
    return marks - 1 if marks and _SENTENCE.search(text) else marks


def _any(hints: tuple[str, ...], text: str) -> bool:
    """Whether a pattern is worth trying: every page pays for this look at each of its blocks."""
    for hint in hints:  # noqa: SIM110 - any() would make a generator each time, five times a block
        if hint in text:
            return True
    return False


def looks_like_entry(text: str, least: int = 3) -> bool:
    """Whether the text is an entry as far as its shape tells, by at least so many marks."""
    return len(text) < 3000 and score(text) >= least


def begins_like_entry(line: str) -> bool:
    """Whether a line may begin an entry: with a number, or with an author."""
    return bool(_NUMBERED.match(line) or _INITIALS.match(line))


def may_begin_entry(text: str) -> bool:
    """Whether a text may begin an entry among others: also with a name in full, or that of a body, and a full stop."""
    return begins_like_entry(text) or _NAMED.match(text) is not None
