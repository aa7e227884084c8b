"""Which words name a journal or a body of people, told by the lists of `data/journals.toml`."""

import re

from claimcheck.language.word_tables import word_lists

_words = word_lists("citations", "journals")


def is_abbreviation(word: str) -> bool:
    """Whether a word is one that journal titles are abbreviated to."""
    return word.strip(".,:()").lower() in _words("abbreviations")


def is_known_name(text: str) -> bool:
    """Whether the words begin with the one word that a journal is known by."""
    words = text.split()
    return 0 < len(words) <= 3 and words[0].strip(".,:()").lower() in _words("names")


def is_body(text: str) -> bool:
    """Whether the words name a body of people: an institute, a study group."""
    words = text.split()
    plain = [word.strip(".,:()").lower() for word in words]
    return 0 < len(words) <= 12 and looks_named(text.removeprefix("the ")) and not _words("bodies").isdisjoint(plain)


def ends_as_body(text: str) -> bool:
    """Whether a few words, however written, end in the word for a body of people and none of them is small."""
    words = text.lower().split()
    return 1 < len(words) <= 5 and words[-1] in _words("bodies") and _words("small").isdisjoint(words)


def is_of_journals(text: str) -> bool:
    """Whether a word stands in the text that journals' names are known by, or nothing but such words cut short."""
    words = [word.strip(".,:()").lower() for word in text.split()]
    return not _words("marks").isdisjoint(words) or _words("abbreviations").issuperset(words)


def is_journal_name(text: str) -> bool:
    """Whether the words name a journal beyond doubt: by a telling word, an abbreviation of the kind, or as a whole."""
    words = text.replace("/", " ").split()
    if not words or len(words) > 14:
        return False
    plain = [word.strip(".,:;()[]").lower() for word in words]
    if len(words) <= 3 and (plain[0] in _words("names") or plain[0] in _words("parts")):
        return True
    if not looks_named(text):
        return False
    telling = sum(word in _words("marks") for word in plain)
    short = sum(word in _words("abbreviations") for word in plain if word not in _words("small"))
    return telling > 0 or (short >= 1 and short * 2 >= len([word for word in plain if word not in _words("small")]))


def looks_named(text: str) -> bool:
    """Whether every word is written as in a name: capital first, small words aside."""
    words = re.findall(r"[^\W\d_][^\s]*", text)
    return (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word.strip(".,:") in _words("small") for word in words)
    )
