"""What stands between authors and locator → title and journal, where their border is plain."""

import re

from claimcheck.citations.fields.author_list import Head
from claimcheck.citations.fields.journal_names import is_abbreviation, is_journal_name, is_known_name, looks_named
from claimcheck.citations.fields.letters import UPPER
from claimcheck.citations.fields.locators import Locator
from claimcheck.citations.fields.remains import holds_remains

_QUOTES = [
    re.compile(
        rf"^[\s,.]*{opening}\s?(?P<title>[^{opening}]{{8,500}}?)"
        rf"(?:[,.?!]\s?{closing}|\s?{closing}(?=\s?[,.;(]|\s[Ii]n\b|\s?$))(?P<rest>.*)$"
    )
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("„", "[“”]"), ("‘", "’"), ("'", "'"))
]
_BORDER = re.compile(
    rf"(?<=[.?!])\s+(?=[{UPPER}\d(“\"\[])|(?<=[.?!][)\]”])\s+(?=[{UPPER}])"
    r"|(?<=[.?!])\s+(?=(?:med|bio|psyAr|chem|ar)[RX]?xiv\b)"
)
_NO_BORDER = re.compile(r"(?:\b(?:Mt|St|Dr|Mr|Mrs|Ms|vs|spp?|subsp|var|cf|approx|ca|No)|\bU\.S|\bU\.K)\.$")
_EDITION = (  # of which the last figure may have been read as a locator, bracket and all
    r"(?:(?:\d+(?:st|nd|rd|th)|rev(?:ised|\.)|first|second|third|fourth|fifth)\s(?:ed(?:ition|n)?\b\.?)"
    r"|(?:vols?|volumes?|nos?|pp?|report no)\b\.?(?:\s[\w.–-]+)?|v(?:ersion\s)?\d[\w.-]*|text rev\.?"
    r"|\d{1,2}\.?\s(?:éd|Aufl|ed)\.?)"
)
_NOTE_BEHIND = re.compile(
    r"(?i)\s?\[[^\[\]]{3,40}\]\.?$|\s\((?:(?:article |text )?in\s[a-z]+|abstract|unpublished\b[^()]*"
    r"|translated by[^()]*|(?:doctoral|master)[^()]*|(?:technical )?report|thesis|preprint|[^()]{3,80},\seds?\.?)\)\.?$"
    rf"|\s\({_EDITION}(?:[,;]\s{_EDITION}){{0,3}}[,;]?\)?\.?$"
)
_CONTAINER = re.compile(r"^[Ii]n:?\s(?=[A-Z“\"])")
_BOOKISH = re.compile(
    r"\b(?:[Ee]ds?\.|[Ee]ditors?\b|[Uu]niversity [Pp]ress|[Pp]ublish|Press\b|Verlag|Elsevier|Springer|Wiley|Thesis"
    r"|Dissertation)"
)
_TAILED = re.compile(rf"[,;]\s[{UPPER}][^,;]*$|\s\d+$|\bpp?\.?(?:\s\d+)?$|https?:")  # a publisher, a place, pages
_PUBLISHED = re.compile(  # "Title, ABC Publishing, Town": no full stop, and a publisher that says that it is one
    rf"(?P<title>[^.?!]{{12,300}}?),\s(?:[{UPPER}][\w&-]+\s){{1,4}}(?:Publishing|Publications|Press|Publishers)(?:,[^,.]{{2,40}}){{0,2}}[.,]?\s?$"
)
_MEETING = re.compile(
    r"\b(?:Conference|Symposium|Proceedings|Congress|Workshop|Encyclop[a]?edia|Meeting|Bibliographies|Post-publication)\b"
)
_SHORTEST = 4


