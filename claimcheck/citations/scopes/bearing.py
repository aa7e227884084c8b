"""How the words of a sentence bear on the source cited before it. In: a sentence. Out: yes or no.

The words live in `data/scopes.toml`.
"""

import re
from functools import cache

from claimcheck.language.word_tables import table, whole_words

_FIGURE = re.compile(r"\d")


@cache
def _anywhere(name: str) -> re.Pattern[str]:
    return whole_words(table("citations", "scopes")[name])


def names_study(sentence: str) -> bool:
    """Whether a sentence speaks of a study, its makers or its participants."""
    return _anywhere("studies").search(sentence) is not None


def refers_back(sentence: str) -> bool:
    """Whether a sentence refers to the study or report that the text has just cited."""
    return _anywhere("refers_back").search(sentence) is not None or begins(sentence, "begins_back")


def keeps_to(text: str) -> bool:
    """Whether a text speaks of the study, survey or report that its page is about."""
    return _anywhere("keeps_to").search(text) is not None


def speaks_for_itself(sentence: str) -> bool:
    """Whether a sentence speaks of the publisher: "our clients", "we offer"."""
    return _anywhere("publisher").search(sentence) is not None


def names_source_of_last(sentence: str) -> bool:
    """Whether a sentence begins as one that says where the figure before it comes from."""
    return begins(sentence, "names_source")


def turns_away(sentence: str) -> bool:
    """Whether a sentence begins to speak of something else."""
    return begins(sentence, "turns_away")


def begins(sentence: str, name: str) -> bool:
    """Whether a sentence begins with a word of a list."""
    return _anywhere(name).match(sentence.lstrip(" \"“'‘(*_–—-")) is not None


def tells_result(sentence: str) -> bool:
    """Whether a sentence tells what happened, in the past tense."""
    words = [word.strip(".,;:()[]\"“”’'").lower() for word in sentence.split()]
    past, present, told = (frozenset(table("citations", "scopes")[name]) for name in ("past", "present", "told"))
    for word in words:
        if word in present:
            return False
        if word in past or word in told or (word.endswith("ed") and len(word) > 4):
            return True
    return False


def introduces(sentence: str) -> bool:
    """Whether a sentence speaks of a study and tells what it did, so that the text can go on about it."""
    return names_study(sentence) and (tells_result(sentence) or sentence.rstrip(" *_").endswith(":"))


def publishes(sentence: str) -> bool:
    """Whether a sentence says where a study was published."""
    return _anywhere("publishes").search(sentence) is not None


def announces(sentence: str) -> bool:
    """Whether a sentence says what the text around it is drawn from: "This section summarises the review in …"."""
    return begins(sentence, "announces")
