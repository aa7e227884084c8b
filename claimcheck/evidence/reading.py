"""Which works to read for their figures: those that a claim with figures cites, each once, the lock first.

Abstracts and open full texts come from one registry; what the first records brought stands where it has nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.evidence.identifying import Lookup
from claimcheck.evidence.questions import Question
from claimcheck.evidence.routing import READ
from claimcheck.lock import RegistryAnswer
from claimcheck.model.claim import Quantity
from claimcheck.model.document import Document
from claimcheck.model.evidence import Outcome, Resolution, Work
from claimcheck.progress import Progress


def read_texts(
    documents: Sequence[Document],
    questions: Sequence[Question],
    resolutions: Sequence[Resolution],
    lookup: Lookup,
    progress: Progress,
) -> list[Resolution]:
    """Return the resolutions with the figures of the works that claims cite; what could not be read is as before."""
    answers = lookup.answers
    cited = {(document.page.path, label) for document in documents for label in _cited_for_figures(document)}
    wanted = {
        work.key: work
        for question, resolution in zip(questions, resolutions, strict=True)
        if (question.path, question.reference.label) in cited
        for work in (resolution.work, resolution.match)
        if work is not None
    }
    asking = [work for key, work in wanted.items() if answers.find(f"figures:{key}") is None]
    with progress.step("Reading abstracts", len(asking)) as step:
        if asking:
            _ask(asking, lookup)
        for _ in asking:
            step.advance()
    held = {key: answers.lock.works.get(key, work) for key, work in wanted.items()}
    return [_renewed(resolution, held) for resolution in resolutions]


def _cited_for_figures(document: Document) -> frozenset[str]:
    """Return the labels of the references that claims with a number cite."""
    return frozenset(
        label
        for claim in document.cited
        if any(_is_number(quantity) for quantity in document.claims[claim].quantities)
        for label in document.labels_of(claim)
    )


def _is_number(quantity: Quantity) -> bool:
    return quantity.value is not None or quantity.low is not None


def _ask(works: list[Work], lookup: Lookup) -> None:
    found = lookup.clients.read(works)
    for work in works:
        key = f"figures:{work.key}"
        if read := found.works.get(work.key):
            lookup.answers.keep(key, RegistryAnswer(Outcome.RESOLVED, (work.key,), READ), [read])
        elif work.key in found.absent:
            reason = f"{READ.full_name} holds no such work"
            lookup.answers.keep(key, RegistryAnswer(Outcome.NOT_FOUND, (), READ, reason=reason))


def _renewed(resolution: Resolution, held: Mapping[str, Work]) -> Resolution:
    work, match = resolution.work, resolution.match
    return replace(
        resolution,
        work=held.get(work.key, work) if work else None,
        match=held.get(match.key, match) if match else None,
    )