def divide(middle: str, head: Head, locator: Locator) -> tuple[str | None, str | None]:
    """Return title and journal, each None where the border between them, or the one in front, is in doubt."""
    middle = middle.strip(" ,;:")
    for quotes in _QUOTES:
        if quoted := quotes.match(middle):
            return _title(quoted["title"]), _journal(quoted["rest"], locator)
    if not head.authors:
        return _without_authors(middle)
    if head.mark == "":
        return None, None
    if len(head.authors) == 1 and (published := _PUBLISHED.match(middle)):
        return _title(published["title"]), None
    pieces = _sentences(middle)
    if head.mark == "." and len(pieces) == 1 and _is_abbreviated(head.authors[-1].split()[-1]):
        return None, None  # "J. Cell. Physiol.": what was read as an author begins the journal's name
    if head.mark == ",":
        title, journal = _by_commas(middle, locator)
        if journal is None and len(pieces) > 1 and (is_journal_name(pieces[-1]) or looks_named(pieces[-1])):
            title, journal = _by_sentences(pieces, locator)
        return (None if title and re.match(rf"[{UPPER}]\S+, ", title) else title), journal
    if head.mark == "." and len(pieces) > 2 and len(pieces[0].split()) == 1:
        return None, None  # "S. Keshav H. Zhang. Comparison of": a piece of a name may stand in front
    return _by_sentences(pieces, locator)


def _sentences(text: str) -> list[str]:
    """Return the text cut behind full stops that may end a title."""
    pieces: list[str] = []
    for piece in _BORDER.split(text):
        if pieces and _NO_BORDER.search(pieces[-1]):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _by_sentences(pieces: list[str], locator: Locator) -> tuple[str | None, str | None]:
    """Divide at full stops: the journal is the last piece and the abbreviated words in front of it."""
    container = next((index for index, piece in enumerate(pieces) if _CONTAINER.match(piece)), None)
    if container:
        return _title(" ".join(pieces[:container])), None
    if len(pieces) == 1:
        return _single(pieces[0], locator)
    first = len(pieces) - 1
    if first > 1 and re.match(r"(?:Part|Series|Section)\s[A-Z1-9]\b", pieces[first]):
        first -= 1
    while first > 1 and _goes_on(pieces[first - 1]):
        first -= 1
    title, name = " ".join(pieces[:first]), " ".join(pieces[first:])
    if _is_short_name(pieces[first - 1]) and not (first == 1 and is_known_name(name)):
        whole = " ".join(pieces)
        dotted = all(is_abbreviation(word) or len(word) <= 2 for word in pieces[0].split())
        return None, _journal(whole, locator) if first == 1 and dotted else None
    behind = title.rpartition(", ")[2]
    short = behind != title and len(behind.split()) <= 2 and looks_named(behind) and len(name.split()) == 1
    if behind.endswith(".") and (
        (short and locator.volume and not is_journal_name(name))
        or all(is_abbreviation(word) for word in behind.split())
    ):
        return _by_commas(" ".join(pieces), locator)
    if _ends_short(pieces[first - 1]) and _is_abbreviated(name.split()[0]):
        return None, None
    journal = _journal(name, locator)
    if journal is None and len(pieces[0].split()) < _SHORTEST:
        return None, None
    return _title(title if journal or locator.volume else pieces[0]), journal


def _goes_on(piece: str) -> bool:
    """Whether a piece that ends in a full stop is a part of an abbreviated journal name."""
    words = piece.split()
    return piece.endswith(".") and len(words) <= 3 and looks_named(piece) and is_abbreviation(words[-1])


def _is_abbreviated(word: str) -> bool:
    """Whether a word is one that journals' names are cut to, and no initial."""
    return len(word.strip(".")) > 2 and is_abbreviation(word)


def _ends_short(piece: str) -> bool:
    """Whether a title would end in the first word of an abbreviated name: "… of field theory Nucl."."""
    words = piece.split()
    return len(words) > 2 and piece.endswith(".") and words[-1][0].isupper() and is_abbreviation(words[-1])


def _is_short_name(piece: str) -> bool:
    """Whether a piece may as well be the first part of the journal's name as the last of the title."""
    return piece.endswith(".") and len(piece.split()) <= 2 and looks_named(piece)


