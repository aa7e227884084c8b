"""The whole run, in order: read, gather, analyse, judge, compare, report. The only place that knows the order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.baseline import Baseline
from claimcheck.baseline.grouping import group
from claimcheck.config import Config, LinksConfig
from claimcheck.config.paths import for_page
from claimcheck.documents import DocumentsRead, read_documents, way_to
from claimcheck.faults import Faults
from claimcheck.files import STDIN
from claimcheck.lock import Lock
from claimcheck.memo import Memo
from claimcheck.model.consistency import Conflict
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.finding import Analysis, Report
from claimcheck.model.judgement import Judgement
from claimcheck.model.support import Support
from claimcheck.progress import Progress, Silent

if TYPE_CHECKING:
    from claimcheck.figures.embedding import Model


@dataclass(frozen=True, slots=True)
class _Sources:
    """What evidence is gathered from when nobody is asked."""

    lock: str
    """Digest of the lock."""
    offline: bool
    links: LinksConfig


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The evidence of a run."""

    evidence: Mapping[str, Mapping[str, Evidence]]
    """By path of the page and label of the reference."""
    sources: _Sources
    outages: tuple[str, ...]
    faults: Faults
    """What went wrong unexpectedly; later stages add theirs."""
    memo: Memo
    """Keeps what follows from evidence that comes from these sources alone; nothing where somebody was asked."""


def check(
    paths: Sequence[Path],
    config: Config,
    *,
    progress: Progress | None = None,
    now: datetime | None = None,
    stdin: bytes = b"",
    cache: Memo | None = None,
    changed_since: str | None = None,
) -> Report:
    """Check the pages under `paths` and return everything found out about them.

    Answers of registries and links are taken from the lock first; new ones are recorded there. Pages that cannot be
    read are reported, the others are checked. `now` is injected by tests; `stdin` is read for the path "-";
    `cache` remembers what stages made of a page; `changed_since`, a git revision, narrows the report to the lines that
    changed. Raises ConfigError, LockError and BaselineError before anybody outside is asked.
    """
    progress, now, memo = progress or Silent(), now or datetime.now(UTC), cache or Memo()
    _refuse_unknown_rules(config, memo)
    model = _open_model(config)
    baseline, lock = Baseline.load(config.baseline), Lock.load(config.lock)
    reading = read_documents(paths, config, progress=progress, stdin=stdin, cache=memo)
    narrow = _narrowing(reading, changed_since)
    gathered = _gather(reading, config, lock, today=now.date().isoformat(), progress=progress, memo=memo)
    faults = gathered.faults
    analyses = _analyse(reading, gathered)
    judgement = _judge(analyses, reading, gathered, config)
    scope = baseline.scope(judgement, reading.folders, config.root)
    compared = baseline.apply(judgement.findings, scope)
    report = Report(
        version=__version__,
        created=now.isoformat(timespec="seconds"),
        analyses=_with_second_opinion(analyses, model, progress, faults),
        findings=compared.findings,
        unread=reading.unread,
        excluded=reading.excluded,
        problems=judgement.problems,
        stale=compared.stale,
        scope=scope,
        folder=way_to(config.root),
        lock=config.lock.as_posix() if config.lock else None,
        lock_provenance=lock.provenance,
        offline=config.offline,
        semantic=f"{model.name}, read by {model.library}" if model else None,
        outages=(*gathered.outages, *(f"{fault.where} {fault.message}" for fault in faults.found)),
        faults=(*reading.faults, *faults.found),
        rules=judgement.rules,
        fail_on=config.fail_on,
    )
    report = narrow(report)
    return replace(report, findings=group(report.findings))


def _refuse_unknown_rules(config: Config, memo: Memo) -> None:
    """Raise ConfigError for an id in the configuration that no rule has."""

    def choose() -> tuple[str, ...]:
        from claimcheck.rules import select_rules

        return tuple(selected.rule.id for selected in select_rules(config.judging))

    memo.once("rules", config.judging, tuple[str, ...], choose)


def _narrowing(reading: DocumentsRead, revision: str | None) -> Callable[[Report], Report]:
    """Return what narrows a report to the lines that changed since a revision, if one is given."""
    if revision is None:
        return lambda report: report
    from claimcheck.changes import WHOLE, changes_since, narrow

    changes = changes_since(revision, list(reading.files.values()))
    lines = {name: changes.of(file) for name, file in reading.files.items()}
    return partial(narrow, lines={STDIN: WHOLE, **lines})


