"""Text as printed → words and letters that honest variation does not touch.

Case, diacritics, ligatures, Greek letters, entities, tags, quotes, dashes and the hyphen of a line break are how a
title or a name is *set*, not what it is; every comparison of fields goes through here first.
"""

import html
import re
import unicodedata
from functools import lru_cache

from claimcheck.language.word_tables import table

_LONGEST = 10_000
"""No field and no entry is longer; what is, is not read on."""
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_WORD = re.compile(r"[^\W_]+")
_UNDECOMPOSED = str.maketrans(
    {**dict(zip("øłđðıħŋȷ", "olddihnj", strict=True)), "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_MOJIBAKE = re.compile("[ÂÃÅÄ][\u0080-\u00bf]")
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'’‘ʼ`´]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, tags, entities and apostrophes; Greek letters by name."""
    text = _unbroken(html.unescape(html.unescape(text[:_LONGEST])))
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_UNDECOMPOSED)
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return plain if plain.isascii() else "".join(map(_spelled, plain))


def _unbroken(text: str) -> str:
    """Undo UTF-8 that was read as Latin-1 on its way into a record."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


@lru_cache(maxsize=512)
def _spelled(char: str) -> str:
    """Return the English name of a Greek letter, any other character as it is."""
    if not ("\u0370" <= char <= "\u03ff"):
        return char
    name = unicodedata.name(char, "").split()
    if name[:2] != ["GREEK", "SMALL"] or "LETTER" not in name:
        return char
    return {"lamda": "lambda", "final": "sigma"}.get(name[3].lower(), name[3].lower())


def words(text: str) -> list[str]:
    """Return the folded words of `text`: runs of letters and digits."""
    return _WORD.findall(fold(text))


def letters(text: str) -> str:
    """Return the folded letters and digits of `text` alone, so that hyphens and spaces cannot differ."""
    return "".join(words(text))


@lru_cache(maxsize=65536)
def respell(word: str) -> str:
    """Return a folded word with British, American and transcribed spellings brought together."""
    if len(word) < 4:
        return word
    for spelling, plain in table("matching", "words")["spellings"]:
        word = word.replace(spelling, plain)
    return word
