"""Which language a page is in: as declared, else recognised. Claims are read in English only, other pages say so.

English is told by its function words alone; py3langid, with its bundled model, is loaded only for pages that lack them.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from claimcheck.model.page import Page

_WORD = re.compile(r"[^\W\d_]+")
_DECLARED = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_ENOUGH = 40
"""Words below which nobody can tell; such a page is read."""
_LOOK = 20_000


@cache
def _data() -> tuple[float, frozenset[str], dict[str, str]]:
    data = tomllib.loads(Path(__file__).with_name("data").joinpath("function_words.toml").read_text(encoding="utf-8"))
    return data["share"], frozenset(data["words"]), data["names"]


def in_english(page: Page) -> Page:
    """Return the page with its language, and left unread (`skipped`, no blocks) when that is not English.

    A file of references makes no claims; it is read whatever the languages of its titles are.
    """
    if page.references or page.format == "bibtex":
        return page
    declared = _DECLARED.match((page.language or "").strip().lower())
    language = declared[0] if declared else _recognised(page.text[:_LOOK])
    if language in {None, "en", "eng", "und", "mul"}:
        return replace(page, language="en" if language == "eng" else language)
    name = _data()[2].get(language or "", None)
    words = f"{name} ({language})" if name else f'the language "{language}"'
    reason = f"the page is in {words}; claims are read in English only"
    return replace(page, language=language, skipped=reason, blocks=(), inlines=())


def _recognised(text: str) -> str | None:
    words = _WORD.findall(text)
    if len(words) < _ENOUGH:
        return None
    share, function_words, _ = _data()
    if sum(word.lower() in function_words for word in words) >= share * len(words):
        return "en"
    import py3langid  # type: ignore[import-untyped]

    return str(py3langid.classify(text)[0])
