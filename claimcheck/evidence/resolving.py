"""Questions → resolutions: what the identifiers lead to, whether that is the work printed, and if not, which is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.evidence.desk import Desk
from claimcheck.evidence.questions import Question
from claimcheck.lock import Answer
from claimcheck.model.evidence import Agreement, Outcome, Resolution, Work
from claimcheck.progress import Progress

_BOOK = "books are not looked up by their ISBN"
_TRIAL = "trial numbers are not looked up"
_NOTHING_TO_ASK = "it gives nothing that a registry could be asked for"


def resolve(questions: Sequence[Question], desk: Desk, progress: Progress) -> list[Resolution]:
    """Return a resolution per question; identifiers are asked for together, searches only where they are needed."""
    answers = desk.look_up(key for question in questions for key in question.keys)
    resolutions = []
    with progress.step("Resolving references", len(questions)) as step:
        for question in questions:
            resolutions.append(_resolve(question, answers, desk))
            step.advance()
    return resolutions


def _resolve(question: Question, answers: Mapping[str, Answer], desk: Desk) -> Resolution:
    for key in question.keys:
        answer = answers[key]
        work = desk.work(answer)
        if answer.outcome is Outcome.RESOLVED and work is not None:
            return _held_against(question, key, work, desk)
    if question.keys:
        key = question.keys[0]
        failed = Resolution(answers[key].outcome, asked=_said(key), by="identifier", reason=answers[key].reason)
        return _with_lead(failed, question, desk) if failed.outcome is Outcome.NOT_FOUND else failed
    given = question.reference.identifiers
    if question.words:
        found = _searched(question, question.words, desk)
        if found.outcome is Outcome.NOT_FOUND and given.isbn:  # registries of articles lack most books
            return replace(found, outcome=Outcome.NOT_TRIED, reason=_BOOK)
        return found
    reason = _BOOK if given.isbn else _TRIAL if given.nct else _NOTHING_TO_ASK
    return Resolution(Outcome.NOT_TRIED, reason=reason)


def _held_against(question: Question, key: str, work: Work, desk: Desk) -> Resolution:
    """Compare what an identifier leads to with what is printed; where it is another work, look for the printed one."""
    from claimcheck.registries.comparing import compare

    comparison = compare(question.reference.fields, work)
    resolution = Resolution(Outcome.RESOLVED, work, comparison, _said(key), "identifier")
    return _with_lead(resolution, question, desk) if comparison.agreement is Agreement.OTHER else resolution


def _with_lead(resolution: Resolution, question: Question, desk: Desk) -> Resolution:
    """Add the work whose record agrees with the printed words, or the nearest one."""
    if not question.words:
        return resolution
    found = _searched(question, question.words, desk)
    if found.outcome is Outcome.RESOLVED and found.work != resolution.work:
        return replace(resolution, match=found.work, match_comparison=found.comparison)
    nearest = found.nearest if found.nearest != resolution.work else None
    return replace(resolution, nearest=nearest)


def _searched(question: Question, words: str, desk: Desk) -> Resolution:
    """Search by words and accept only what agrees with the printed fields."""
    from claimcheck.registries.matching import choose

    answer = desk.search(words)
    if answer.outcome in {Outcome.UNREACHABLE, Outcome.NOT_TRIED}:
        return Resolution(answer.outcome, asked="its words", by="search", reason=answer.reason)
    candidates = [desk.lock.works[key] for key in answer.works]
    choice = choose(question.reference.fields, question.context, candidates)
    found = Resolution(Outcome.NOT_FOUND, asked="its words", by="search", nearest=choice.nearest)
    if choice.work is not None:
        return replace(found, outcome=Outcome.RESOLVED, work=choice.work, comparison=choice.comparison, nearest=None)
    if choice.ambiguous:
        return replace(found, outcome=Outcome.AMBIGUOUS, reason="several records fit equally well")
    return replace(found, reason="no record found agrees with the printed words")


def _said(key: str) -> str:
    kind, _, value = key.partition(":")
    return {"doi": f"DOI {value}", "pmid": f"PMID {value}"}.get(kind, value)
