"""Questions → resolutions: what the identifiers lead to, whether that is the work printed, and if not, which is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.evidence.identifying import Lookup, said
from claimcheck.evidence.questions import Question
from claimcheck.faults import Faults
from claimcheck.lock import RegistryAnswer
from claimcheck.model.evidence import FoundBy, Outcome, Resolution, Work, WorkMatch
from claimcheck.progress import Progress

_BOOK = "books are not looked up by their ISBN"
_TRIAL = "trial numbers are not looked up"
_NOTHING_TO_ASK = "it gives nothing that a registry could be asked for"


def resolve(
    questions: Sequence[Question], lookup: Lookup, progress: Progress, faults: Faults | None = None
) -> list[Resolution]:
    """Return a resolution per question; identifiers are asked for together, searches only where they are needed."""
    faults = faults or Faults()
    answers: Mapping[str, RegistryAnswer] = {}
    with faults.kept("what identifiers lead to"):
        answers = lookup.identify(key for question in questions for key in question.keys)
    resolutions = []
    with progress.step("Resolving references", len(questions)) as step:
        for question in questions:
            found = Resolution(Outcome.UNREACHABLE, reason="it could not be checked for a fault of claimcheck")
            with faults.kept(f"{question.path}: reference {question.reference.label}"):
                found = _resolve(question, answers, lookup)
            resolutions.append(found)
            step.advance()
    return resolutions


def _resolve(question: Question, answers: Mapping[str, RegistryAnswer], lookup: Lookup) -> Resolution:
    question = _without_guess(question, answers)
    led = [(key, work) for key in question.keys if (work := _led(answers[key], lookup)) is not None]
    if led:
        return _by_identifiers(question, led, answers, lookup)
    if question.keys:
        key = question.keys[0]
        failed = Resolution(answers[key].outcome, asked=said(key), by=FoundBy.IDENTIFIER, reason=answers[key].reason)
        if failed.outcome is Outcome.NOT_FOUND:
            return with_nearest(failed, question, lookup)
        return _known_otherwise(failed, question, lookup) if answers[key].registry else failed
    given = question.reference.identifiers
    if question.words:
        found = _searched(question, question.words, lookup)
        if found.outcome is Outcome.NOT_FOUND and given.isbn:  # registries of articles lack most books
            return replace(found, outcome=Outcome.NOT_TRIED, reason=_BOOK)
        return found
    reason = _BOOK if given.isbn else _TRIAL if given.nct else _NOTHING_TO_ASK
    return Resolution(Outcome.NOT_TRIED, reason=reason)


def _without_guess(question: Question, answers: Mapping[str, RegistryAnswer]) -> Question:
    """Leave out a DOI that was built from an address and that nobody knows: the page does not print it."""
    first = question.keys[0] if question.reference.identifiers.doi_hidden else None
    if first is None or answers[first].outcome is not Outcome.NOT_FOUND:
        return question
    return replace(question, keys=question.keys[1:])


def _led(answer: RegistryAnswer, lookup: Lookup) -> Work | None:
    """Return the work an identifier leads to."""
    return lookup.answers.work(answer) if answer.outcome is Outcome.RESOLVED else None


def _by_identifiers(
    question: Question, led: Sequence[tuple[str, Work]], answers: Mapping[str, RegistryAnswer], lookup: Lookup
) -> Resolution:
    """Hold the works that an entry's identifiers lead to against it; an identifier that is wrong goes before one right.

    Of several identifiers one may be the printed work's and another not: then the other is what is said, and the
    printed work is known.
    """
    held = [_compared(question, key, work) for key, work in led]
    meant = next((one for one in held if not one.is_other), None)
    if meant is None:
        return with_nearest(held[0], question, lookup)
    wrong = next((one for one in held if one.is_other), None)
    denied = question.keys[0] if answers[question.keys[0]].outcome is Outcome.NOT_FOUND else None
    agrees = meant.comparison is not None and meant.comparison.agreement is WorkMatch.SAME
    if not agrees or (wrong is None and denied is None):
        return meant
    if denied is not None:
        wrong = Resolution(Outcome.NOT_FOUND, asked=said(denied), by=FoundBy.IDENTIFIER, reason=answers[denied].reason)
    return replace(wrong or meant, match=meant.work, match_comparison=meant.comparison)


def _compared(question: Question, key: str, work: Work) -> Resolution:
    """Compare what an identifier leads to with what is printed."""
    from claimcheck.matching.comparing import compare

    return Resolution(
        Outcome.RESOLVED,
        work,
        compare(question.reference.fields, work, question.reference.text),
        said(key),
        FoundBy.IDENTIFIER,
    )


def _known_otherwise(resolution: Resolution, question: Question, lookup: Lookup) -> Resolution:
    """Return the work as found by its words where its DOI is registered, but its record not to be had.

    A second DOI of one work (an alias) is such a case: only the first has a record. Finding nothing says nothing.
    """
    found = _searched(question, question.words, lookup) if question.words else resolution
    return found if found.outcome is Outcome.RESOLVED else resolution


def with_nearest(resolution: Resolution, question: Question, lookup: Lookup) -> Resolution:
    """Add the work whose record agrees with the printed words, or the nearest one."""
    if not question.words:
        return resolution
    found = _searched(question, question.words, lookup)
    if found.outcome is Outcome.RESOLVED and found.work != resolution.work:
        return replace(resolution, match=found.work, match_comparison=found.comparison)
    if found.nearest is None or found.nearest == resolution.work:
        return resolution
    return replace(resolution, nearest=found.nearest, nearest_comparison=found.nearest_comparison)


def _searched(question: Question, words: str, lookup: Lookup) -> Resolution:
    """Search by words and accept only what agrees with the printed fields."""
    from claimcheck.matching.choosing import choose
    from claimcheck.matching.comparing import compare

    answer = lookup.search(words)
    if answer.outcome in {Outcome.UNREACHABLE, Outcome.NOT_TRIED}:
        return Resolution(answer.outcome, asked="its words", by=FoundBy.SEARCH, reason=answer.reason)
    candidates = [lookup.answers.lock.works[key] for key in answer.works]
    choice = choose(question.reference.fields, question.context, candidates)
    found = Resolution(Outcome.NOT_FOUND, asked="its words", by=FoundBy.SEARCH)
    if choice.work is not None:
        return replace(found, outcome=Outcome.RESOLVED, work=choice.work, comparison=choice.comparison)
    if choice.ambiguous:  # several fit: none of them is a near miss
        return replace(found, outcome=Outcome.AMBIGUOUS, reason="several records fit equally well")
    if any(_may_be(question, candidate) for candidate in candidates):
        return replace(found, outcome=Outcome.NOT_TRIED, reason="a record that may be it has no title or no authors")
    found = replace(found, reason="no record found agrees with the printed words")
    if choice.nearest is None:
        return found
    against = compare(question.reference.fields, choice.nearest, question.reference.text)
    return replace(found, nearest=choice.nearest, nearest_comparison=against)


def _may_be(question: Question, candidate: Work) -> bool:
    """Whether a record lacks by what it could be told from the work printed."""
    from claimcheck.matching.comparing import compare

    if candidate.title and candidate.authors:
        return False
    fields = question.reference.fields
    return compare(fields, candidate, question.reference.text).agreement is not WorkMatch.OTHER