def _single(piece: str, locator: Locator) -> tuple[str | None, str | None]:
    """Divide what has no full stop inside: a journal alone, title and journal with a comma, or a title alone."""
    if locator.volume and is_journal_name(piece):
        return None, _journal(piece, locator)
    title, journal = _by_commas(piece, locator)
    if journal or locator.volume or locator.pages:
        return title, journal
    if len(piece.split()) < _SHORTEST or _BOOKISH.search(piece) or _TAILED.search(piece) or _MEETING.search(piece):
        return None, None
    return _title(piece), None


def _by_commas(middle: str, locator: Locator) -> tuple[str | None, str | None]:
    """Divide at the last comma, when what follows it is a journal beyond doubt."""
    title, comma, name = middle.rpartition(", ")
    if not comma:
        return None, _journal(middle, locator) if is_journal_name(middle) else None
    if not is_journal_name(name) or len(title.split()) < _SHORTEST - 1 or not locator.volume:
        return None, None
    if looks_named(title) and (len(title.split()) <= _SHORTEST or is_journal_name(title)):
        return None, None  # the comma may stand inside the journal's name
    pieces = _sentences(title)
    if len(pieces) > 1 and (_goes_on(pieces[-1]) or _goes_on(pieces[0])):
        return None, None
    return _title(title), _journal(name, locator)


def _without_authors(middle: str) -> tuple[str | None, str | None]:
    """Read an entry that begins with its title: a sentence in small letters, which no name of a body is."""
    pieces = _sentences(middle)
    words = [word for word in pieces[0].split() if len(word) > 3]
    small = sum(word[0].islower() for word in words)
    if len(pieces) < 2 or len(words) < _SHORTEST or small * 2 < len(words):
        return None, None
    name = " ".join(pieces[1:])
    return _title(pieces[0]), name.strip(" ,.") if is_journal_name(name) else None


def _title(text: str) -> str | None:
    """Return a title without what is printed around it, None when it holds remains of the authors."""
    text = text.strip(" ,;:").rstrip(".").strip()
    text = _NOTE_BEHIND.sub("", _NOTE_BEHIND.sub("", text)).rstrip(". ")
    if len(text) < _SHORTEST or holds_remains(text) or not any(character.isalpha() for character in text):
        return None
    return text


def _journal(text: str, locator: Locator) -> str | None:
    """Return a journal's name, when a volume vouches for it or its words do."""
    text = re.sub(
        r"^(?:in|In):?\s|^(?:Edited|Translated|Ed\.|Trans\.)\s(?:by\s)?[^.]{3,60}\.\s", "", text.strip(" ,;:.")
    )
    text = re.sub(r"(?i)[\s,]+(?:vol(?:ume)?|no|nr|n[°º]|v|sec|pp?)\.?$", "", text)
    text = re.sub(r"[,:]?\s[Ss]pecial [Ii]ssue\b.*$", "", text)
    if (
        locator.torn
        or len(text) < 3
        or not text[0].isalpha()
        or is_journal_name(text.partition(", ")[2])
        or _BOOKISH.search(text)
        or re.search(r"\d|[?!;“”\"»]|\b[Ii]n\s?:", re.sub(r"\((?:[^()\d]|(?:19|20)\d\d)*\)", "", text))
        or (locator.volume is None and "," in text)
        or _names_place(text)
    ):
        return None
    if is_journal_name(text):
        return text
    plain = len(text.split()) <= 8 and "," not in text
    return text if plain and locator.volume and (looks_named(text) or len(text.split()) <= 6) else None


def _names_place(text: str) -> bool:
    """Whether a place stands behind a journal's name: "Revista de Saúde Pública, São Paulo"."""
    name, comma, place = text.rpartition(", ")
    if is_journal_name(place) or ":" in place:
        return False
    return (
        bool(comma)
        and len(name.split()) > 2
        and is_journal_name(name)
        and re.search(r"\b(?:and|&|und|et|y|e)\b", place) is None
    )
