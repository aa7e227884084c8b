"""Which language a page is in: as declared, else recognised. Claims are read in English only, other pages say so.

English is told by its function words alone; py3langid, with its bundled model, is loaded only for pages that lack them.
"""

import re
from dataclasses import replace
from functools import cache

from claimcheck.language.word_tables import table
from claimcheck.model.page import BlockKind, Page

_WORD = re.compile(r"[^\W\d_]+")
_DECLARED = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_ENOUGH = 40
"""Words below which nobody can tell; such a page is read."""
_LOOK = 20_000
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LOCATOR = re.compile(
    r"10\.\d{4,5}/|\d\s?[:;,]\s?[A-Za-z]?\d{1,6}\s?[-–]\s?\d|\b(?:pp?|S|Bd|vol|ISBN)\b\.?\s?\d|https?://|\d\(\d{1,4}\)"
)
_LONGEST_SOURCE = 700
_FEWEST_SOURCES = 3


@cache
def _data() -> tuple[float, frozenset[str], dict[str, str]]:
    data = table("readers", "function_words")
    return data["share"], frozenset(data["words"]), data["names"]


def in_english(page: Page) -> Page:
    """Return the page with its language, and left unread (`skipped`, no blocks) when that is not English.

    A file of references makes no claims; it is read whatever the languages of its titles are, and so is a page that is
    nothing but a list of them.
    """
    if page.references or page.format == "bibtex":
        return page
    declared = _DECLARED.match((page.language or "").strip().lower())
    language = declared[0] if declared else _recognised(page.text[:_LOOK])
    if language in {None, "en", "eng", "und", "mul"} or _lists_sources(page):
        return replace(page, language="en" if language == "eng" else language)
    name = _data()[2].get(language or "", None)
    words = f"{name} ({language})" if name else f'the language "{language}"'
    reason = f"the page is in {words}; claims are read in English only"
    return replace(page, language=language, skipped=reason, blocks=(), inlines=())


def _lists_sources(page: Page) -> bool:
    """Whether nearly every block of a page, apart from headings, is dated and numbered as references are."""
    texts = [block.span.slice(page.text) for block in page.blocks if block.kind is not BlockKind.HEADING]
    good = sum(map(_is_source, texts))
    return len(texts) >= _FEWEST_SOURCES and good * 10 >= len(texts) * 8


def _is_source(text: str) -> bool:
    return len(text) < _LONGEST_SOURCE and bool(_YEAR.search(text) and LOCATOR.search(text))


def _recognised(text: str) -> str | None:
    words = _WORD.findall(text.lower())
    if len(words) < _ENOUGH:
        return None
    share, function_words, _ = _data()
    if sum(map(function_words.__contains__, words)) >= share * len(words):
        return "en"
    import py3langid  # type: ignore[import-untyped]

    return str(py3langid.classify(text)[0])
