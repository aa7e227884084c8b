"""What a sentence shows that tells what its figures are about: the features by which its kind is scored.

In: a sentence with its quantities and cue words, its block, and the kind that the conventions give it. Out: names, such
as "kind:outcome", "measure:share", "cue:improve", "person:we", "block:row"; each is there or not.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.claims.kinds.place import is_planned
from claimcheck.claims.lexicon import Cues
from claimcheck.claims.passages import Passage
from claimcheck.language.word_tables import table
from claimcheck.model.claim import ClaimKind

_WORD = re.compile(r"[a-z’']+")
_PERSONS = frozenset({"you", "your", "we", "our", "i", "my", "he", "she", "her", "his"})
_MOST, _LONGEST, _STEP = 4, 5, 8
_SUM = re.compile(r"\d\s?[*×·+=]\s?[$€£]?\d|\d\s[-–−/]\s\d[^\n]{0,40}=")
_NEAR = 30
"""Characters within which a cue stands near a quantity."""
_PAST = frozenset({"was", "were", "had", "did"})
_PRESENT = frozenset({"is", "are", "has", "have", "does"})
_FUTURE = frozenset({"will", "would", "can", "could", "may", "might", "should", "must"})


def features(passage: Passage, text: str, kind: ClaimKind, cues: Cues, before: str) -> Iterator[str]:
    """Yield the features of a passage, each once; `before` is what stands before it in its block."""
    quantities, start = passage.quantities, passage.span.start
    yield f"kind:{kind.value}"
    for measured in sorted({quantity.dimension.value for quantity in quantities}):
        yield f"measure:{measured}"
    for group in sorted(cues.places):
        yield f"cue:{group}"
        if any(cues.near(group, one.span.start - start, one.span.end - start, _NEAR) for one in quantities):
            yield f"near:{group}"
    words = _WORD.findall(text.lower())
    present = set(words)
    yield from (f"person:{word}" for word in sorted(_PERSONS & present))
    for name, tense in (("past", _PAST), ("present", _PRESENT), ("modal", _FUTURE)):
        if tense & present:
            yield f"tense:{name}"
    yield from _instructions(words, cues)
    yield f"block:{'tile' if passage.tile else passage.block.kind.value}"
    if "%" in text:
        yield "sign:%"
    if _SUM.search(text):
        yield "sign:sum"
    if before and _supposes().search(before):
        yield "follows:supposition"
    if not text.rstrip("\"'”’) *_").endswith((".", "!", "?", ":", ";")):
        yield "no stop"
    if re.search(r"[$€£]", text):
        yield "sign:money"
    yield f"quantities:{min(_MOST, len(quantities))}"
    yield f"length:{min(_LONGEST, len(words) // _STEP)}"


def _instructions(words: list[str], cues: Cues) -> Iterator[str]:
    """Yield what shows that somebody is told what to do."""
    if words and "\t" not in cues.text and words[0] in table("claims", "kinds")["commands"]["words"]:
        yield "command"
    if is_planned(cues):
        yield "plan"


@cache
def _supposes() -> re.Pattern[str]:
    """Return a pattern for words that begin a supposition, from which all that follows is drawn."""
    listed = "|".join(map(re.escape, table("claims", "kinds")["cues"]["hypothetical"]))
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)
