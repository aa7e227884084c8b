"""Reading an author-year mention: "Kessler, Ruscio, & Shear, 2009", "Zarate et al., 2006 (Arch Gen Psychiatry)"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from claimcheck.language.word_tables import alternation, word_lists

_words = word_lists("citations", "markers")
YEAR = r"(?<![\d.,])(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
"""A pattern for a year of publication."""
_YEAR = re.compile(rf"({YEAR})(?:[-–/]\d\d(?:\d\d)?)?([a-z]\b)?|\b(?:n\.d\.|in press|forthcoming)", re.IGNORECASE)
_REST = re.compile(
    rf"(?P<more>(?:\s*[,&/]\s*(?:and\s+)?(?:{YEAR})?[a-z]?\b){{0,6}})\s*(?:\((?P<journal>[^()]{{2,120}})\))?\s*"
    r"(?:[,:]?\s*(?:pp?\.|ch(?:ap)?\.|chapter|table|figure|fig\.|para\.|§|\d|for (?:a )?reviews?|and references)"
    r"[^()]{0,60})?\s*\.?",
    re.IGNORECASE,
)
_ET_AL = re.compile(
    r",?\s*(?:\bet\.?\s*al\b\.?|(?:\band|&)\s+(?:colleagues|co-?workers|associates|collaborators|others|al\.)|…|\.\.\.)[’']?s?\s*,?\s*$",
    re.IGNORECASE,
)
_THEN_JOURNAL = re.compile(r"(\bet\.?\s*al\b\.?),?\s+([A-Z][\w.&’' -]{2,80}),?$")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:&|and\b)|,|&|\band\b|\bund\b|\bet\b)\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}|Jr\.?|Sr\.?|I{2,3}")
_WITH_INITIALS = re.compile(r"\s[A-Z]{1,3}$|\b[A-Z]\.")
_FOREWORD = re.compile(r"^[\s,.;:]+|[\s,;:]+$")


Names = tuple[tuple[str, ...], bool, bool]
"""Authors, whether "et al." follows, and whether "&" or "and" joins them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One work named by author and year."""

    authors: tuple[str, ...]
    et_al: bool
    year: int | None
    suffix: str
    """The letter behind the year: "a" in "2019a"."""
    journal: str | None
    firm: bool
    """Whether nothing but a citation is written so; otherwise the page must bear it out."""
    start: int
    """Where authors begin, in the text that was read."""
    end: int
    """Where the year, or the last of several, ends."""
    printed: str
    """Authors and year as printed."""


def fold(name: str) -> str:
    """Return a name without case, accents and possessive endings, for comparing."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold().removesuffix("'s")
    return "".join(letter for letter in plain if letter.isalnum() or letter in " -").strip()


def read_mention(text: str) -> Mention | None:
    """Return the mention that `text` is as a whole, lead-ins and page numbers allowed; None where it is none."""
    for year in _YEAR.finditer(text):
        rest = _REST.fullmatch(text, year.end())
        if rest is None:
            continue
        start = _skip_lead_in(text, year.start())
        before, journal = _without_journal(text[start : year.start()].rstrip(" \t\n(["))
        names = read_names(before)
        if names is None:
            continue
        authors, et_al, joined = names
        firm = et_al or joined or before.endswith(",")
        number = int(year[1]) if year[1] else None
        journal = journal or rest["journal"]
        printed = text[start : year.end()]
        return Mention(authors, et_al, number, year[2] or "", journal, firm, start, year.end(), printed)
    return None


def _without_journal(names: str) -> tuple[str, str | None]:
    """Split "Smith et al., Nature," into what comes before the journal and the journal."""
    cut = _THEN_JOURNAL.search(names)
    if cut is None:
        return names, None
    return names[: cut.end(1)], cut[2].strip(" ,.")


def _skip_lead_in(text: str, end: int) -> int:
    """Return where the authors begin: behind "see", "e.g.," and the like."""
    start = 0
    while True:
        while start < end and text[start] in " \t\n,;:.":
            start += 1
        lead = _lead_in().match(text, start, end)
        if lead is None:
            return start
        start = lead.end()


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_words('lead_ins'))})(?![^\W\d_])", re.IGNORECASE)


def read_names(text: str) -> Names | None:
    """Return the authors that `text` names; None where these are no names."""
    cut = _ET_AL.search(text)
    et_al = cut is not None
    names = _FOREWORD.sub("", text[: cut.start()] if cut else text)
    if not names or len(names) > 200 or any(sign.isdigit() for sign in names):
        return None
    pieces = [piece for piece in _BETWEEN.split(names) if piece]
    families = [piece for piece in pieces if not _INITIALS.fullmatch(piece) or (len(piece) > 1 and piece.isalpha())]
    joined = bool(re.search(r"&|\band\b|\bund\b", names)) and len(families) > 1
    signed = all(_WITH_INITIALS.search(piece) for piece in families)
    listed = len(families) == 1 or joined or et_al or len(families) < len(pieces) or signed
    if families and listed and all(_is_family(piece) for piece in families):
        return tuple(families), et_al, joined
    body = re.sub(r"\s*\[[^\]]{1,20}\]$", "", names)
    if not et_al and (is_body(body) or (body != names and _is_named_body(body))):
        return (body,), False, False
    return None


def _is_family(piece: str) -> bool:
    """Whether a piece is a family name, with particles or initials; or an acronym."""
    parts = piece.replace("’", "'").split()
    names = [part for part in parts if part.lower() not in _words("name_particles") and not _INITIALS.fullmatch(part)]
    if parts and not names and len(parts) == 1 and parts[0].isalpha() and len(parts[0]) > 1:
        names = parts  # "APA", "WHO"
    if not 1 <= len(names) <= 2 or len(parts) > 5:
        return False
    if len(names) == 2 and parts[0].lower() in _words("not_authors"):
        return False
    return all(_is_name(name) for name in names)


def _is_name(word: str) -> bool:
    bare = word.strip(".'").removesuffix("'s")
    lowered = bare.lower()
    if len(bare) < 2 or lowered in _words("not_authors") or lowered in _words("places"):
        return False
    head = bare[2:] if lowered[:2] in ("d'", "o'", "l'") else bare
    return head[:1].isupper() and all(letter.isalpha() or letter in "-'." for letter in bare)


def is_degree(word: str) -> bool:
    """Whether a word is an academic degree, as behind the names of a page's authors."""
    return word[:1].isupper() and word.strip(".,;").lower() in _words("degrees")


def is_body(text: str) -> bool:
    """Whether the text is the name of an organisation or a survey: capitals, joined by small words."""
    parts = text.removeprefix("The ").removeprefix("the ").replace(",", " ").split()
    first = " ".join(parts[:2]).lower()
    if first not in _words("body_beginnings") and first.partition(" ")[0] in _words("not_authors"):
        return False
    return _is_named_body(text)


def _is_named_body(text: str) -> bool:
    """Whether the text is written like the name of a body, whatever it begins with: one with its short name behind."""
    parts = text.removeprefix("The ").removeprefix("the ").replace(",", " ").split()
    if not 2 <= len(parts) <= 12 or not parts[-1][:1].isupper():
        return False
    if all(part.lower() in _words("places") for part in parts):
        return False
    big = [part for part in parts if part[:1].isupper()]
    small = [part for part in parts if not part[:1].isupper()]
    return len(big) >= 2 and all(part.lower() in _words("body_particles") for part in small)
