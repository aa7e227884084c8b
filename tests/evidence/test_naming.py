"""What publishers' pages name as their work: used where it is sure, never turned against anybody where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from claimcheck.config import Config, LinksConfig
from claimcheck.evidence import gather
from claimcheck.lock import Lock
from claimcheck.model.citation import CitationIndex, Fields, Identifiers, Reference, ReferenceKind
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence, Outcome, WorkMatch
from claimcheck.model.page import Page
from claimcheck.model.span import Span
from tests.evidence.pages import INVENTED, PHQ9, TODAY, printed
from tests.registry import RegistryServer

DOI = "10.1046/j.1525-1497.2001.016009606.x"
TITLE = "The PHQ-9: Validity of a brief depression severity measure"
NOTHING = Fields()
LINKS = LinksConfig(allow_private=True, timeout=5, delay=0)


def tags(doi: str | None = DOI, title: str | None = TITLE, shown: str | None = TITLE, more: str = "") -> str:
    """Return a publisher's page."""
    named = [
        f'<meta content="{doi}" name="citation_doi">' if doi else "",
        f'<META NAME="Citation_Title" CONTENT="{title}">' if title else "",
    ]
    heading = f"<title>{shown} | Journal of Examples</title>" if shown else ""
    return f"<html><head>{heading}{''.join(named)}{more}</head><body><h1>{shown or ''}</h1></body></html>"


@dataclass
class Run:
    """Gathers evidence for references that give an address alone."""

    server: RegistryServer
    lock: Lock = field(default_factory=Lock)
    offline: bool = False
    refresh: bool = False
    text: str | None = None
    """What the entry prints, when it is not what its fields say."""

    def __call__(self, page: str, *printings: Fields) -> list[Evidence]:
        self.server.pages["a"] = page
        return self.gather([(self.server.base("pages/a"), fields) for fields in printings])

    def gather(self, entries: Sequence[tuple[str, Fields]]) -> list[Evidence]:
        """Return the evidence for entries with these addresses and printed fields."""
        references = tuple(
            Reference(
                str(number),
                ReferenceKind.LINK if fields is NOTHING else ReferenceKind.ENTRY,
                Span(0, 0),
                self.text or ("" if fields is NOTHING else printed(fields)),
                Identifiers(urls=(url,)),
                fields,
            )
            for number, (url, fields) in enumerate(entries, start=1)
        )
        document = Document(
            Page("page.txt", "text", "", "", (), ()), citation_index=CitationIndex(references=references)
        )
        config = Config(registries=self.server.config, links=LINKS, offline=self.offline)
        found = gather([document], config, self.lock, today=TODAY, refresh=self.refresh)
        return list(found.evidence)


@pytest.fixture
def run(server: RegistryServer) -> Run:
    return Run(server)


def test_a_link_is_known_by_the_work_its_page_names(run: Run) -> None:
    (found,) = run(tags(), NOTHING)
    assert found.resolution.work is not None
    assert (found.resolution.work.key, found.resolution.by) == (f"doi:{DOI}", "page")
    assert f"it names DOI {DOI}" in found.resolution.asked
    assert found.resolution.comparison is not None
    assert found.resolution.comparison.agreement is WorkMatch.UNKNOWN
    assert found.link is not None
    assert found.link.named == (DOI,)


@pytest.mark.parametrize(
    "more",
    [
        f'<meta name="prism.doi" content="doi:{DOI}">',
        f'<meta property="DC.Identifier" content="https://doi.org/{DOI.upper()}">',
        '<meta name="citation_pmid" content="11556941">',
    ],
)
def test_other_tags_name_it_as_well(run: Run, more: str) -> None:
    (found,) = run(tags(doi=None, more=more), NOTHING)
    assert found.resolution.work is not None
    assert found.resolution.work.doi == DOI


