"""What a finding is known by from run to run, so that a baseline can tell old from new.

A fingerprint is made of the rule, the page's path, and the words of the claim or reference it is about (of a claim
held against its sources, of these too); of nothing around them and no position. Equal ones on a page are told apart by
their order. The figures of a claim are part of its words, so a changed figure makes a new finding; a figure merely
understood otherwise by a later version does not. Beside it stands the same without the page's path, by which a baseline
follows a page that was renamed.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.document import Document
from claimcheck.model.span import Span
from claimcheck.rules.rule import Answer

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        **dict.fromkeys("•◦▪‣·*_", None),
    }
)
_DASHES = re.compile(r"-{2,}")
_LENGTH = 16


def fold(text: str) -> str:
    """Return `text` without what reflowing or re-encoding changes: white space, forms of quotes and dashes."""
    plain = unicodedata.normalize("NFKC", text.translate(_FOLDED)).translate(_FOLDED)
    solid = unicodedata.normalize("NFKC", "".join(plain.split()))  # without the blanks, letters may join their marks
    return _DASHES.sub("-", solid)


def fold_entry(reference: Reference) -> str:
    """Return the words of a reference, folded, without the number or key before them: renumbering changes no entry."""
    number = re.match(rf"^\W*{re.escape(reference.label)}\W+(?=\S)", reference.text)
    return fold(reference.text[number.end() :] if number else reference.text)


class Subjects:
    """Knows the words that answers about one document are about."""

    def __init__(self, document: Document) -> None:
        """Index what is asked of the document once per answer."""
        self._document = document
        self._references = {reference.label: reference for reference in document.citation_index.references}
        links = {
            reference.label for reference in document.citation_index.references if reference.kind is ReferenceKind.LINK
        }
        # the words of a hyperlink belong to the sentence; any other marker is only put into it
        self._markers = sorted(
            marker.span for marker in document.citation_index.markers if not links.intersection(marker.labels)
        )

    def of(self, answer: Answer, *, with_sources: bool = False) -> str:
        """Return the words an answer is about, folded; `with_sources` adds the references that its claim cites.

        All of them, whichever the answer is about: which one spoke depends on who could be reached, the page does not.
        """
        if answer.subject is not None:
            return fold(answer.subject)
        if answer.claim is not None:
            words = fold(self._without_markers(self._document.claims[answer.claim].span))
            if answer.figure is not None:
                words = f"{words}\0{fold(answer.figure)}"
            return "\0".join([words, *self._sources(answer.claim)]) if with_sources else words
        reference = self._references.get(answer.reference) if answer.reference is not None else None
        if reference is not None:
            return fold_entry(reference)
        return fold(answer.span.slice(self._document.page.text))

    def _sources(self, claim: int) -> list[str]:
        labels = set(self._document.labels_of(claim))
        return sorted({fold_entry(self._references[label]) for label in labels & self._references.keys()})

    def _without_markers(self, span: Span) -> str:
        """Return the text of a span with the citation markers in it left out."""
        text, pieces, at = self._document.page.text, [], span.start
        for marker in self._markers[bisect_left(self._markers, Span(span.start, 0)) :]:
            if marker.start >= span.end:
                break
            pieces.append(text[at : max(at, marker.start)])
            at = max(at, marker.end)
        pieces.append(text[at : max(at, span.end)])
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Prints:
    """What one finding is known by."""

    fingerprint: str
    """On its page."""
    content: str
    """On whatever page."""


def fingerprints(rule: str, path: str, subjects: Sequence[str], last: Sequence[bool]) -> list[Prints]:
    """Return what findings are known by, one for each subject; equal subjects are told apart by their order.

    Those marked as `last` are counted behind the others: a copy that is suppressed takes no other copy's number.
    """
    seen: Counter[str] = Counter()
    numbers: dict[int, int] = {}
    for place in sorted(range(len(subjects)), key=lambda place: last[place]):
        numbers[place] = seen[subjects[place]]
        seen[subjects[place]] += 1
    return [
        Prints(_hash(rule, path, subject, str(numbers[place])), _hash(rule, subject, str(numbers[place])))
        for place, subject in enumerate(subjects)
    ]


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
