"""The cache: what comes out is what went in, or nothing; never a broken, foreign or outdated result."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import claimcheck.cache.stamp
from claimcheck.cache import Cache, open_cache
from claimcheck.check import check
from claimcheck.config import ClaimsConfig, Config, LinksConfig
from claimcheck.documents import read_documents
from claimcheck.errors import ConfigError
from claimcheck.model.claim import ClaimKind
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence
from claimcheck.model.judgement import Judgement
from claimcheck.model.page import Page
from claimcheck.model.support import Support
from claimcheck.serialising import decode, encode
from tests.running import environment

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEAVY = (
    *("spacy", "habanero", "httpx2", "requests", "justhtml", "pyromark", "rapidfuzz", "pybtex", "jinja2"),
    *("claimcheck.figures", "claimcheck.rules", "claimcheck.evidence"),
)
"""What a run whose pages have not changed does without."""


class Reader:
    """Counts how often a page is read."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self) -> Document:
        self.read += 1
        return Document(Page("a.txt", "text", "É \ud800 1", "É \ud800 1", (), ()))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path)


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "results").iterdir())


def ask(cache: Cache, reader: Reader, data: bytes = b"page", shown: str = "a.txt", form: str = "text") -> Document:
    return cache.once("document", (data.hex(), shown, form, ClaimsConfig()), Document, reader)


def test_a_page_is_read_once(tmp_path: Path, reader: Reader) -> None:
    assert ask(Cache(tmp_path), reader) == ask(Cache(tmp_path), reader)
    assert reader.read == 1


def test_whatever_changes_is_read_anew(cache: Cache, reader: Reader) -> None:
    ask(cache, reader)
    ask(cache, reader, data=b"page.")
    ask(cache, reader, shown="b.txt")
    ask(cache, reader, form="html")
    prices = ClaimsConfig(evidence_kinds=frozenset({ClaimKind.PRICE}))
    cache.once("document", (b"page".hex(), "a.txt", "text", prices), Document, reader)
    cache.once("another", (b"page".hex(), "a.txt", "text", prices), Document, reader)
    assert reader.read == 6