def test_print_and_record_need_no_third_witness(run: Run) -> None:
    bare = replace(PHQ9, authors=())  # too little to search with
    (found,) = run(tags(title=None, shown=None), replace(bare, year=None, journal=None))
    assert (found.resolution.outcome, found.resolution.by) == (Outcome.RESOLVED, "page")


def test_what_a_search_found_stands(run: Run) -> None:
    (found,) = run(tags(), PHQ9)
    assert (found.resolution.outcome, found.resolution.by) == (Outcome.RESOLVED, "search")


def test_a_page_of_another_work_is_another_work(run: Run) -> None:
    (found,) = run(tags(), INVENTED)
    assert found.resolution.by == "page"
    assert found.resolution.work is not None
    assert found.resolution.work.doi == DOI
    assert found.resolution.comparison is not None
    assert found.resolution.comparison.agreement is WorkMatch.OTHER


def test_an_entry_that_was_misread_is_left_alone(run: Run) -> None:
    run.text = f"Kroenke K. In: Annals of Nocturnal Medicine. {TITLE}. 2019;12:1-9."
    (found,) = run(tags(), INVENTED)
    assert found.resolution.by != "page"


@pytest.mark.parametrize(
    "page",
    [
        tags(title=None),  # a DOI alone may be the template's
        tags(title=INVENTED.title),  # the tags know the printed title: the DOI is wrong
        tags(shown=INVENTED.title),  # the page shows the printed title: the tags are another's
        tags(title="Annals of Nocturnal Medicine", shown="Annals of Nocturnal Medicine"),  # a journal's page
        tags(title="Something else altogether", shown="Something else altogether"),  # record and page disagree
        tags(shown="News: pilots eat by moonlight"),  # a page about the study
        tags(more='<meta name="citation_doi" content="10.1136/bmj.n71">'),  # two works
        tags(doi="10.5555/not-registered"),
        tags(doi="not a doi"),
        tags(doi="10.1234"),
        "<!-- " + tags() + " -->",
        "<script>" + tags() + "</script>",
    ],
)
@pytest.mark.parametrize("fields", [INVENTED, NOTHING])
def test_nothing_follows_where_page_tags_and_record_disagree(run: Run, page: str, fields: Fields) -> None:
    (found,) = run(page, fields)
    assert found.resolution.by != "page"
    assert found.resolution.work is None


def test_a_dead_page_names_nothing(run: Run) -> None:
    (found,) = run.gather([(run.server.base("pages/gone"), INVENTED)])
    assert found.resolution.by == "search"


def test_each_work_is_asked_for_once(run: Run, server: RegistryServer) -> None:
    server.pages |= {"a": tags(), "b": tags()}
    entries = [(server.base(f"pages/{name}"), NOTHING) for name in ("a", "b", "a")]
    first = run.gather(entries)
    assert {one.resolution.work.doi for one in first if one.resolution.work} == {DOI}
    assert len(server.asked("/crossref/")) == 1
    assert len(server.asked("/pages/a")) == 1
    run.refresh = True
    run.gather(entries)
    assert len(server.asked("/crossref/")) == 2


def test_the_lock_repeats_it_without_the_outside(run: Run, server: RegistryServer, tmp_path: Path) -> None:
    first = run(tags(), NOTHING, INVENTED)
    run.lock.save(tmp_path / "lock")
    asked = len(server.requests)
    offline = Run(server, Lock.load(tmp_path / "lock"), offline=True)
    assert offline(tags(), NOTHING, INVENTED) == first
    assert len(server.requests) == asked


def test_a_page_that_says_too_much_is_cut(run: Run) -> None:
    many = "".join(f'<meta name="citation_doi" content="10.5555/{number}">' for number in range(5000))
    long = f'<meta name="citation_title" content="{"x" * 100_000}">'
    (found,) = run(tags(more=long + many), NOTHING)
    assert found.link is not None
    assert len(found.link.named) <= 8
    assert found.resolution.work is None
