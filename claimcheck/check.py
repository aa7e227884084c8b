"""The whole run, in order: read, scan, extract, link, gather, judge. The only place that knows the order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.config import Config
from claimcheck.config.paths import for_page
from claimcheck.documents import STDIN, Reading, page_name, read_documents
from claimcheck.files import is_folder
from claimcheck.model.citation import IdentifierReader
from claimcheck.model.consistency import Conflict
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence, FigureReader
from claimcheck.model.finding import Analysis, Report, Scope
from claimcheck.model.support import Support
from claimcheck.progress import Progress, Silent

if TYPE_CHECKING:
    from claimcheck.baseline import Baseline
    from claimcheck.cache import Cache, Sources
    from claimcheck.figures.embedding import Model
    from claimcheck.lock import Lock


def check(
    paths: Sequence[Path],
    config: Config,
    *,
    progress: Progress | None = None,
    now: datetime | None = None,
    stdin: bytes = b"",
    cache: "Cache | None" = None,
    changed_since: str | None = None,
) -> Report:
    """Check the pages under `paths` and return everything found out about them.

    Answers of registries and links are taken from the lock first; new ones are recorded there. Pages that cannot be
    read are reported, the others are checked. `now` is injected by tests; `stdin` is read for the path "-";
    `cache` remembers what reading a page found; `changed_since`, a git revision, narrows the report to the lines that
    changed. Raises ConfigError, LockError and BaselineError before anybody outside is asked.
    """
    from claimcheck.baseline import Baseline
    from claimcheck.lock import Lock
    from claimcheck.rules import in_force, judge, select_rules
    from claimcheck.rules.grouping import group
    from claimcheck.rules.manuals import describe

    progress, now = progress or Silent(), now or datetime.now(UTC)
    rules = select_rules(config)
    model = _model(config)
    baseline = Baseline.load(config.baseline)
    lock = Lock.load(config.lock)
    reading = read_documents(paths, config, progress=progress, stdin=stdin, cache=cache)
    changes = _changes(reading, changed_since) if changed_since is not None else None
    evidence, outages, sources = _gather(
        reading.documents, config, lock, today=now.date().isoformat(), progress=progress, cache=cache
    )
    if config.lock and not config.offline:
        lock.save(config.lock)
    analyses = _analyses(reading.documents, evidence, cache, sources)
    names = [document.page.path for document in reading.documents] if config.per_path else []
    by_page = {name: select_rules(for_page(config, name)) for name in names}
    judgement = judge(analyses, rules, by_page)
    scope = _scope(paths, config, judgement.judged, baseline)
    compared = baseline.apply(judgement.findings, scope)
    report = Report(
        version=__version__,
        created=now.isoformat(timespec="seconds"),
        analyses=_with_second_opinion(analyses, model, progress),
        findings=compared.findings,
        unread=reading.unread,
        excluded=reading.excluded,
        problems=judgement.problems,
        stale=compared.stale,
        scope=scope,
        lock=config.lock.as_posix() if config.lock else None,
        lock_provenance=lock.provenance,
        offline=config.offline,
        semantic=f"{model.name}, read by {model.library}" if model else None,
        outages=outages,
        rules=describe(in_force(rules, *by_page.values())),
        fail_on=config.fail_on,
    )
    report = changes(report) if changes else report
    return replace(report, findings=group(report.findings))


def _changes(reading: Reading, revision: str) -> Callable[[Report], Report]:
    """Return what narrows a report to the lines that changed since a revision."""
    from claimcheck.changes import WHOLE, changes_since, narrow

    changes = changes_since(revision, list(reading.files.values()))
    lines = {name: changes.of(file) for name, file in reading.files.items()}
    return partial(narrow, lines={STDIN: WHOLE, **lines})


def _gather(
    documents: Sequence[Document],
    config: Config,
    lock: "Lock",
    *,
    today: str,
    progress: Progress,
    cache: "Cache | None",
) -> tuple[Mapping[str, Mapping[str, Evidence]], tuple[str, ...], "Sources | None"]:
    """Return the evidence of each page by reference label, from the cache where nobody needs asking; and outages.

    Last come the sources of all that evidence, unless somebody was asked.
    """
    from claimcheck.cache import Sources

    sources = Sources(lock.digest, config.offline, config.links)
    found: dict[str, Sequence[Evidence]] = {}
    for document in documents if cache else ():
        known = cache.find_evidence(document, sources) if cache else None
        if known is not None:
            found[document.page.path] = known
    missing = [document for document in documents if document.page.path not in found]
    outages: tuple[str, ...] = ()
    asked = False
    if missing:
        from claimcheck.evidence import gather

        gathered = gather(
            missing,
            config,
            lock,
            today=today,
            progress=progress,
            read=figure_reader(),
            identify=identifier_reader(),
        )
        outages, asked = gathered.outages, gathered.asked
        for document in missing:
            evidence = tuple(gathered.of(document.page.path).values())
            found[document.page.path] = evidence
            if cache and not asked:
                cache.keep_evidence(document, sources, evidence)
    by_label = {path: {one.label: one for one in evidence} for path, evidence in found.items()}
    return by_label, outages, None if asked else sources


def _analyses(
    documents: Sequence[Document],
    evidence: Mapping[str, Mapping[str, Evidence]],
    cache: "Cache | None",
    sources: "Sources | None",
) -> tuple[Analysis, ...]:
    """Return the documents with their evidence, their claims held against the works they cite and each other."""

    def find_support(document: Document) -> Mapping[int, Support]:
        from claimcheck.figures import support

        return support(document, evidence[document.page.path])

    def compare_all() -> tuple[tuple[Conflict, ...], ...]:
        from claimcheck.figures import find_conflicts

        found = find_conflicts(documents, evidence)
        return tuple(found.get(document.page.path, ()) for document in documents)

    conflicts = cache.conflicts(documents, sources, compare_all) if cache and sources else compare_all()
    analyses = []
    for document, own in zip(documents, conflicts, strict=True):
        make = partial(find_support, document)
        support = cache.support(document, sources, make) if cache and sources else make()
        analyses.append(Analysis(document, evidence[document.page.path], support, own))
    return tuple(analyses)


def _model(config: Config) -> "Model | None":
    """Return the embedding model that the configuration names, before anybody is asked; raises ConfigError."""
    if config.semantic.model is None:
        return None
    from claimcheck.figures.embedding import open_model

    return open_model(config.semantic.model)


def _with_second_opinion(
    analyses: tuple[Analysis, ...], model: "Model | None", progress: Progress
) -> tuple[Analysis, ...]:
    """Return analyses that were judged already with what the cited works say nearest to their claims, if wanted."""
    if model is None:
        return analyses
    from claimcheck.figures.nearest import with_nearest

    return with_nearest(analyses, model, progress)


def figure_reader() -> FigureReader:
    """Return what makes figures of an abstract: the pages' own reader of quantities."""
    from claimcheck.figures import read_figures
    from claimcheck.quantities.quantities import find_quantities

    return partial(read_figures, find=find_quantities)


def identifier_reader() -> IdentifierReader:
    """Return what reads identifiers in the tags of followed pages: the pages' own reader of them."""
    from claimcheck.citations.identifiers import find_identifiers

    return find_identifiers


def _scope(paths: Sequence[Path], config: Config, judged: Mapping[str, frozenset[str]], baseline: "Baseline") -> Scope:
    """Return what the run looked at, and which pages of the baseline it looked for in vain."""
    from claimcheck.rules import COMPARING_PAGES

    pages = baseline.pages
    gone = frozenset(page for page in pages if _is_gone(page, config))
    folders = [page_name(path, path.as_posix(), config) for path in paths if is_folder(path)]
    cleared = frozenset(page for page in gone for folder in folders if folder == "." or page.startswith(f"{folder}/"))
    open_ended = {rule for rule in COMPARING_PAGES if not baseline.pages_of(rule) <= judged.keys() | gone}
    return Scope({page: rules - open_ended for page, rules in judged.items()}, gone, cleared)


def _is_gone(page: str, config: Config) -> bool:
    """Whether a page of the baseline no longer exists, neither below the configuration nor from where we stand."""
    try:
        return page != STDIN and not (config.root / page).exists() and not Path(page).exists()
    except OSError:  # no file system has such a name
        return False