def test_another_claimcheck_reads_anew(cache: Cache, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(cache, reader)
    monkeypatch.setattr("claimcheck.cache.make_stamp", lambda: b"another")
    ask(cache, reader)
    assert reader.read == 2


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a package whose stamp is made."""
    package = tmp_path / "package"
    (package / "data").mkdir(parents=True)
    (package / "code.py").write_text("a = 1\n", encoding="utf-8")
    (package / "data" / "words.toml").write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(claimcheck.cache.stamp, "PACKAGE", package)
    yield package
    claimcheck.cache.stamp.make_stamp.cache_clear()


@pytest.mark.parametrize("name", ["code.py", "data/words.toml", "new.py"])
def test_an_edit_of_the_package_changes_its_stamp(package: Path, name: str) -> None:
    stamp = claimcheck.cache.stamp.make_stamp.__wrapped__
    before = stamp()
    file = package / name
    about = file.stat() if file.exists() else None
    file.write_text("a = 2\n", encoding="utf-8")
    if about:  # the same size and time
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert stamp() != before


def test_compiled_files_change_no_stamp(package: Path) -> None:
    stamp = claimcheck.cache.stamp.make_stamp.__wrapped__
    before = stamp()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "code.cpython-311.pyc").write_bytes(b"")
    assert stamp() == before


@pytest.mark.parametrize(
    "broken",
    [b"", b"\n", b"claimcheck", b"\x80\x04cposix\nsystem\n", b"{}", b"[" * 100_000],
    ids=["empty", "blank", "cut short", "pickled", "other", "deep"],
)
def test_a_broken_entry_is_replaced(tmp_path: Path, reader: Reader, broken: bytes) -> None:
    first = ask(Cache(tmp_path), reader)
    (entry,) = entries(tmp_path)
    whole = entry.read_bytes()
    entry.write_bytes(broken)
    assert ask(Cache(tmp_path), reader) == first
    assert entry.read_bytes() == whole
    entry.write_bytes(whole.replace(b"1", b"2"))
    ask(Cache(tmp_path), reader)
    assert reader.read == 3


def test_an_entry_under_another_name_is_not_believed(tmp_path: Path, reader: Reader) -> None:
    ask(Cache(tmp_path), reader)
    (first,) = entries(tmp_path)
    ask(Cache(tmp_path), reader, shown="b.txt")
    other = next(entry for entry in entries(tmp_path) if entry != first)
    shutil.copy(first, other)
    ask(Cache(tmp_path), reader, shown="b.txt")
    assert reader.read == 3


def test_foreign_files_and_folders_do_no_harm(tmp_path: Path, reader: Reader) -> None:
    ask(Cache(tmp_path), reader)
    (entry,) = entries(tmp_path)
    entry.unlink()
    entry.mkdir()
    (tmp_path / "results" / "notes.txt").write_text("mine", encoding="utf-8")
    cache = Cache(tmp_path, largest=0)
    ask(cache, reader)
    ask(cache, reader, shown="b.txt")
    cache.tidy()
    assert reader.read == 3
    assert (tmp_path / "results" / "notes.txt").exists()


def test_a_folder_that_cannot_be_one_is_no_cache(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for _ in range(2):
        cache = Cache(tmp_path / "file")
        ask(cache, reader)
        cache.tidy()
    assert reader.read == 2


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, reader: Reader) -> None:
    cache = Cache(tmp_path)
    for age, name in enumerate(["new.txt", "used.txt", "old.txt"]):
        known = set(entries(tmp_path)) if age else set()
        ask(cache, reader, shown=name)
        (entry,) = set(entries(tmp_path)) - known
        os.utime(entry, (1_000_000 - age, 1_000_000 - age))
    ask(cache, reader, shown="used.txt")
    size = max(entry.stat().st_size for entry in entries(tmp_path))
    small = Cache(tmp_path, largest=2 * size)
    ask(small, reader, shown="one more.txt")
    small.tidy()
    assert len(entries(tmp_path)) == 2
    reader.read = 0
    ask(Cache(tmp_path), reader, shown="used.txt")
    assert reader.read == 0


def test_what_a_killed_run_left_goes_when_it_is_old(tmp_path: Path, reader: Reader) -> None:
    cache = Cache(tmp_path)
    ask(cache, reader)
    old, young = tmp_path / "results" / ".x.part", tmp_path / "results" / ".y.part"
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    cache.tidy()
    assert (old.exists(), young.exists()) == (False, True)


def test_many_runs_at_once(tmp_path: Path, reader: Reader) -> None:
    def run(turn: int) -> Document:
        cache = Cache(tmp_path, largest=3_000)
        document = ask(cache, reader, data=bytes([turn % 7]))
        cache.tidy()
        return document

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(repr, pool.map(run, range(200))))) == 1


def test_the_folder_is_the_platforms_unless_named(tmp_path: Path, reader: Reader) -> None:
    named = open_cache(str(tmp_path))
    assert named is not None
    ask(named, reader)
    assert entries(tmp_path)
    assert open_cache(None) is not None


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache"))
    assert open_cache(None) is None


def test_documents_of_the_corpus_come_back_the_same() -> None:
    for document in read_documents([CORPUS], Config()).documents:
        assert decode(encode(document), Document) == document


def test_what_is_kept_comes_back_for_its_stage_and_inputs_only(cache: Cache) -> None:
    cache.keep("evidence", ("page", LinksConfig()), ())
    assert cache.recall("evidence", ("page", LinksConfig()), tuple[Evidence, ...]) == ()
    assert cache.recall("support", ("page", LinksConfig()), tuple[Evidence, ...]) is None
    assert cache.recall("evidence", ("page", LinksConfig(check=False)), tuple[Evidence, ...]) is None
    assert cache.recall("evidence", ("other", LinksConfig()), tuple[Evidence, ...]) is None


def test_support_and_judgement_come_back_the_same() -> None:
    report = check([CORPUS], Config(lock=CORPUS / "claimcheck.lock", offline=True))
    assert any(len(analysis.support) > 10 for analysis in report.analyses)
    for analysis in report.analyses:
        assert decode(encode(analysis.support), dict[int, Support]) == analysis.support
    judgement = Judgement(report.findings, report.problems, report.scope.judged, frozenset({"a"}), report.rules)
    assert decode(encode(judgement), Judgement) == judgement


class Unasked(Cache):
    """A cache that must know every result already."""

    def keep(self, stage: str, inputs: object, value: object) -> None:  # noqa: ARG002
        raise AssertionError(f"{stage} was worked out again")


@pytest.mark.parametrize("other", [{"offline": False}, {"lock": None}, {"select": ("uncited-claim",)}])
def test_a_second_run_works_out_nothing_unless_its_settings_differ(tmp_path: Path, other: dict[str, Any]) -> None:
    page = tmp_path / "a.md"
    page.write_text("# A\n\n96% of our guests are satisfied.\n", encoding="utf-8")
    config = Config(offline=True, root=tmp_path, lock=CORPUS / "claimcheck.lock", links=LinksConfig(check=False))
    first = check([page], config, cache=Cache(tmp_path / "cache"), now=NOW)
    assert check([page], config, cache=Unasked(tmp_path / "cache"), now=NOW) == first
    with pytest.raises(AssertionError, match="worked out again"):
        check([page], replace(config, **other), cache=Unasked(tmp_path / "cache"), now=NOW)


def test_a_rule_that_is_none_is_refused_from_the_cache_too(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ConfigError, match="there is no rule"):
            check([], Config(select=("uncited",)), cache=Cache(tmp_path))


def test_conflicts_are_worked_out_once_for_all_pages_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A | Lakeside\n\n96% of our guests are satisfied.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# B | Lakeside\n\n91% of our guests are satisfied.\n", encoding="utf-8")
    config = Config(offline=True, root=tmp_path)

    def told(*names: str) -> list[str]:
        report = check([tmp_path / name for name in names], config, cache=Cache(tmp_path / "cache"))
        return [finding.message for finding in report.findings if finding.rule == "inconsistent-figure"]

    both = told("a.md", "b.md")
    assert len(both) == 2
    assert told("a.md", "b.md") == both
    assert told("a.md") == []
    (tmp_path / "b.md").write_text("# B | Lakeside\n\n96% of our guests are satisfied.\n", encoding="utf-8")
    assert told("a.md", "b.md") == []


@pytest.mark.parametrize("shape", [None, [], {}, "x", [1], [[], [], [], []], [["a.txt"] * 12, [], [], []]])
def test_what_is_no_document_is_refused(shape: object) -> None:
    with pytest.raises(ValueError, match=r"is no|fields"):
        decode(shape, Document)


def test_evidence_can_be_read_back() -> None:
    with pytest.raises(ValueError, match="list"):
        decode([None], tuple[Evidence, ...])


def claimcheck_run(folder: Path, cache: Path, *arguments: str) -> tuple[bytes, set[str]]:
    """Check a copy of the corpus; return standard output and the heavy libraries that were loaded."""
    program = (
        "import sys\n"
        "from claimcheck.cli import cli\n"
        f"try: cli.main({['check', 'corpus', '--offline', '--format', 'json', *arguments]!r}, standalone_mode=False)\n"
        "except SystemExit: pass\n"
        f"print(*({set(HEAVY)!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment(CLAIMCHECK_CACHE_DIR=str(cache)),
        capture_output=True,
        check=True,
    )
    return done.stdout, set(done.stderr.decode().splitlines()[-1].split())


def test_cold_warm_and_without_cache_say_the_same(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "corpus")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    folder = tmp_path / "cache"
    plain, _ = claimcheck_run(tmp_path, folder, "--no-cache")
    assert not folder.exists()
    cold, loaded = claimcheck_run(tmp_path, folder)
    assert "spacy" in loaded
    warm, loaded = claimcheck_run(tmp_path, folder)
    assert loaded == set()
    assert plain == cold == warm
    assert len(plain) > 10_000
