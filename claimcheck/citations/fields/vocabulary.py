"""The word lists that fields are told apart by, read once from `citations/data`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("claimcheck.citations") / "data" / "journals.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def is_abbreviation(word: str) -> bool:
    """Whether a word is one that journal titles are abbreviated to."""
    return word.strip(".,:()").lower() in _lists()["abbreviations"]


def is_known_name(text: str) -> bool:
    """Whether the words begin with the one word that a journal is known by."""
    words = text.split()
    return 0 < len(words) <= 3 and words[0].strip(".,:()").lower() in _lists()["names"]


def is_body(text: str) -> bool:
    """Whether the words name a body of people: an institute, a study group."""
    words = text.split()
    plain = [word.strip(".,:()").lower() for word in words]
    return 0 < len(words) <= 12 and looks_named(text.removeprefix("the ")) and not _lists()["bodies"].isdisjoint(plain)


def ends_as_body(text: str) -> bool:
    """Whether a few words, however written, end in the word for a body of people and none of them is small."""
    words = text.lower().split()
    return 1 < len(words) <= 5 and words[-1] in _lists()["bodies"] and _lists()["small"].isdisjoint(words)


def is_of_journals(text: str) -> bool:
    """Whether a word stands in the text that journals' names are known by, or nothing but such words cut short."""
    words = [word.strip(".,:()").lower() for word in text.split()]
    return not _lists()["marks"].isdisjoint(words) or _lists()["abbreviations"].issuperset(words)


def is_journal_name(text: str) -> bool:
    """Whether the words name a journal beyond doubt: by a telling word, an abbreviation of the kind, or as a whole."""
    words = text.replace("/", " ").split()
    if not words or len(words) > 14:
        return False
    plain = [word.strip(".,:;()[]").lower() for word in words]
    if len(words) <= 3 and (plain[0] in _lists()["names"] or plain[0] in _lists()["parts"]):
        return True
    if not looks_named(text):
        return False
    telling = sum(word in _lists()["marks"] for word in plain)
    short = sum(word in _lists()["abbreviations"] for word in plain if word not in _lists()["small"])
    return telling > 0 or (short >= 1 and short * 2 >= len([word for word in plain if word not in _lists()["small"]]))


def looks_named(text: str) -> bool:
    """Whether every word is written as in a name: capital first, small words aside."""
    words = re.findall(r"[^\W\d_][^\s]*", text)
    return (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word.strip(".,:") in _lists()["small"] for word in words)
    )
