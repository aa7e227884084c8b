"""Printed references with one field made wrong: in the string, so that reading it is measured with it."""

import random
import re
from collections.abc import Callable

from tests.benchmarks.shared_works import Sample

Spoiler = Callable[[Sample, Sample, random.Random], str | None]
_FILLER = re.compile(r"\s+|(?<=\w)-\s*")


def _loosely(printed: str) -> re.Pattern[str]:
    """Return a pattern for words that may stand broken across lines."""
    letters = [re.escape(char) if not char.isspace() else r"\s+" for char in printed.strip()]
    return re.compile(r"(?:-\s*\n\s*)?".join(letters), re.IGNORECASE)


def _replaced(text: str, pattern: re.Pattern[str], new: str, *, last: bool = False) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = found[-1 if last else 0]
    return text[: match.start()] + new + text[match.end() :]


def _year(shift: int) -> Spoiler:
    def spoil(sample: Sample, other: Sample, chance: random.Random) -> str | None:
        if not sample.work.years:
            return None
        year = sample.work.years[0]
        return re.sub(rf"(?<!\d){year}(?!\d)", str(year + shift), sample.text) if year + shift <= 2026 else None

    return spoil


def _volume(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    volume = sample.work.volume or ""
    if not volume.isdigit():
        return None
    pattern = re.compile(rf"(?<![\d.-]){volume}(?=\s*(?:\(|[:,]))")
    return _replaced(sample.text, pattern, str(int(volume) + chance.randint(2, 40)), last=True)


def _page(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    page = sample.work.pages or ""
    if not page.isdigit():
        return None
    pattern = re.compile(rf"(?<![\d.]){page}(?![\d])")
    return _replaced(sample.text, pattern, str(int(page) + chance.randint(3, 300)), last=True)


def _first_author(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    name = sample.truth.get("firstAuthor")
    new = other.truth.get("firstAuthor")
    if not name or not new or new[:4].lower() == name[:4].lower():
        return None
    at = sample.text.lower().find(name.lower())
    return sample.text[:at] + new + sample.text[at + len(name) :] if 0 <= at < 20 else None


def _journal(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    journal, new = sample.truth["jtitle"].strip(" ."), other.truth["jtitle"].strip(" .")
    if re.sub(r"\W", "", journal)[:6].lower() == re.sub(r"\W", "", new)[:6].lower():
        return None
    return _replaced(sample.text, _loosely(journal), new, last=True)


def _title_word(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    long = [word for word in re.findall(r"[A-Za-z]{5,}", sample.work.title) if sample.text.count(word) == 1]
    new = [word for word in re.findall(r"[A-Za-z]{5,}", other.work.title) if word.lower() not in sample.text.lower()]
    if not long or not new or not _loosely(sample.work.title).search(sample.text):
        return None
    word = chance.choice(long)
    return sample.text.replace(word, chance.choice(new).lower())


def _title(sample: Sample, other: Sample, chance: random.Random) -> str | None:
    if not other.work.title or not sample.work.title:
        return None
    return _replaced(sample.text, _loosely(sample.work.title), other.work.title)


SPOILERS: dict[str, tuple[str, Spoiler]] = {
    **{f"year {shift:+d}": ("year", _year(shift)) for shift in (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)},
    "volume": ("volume", _volume),
    "first page": ("pages", _page),
    "first author": ("authors", _first_author),
    "journal": ("journal", _journal),
    "title word": ("title", _title_word),
    "swapped title": ("title", _title),
}
"""Kind of damage → the field it touches, and how to do it; None where the string does not show the field."""