def _gather(
    reading: DocumentsRead, config: Config, lock: Lock, *, today: str, progress: Progress, memo: Memo
) -> _Gathered:
    """Return the evidence of each page, kept or gathered; new answers are in the lock then, and in its file."""
    sources = _Sources(lock.digest, config.offline, config.links)
    kept = {
        path: memo.recall("evidence", (page, sources), tuple[Evidence, ...]) for path, page in reading.inputs.items()
    }
    found = {path: evidence for path, evidence in kept.items() if evidence is not None}
    missing = [document for document in reading.documents if document.page.path not in found]
    outages: tuple[str, ...] = ()
    faults = Faults()
    if missing:
        from claimcheck.evidence import gather

        gathered = gather(missing, config, lock, today=today, progress=progress, faults=faults)
        outages, memo = gathered.outages, Memo() if gathered.asked or faults.found else memo
        for document in missing:
            path = document.page.path
            found[path] = tuple(gathered.of(path).values())
            memo.keep("evidence", (reading.inputs[path], sources), found[path])
    if config.lock and not config.offline:
        lock.save(config.lock)
    by_label = {path: {one.label: one for one in evidence} for path, evidence in found.items()}
    return _Gathered(by_label, sources, outages, faults, memo)


def _analyse(reading: DocumentsRead, gathered: _Gathered) -> tuple[Analysis, ...]:
    """Return the documents with their evidence, their claims held against the works they cite and each other."""

    def compare_all() -> tuple[tuple[Conflict, ...], ...]:
        from claimcheck.figures import find_conflicts

        found = find_conflicts(reading.documents, gathered.evidence)
        return tuple(found.get(document.page.path, ()) for document in reading.documents)

    def find_support(document: Document) -> dict[int, Support]:
        from claimcheck.figures import support

        return dict(support(document, gathered.evidence[document.page.path]))

    once, sources, inputs = gathered.memo.once, gathered.sources, reading.inputs
    conflicts: tuple[tuple[Conflict, ...], ...] = ((),) * len(reading.documents)
    with gathered.faults.kept("the comparison of the pages' figures"):
        conflicts = once("conflicts", (tuple(inputs.values()), sources), tuple[tuple[Conflict, ...], ...], compare_all)
    analyses = []
    for document, own in zip(reading.documents, conflicts, strict=True):
        path = document.page.path
        support: dict[int, Support] = {}
        with gathered.faults.kept(path):
            support = once("support", (inputs[path], sources), dict[int, Support], partial(find_support, document))
        analyses.append(Analysis(document, gathered.evidence[path], support, own))
    return tuple(analyses)


def _judge(analyses: Sequence[Analysis], reading: DocumentsRead, gathered: _Gathered, config: Config) -> Judgement:
    """Return what the rules say of the pages, each by the settings that hold for it; one that fails costs its page."""

    def ask() -> Judgement:
        from claimcheck.rules import judge, select_rules

        names = [analysis.document.page.path for analysis in analyses] if config.per_path else []
        by_page = {name: select_rules(for_page(config, name).judging) for name in names}
        return judge(analyses, select_rules(config.judging), by_page, gathered.faults)

    inputs = (tuple(reading.inputs.values()), gathered.sources, config.judging)
    judged = gathered.memo.recall("judgement", inputs, Judgement)
    if judged is None:
        judged = ask()
        if not gathered.faults.found:
            gathered.memo.keep("judgement", inputs, judged)
    return judged


def _open_model(config: Config) -> "Model | None":
    """Return the embedding model that the configuration names, before anybody is asked; raises ConfigError."""
    if config.semantic.model is None:
        return None
    from claimcheck.figures.embedding import open_model

    return open_model(config.semantic.model)


def _with_second_opinion(
    analyses: tuple[Analysis, ...], model: "Model | None", progress: Progress, faults: Faults
) -> tuple[Analysis, ...]:
    """Return analyses that were judged already with what the cited works say nearest to their claims, if wanted."""
    if model is None:
        return analyses
    from claimcheck.figures.nearest import with_nearest

    seen = analyses
    with faults.kept("the second opinion"):
        seen = with_nearest(analyses, model, progress)
    return seen  # noqa: RET504 - as it was, where that failed
