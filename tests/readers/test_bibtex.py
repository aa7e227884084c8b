"""BibTeX files as pages: entries with their fields and places, LaTeX decoded, broken entries left out and told."""

import pytest

from claimcheck.citations import scan
from claimcheck.language.latex import address, plain
from claimcheck.model.citation import Reference, ReferenceKind
from claimcheck.model.page import Page
from claimcheck.readers import read_bytes

ENTRY = (
    "@article{okafor2020,\n"
    "  author = {Okafor, Ann B. and N{\\'u}{\\~n}ez, J{\\o}rn and {Sleep and Mood Group} and others, },\n"
    "  title = {Sleep and {MOOD}: 100% of it, H$_2$O \\& more},\n"
    "  journal = jss # { (Online)}, volume = 5, number = 2, pages = {11--19}, year = {2020},\n"
    "  doi = {10.1234/sleep\\_2020.118}, pmid = {31234567},\n"
    "}"
)


def bib(source: str) -> Page:
    return read_bytes(source.encode(), "list.bib", "bibtex")


def only(source: str) -> Reference:
    (reference,) = scan(bib(source)).references
    return reference


def test_fields_and_identifiers_come_from_the_entry() -> None:
    reference = only("@string{jss = {J Sleep Stud}}\n" + ENTRY)
    fields, identifiers = reference.fields, reference.identifiers
    assert (reference.label, reference.kind) == ("okafor2020", ReferenceKind.ENTRY)
    assert fields.authors == ("Okafor, Ann B.", "Núñez, Jørn", "Sleep and Mood Group")
    assert fields.et_al
    assert fields.title == "Sleep and MOOD: 100% of it, H2O & more"
    assert (fields.journal, fields.volume, fields.issue) == ("J Sleep Stud (Online)", "5", "2")
    assert (fields.pages, fields.year) == ("11-19", 2020)
    assert (identifiers.doi, identifiers.pmid) == ("10.1234/sleep_2020.118", "31234567")


def test_an_entry_stands_where_it_begins_in_the_file() -> None:
    source = f'A note @ the top\r\n\r\n{ENTRY}\r\n\r\n@book(b, title = "Rest", date = {{2019-05}})\r\n'
    page = bib(source)
    spans = [page.source_span(reference.span) for reference in scan(page).references]
    assert spans[0].slice(source) == ENTRY
    assert spans[1].slice(source).startswith("@book(b")
    assert spans[1].slice(source).endswith(")")
    assert page.locate(spans[0].start).line == 3


@pytest.mark.parametrize(
    ("entry", "kind", "value"),
    [
        ("eprint = {2101.00001v2}, archivePrefix = {arXiv}", "arxiv", "2101.00001"),
        ("eprint = {31234567}, eprinttype = {pubmed}", "pmid", "31234567"),
        ("isbn = {978-0-306-40615-7}", "isbn", "9780306406157"),
        ("pmcid = {PMC1234567}", "pmcid", "PMC1234567"),
        ("doi = {https://doi.org/10.1234/ABC}", "doi", "10.1234/abc"),
        ("doi = {DOI: 10.1234/abc}", "doi", "10.1234/abc"),
        ("url = {https://example.org/a\\_b\\%20c}", "urls", ("https://example.org/a_b%20c",)),
        ("howpublished = {\\url{https://example.org/x}}", "urls", ("https://example.org/x",)),
    ],
)
def test_what_an_entry_can_be_looked_up_by(entry: str, kind: str, value: object) -> None:
    assert getattr(only(f"@misc{{k, title = {{Rest}}, {entry}}}").identifiers, kind) == value


def test_proceedings_lend_their_fields() -> None:
    page = bib("@inproceedings{a, title={T}, crossref={P}}\n@proceedings{p, title={Proc. of Rest}, year=2001}")
    fields = scan(page).references[0].fields
    assert (fields.journal, fields.year, fields.issue) == ("Proc. of Rest", 2001, None)


@pytest.mark.parametrize(
    "broken",
    [
        "@article{bad, title = {Never ends, year = 2020}",
        "@article{bad, title = {x} year = 2020}",
        "@article{bad, title = , year = 2020}",
        "@article{bad, title = {a {b}, year = {2020},\n}",
    ],
)
def test_a_broken_entry_is_left_out_and_the_next_is_read(broken: str) -> None:
    page = bib(f"{broken}\n\n@article{{good, title = {{Rest}}, year = 2021}}\n")
    assert [reference.label for reference in scan(page).references] == ["good"]
    assert len(page.gaps) == 1
    assert "bad" in page.gaps[0].reason
    assert page.gaps[0].span.start == 0


def test_one_key_used_twice_makes_two_references() -> None:
    page = bib("@misc{k, title={One}}\n@misc{k, title={Two}}\n@misc{e}")
    assert [reference.label for reference in scan(page).references] == ["k", "k (2)"]
    assert [gap.reason for gap in page.gaps] == ["the entry e is empty"]


def test_ignore_comments_stand_between_entries() -> None:
    page = bib("% claimcheck: ignore[retracted-work] on purpose\n@misc{k, title={claimcheck: ignore[x] y}}")
    assert [comment.text for comment in page.comments] == ["claimcheck: ignore[retracted-work] on purpose"]


def test_references_in_any_language_are_read_and_claim_nothing() -> None:
    titles = "Wirkung von Schlafentzug auf die Stimmung bei älteren Menschen in Pflegeheimen und zu Hause " * 4
    page = bib("".join(f"@book{{k{n}, title={{{titles} {n}% von 200}}}}\n" for n in range(5)))
    citation_index = scan(page)
    assert page.skipped is None
    assert len(citation_index.references) == 5
    assert all(any(run.contains(block.span) for run in citation_index.lists) for block in page.blocks)


def test_bibtex_is_told_by_its_look() -> None:
    assert read_bytes(f"% mine\n{ENTRY}".encode(), "-").format == "bibtex"
    assert read_bytes(f"@String(j = {{J}})\n{ENTRY}".encode(), "-").format == "bibtex"
    assert read_bytes(b"@ann{, wrote: 5% more", "-").format == "bibtex"
    assert read_bytes(b"Write to @ann{ee}.", "-").format == "text"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("na{\\\"\\i}ve ``quoted'' {B}race~d -- x", "naïve “quoted” Brace d – x"),
        ("costs $5 & 10% #1", "costs $5 & 10% #1"),
        ("$p < 0.05$ and $\\alpha$-synuclein", "p < 0.05 and α-synuclein"),
        ("\\textit{in vivo} CO\\textsubscript{2}", "in vivo CO2"),
        ("{unpaired", "unpaired"),
    ],
)
def test_latex_is_read_as_words(value: str, read: str) -> None:
    assert plain(value) == read


def test_addresses_keep_their_signs() -> None:
    sici = "10.1002/(SICI)1097{\\textless}1661::AID-SIM968{\\textgreater}3.0.CO;2-2"
    assert address(sici) == "10.1002/(SICI)1097<1661::AID-SIM968>3.0.CO;2-2"


HARD = r"""% Made by hand; write to list@example.org
@string{jss = "Journal of Sleep Studies"}
@STRING(pub = {Example Press})
@preamble{"\newcommand{\noop}[1]{}"}
@comment{jabref-meta: databaseType:bibtex;}
@Article{light2018, author = {Berg, A. B. and {\O}stergaard, S{\o}ren}, title = {Light: 50\% less}, journal = jss,
  year = 2018, volume = 12, pages = {45--52}, doi = {https://doi.org/10.1234/sleep.2018.45},}
@article{open, author = {Poe, E.},
  title = {A title without an end,
  year = {2020}
}
@inproceedings{naps, crossref = {proc}, author = {Noe, I. and others}, title = {{N}aps {A}t {W}ork}, pages = {7--15}}
@online{body, author = {{World Sleep Organization}}, title = {Sleep}, date = {2021-03-12}, url = {https://example.org/a_b}}
@misc{preprint, author = "Roe, C.", title = "{DEEP}: sleep", eprint = {1810.04805}, archivePrefix = {arXiv}}
@misc{sheet, title = {Sheet}, howpublished = {\url{https://example.org/sheet}}, year = {2023}}
@book{night, author = {Okafor, Ann}, title = {The Night Book}, publisher = pub, location = {Lagos}, date = {2014}}
@article{light2018, author = {Berg, A.}, title = {The same key}, journaltitle = {J Abc}, date = {2019-05}, volume = 3}
@article{empty, author = {Poe, E.}, title = , year = {2018}}
@proceedings{proc, title = {Proceedings of Sleep}, year = {2017}}
@article{cut, author = {End, T.}, title = {The file ends here}, year = {2022}
"""


def test_a_hard_file_is_read_to_its_end() -> None:
    page = bib(HARD)
    gaps = [(page.locate(gap.span.start).line, gap.reason.split()[2]) for gap in page.gaps]
    assert gaps == [(8, "open"), (18, "empty"), (20, "cut")]
    read = {reference.label: reference for reference in scan(page).references}
    assert list(read) == ["light2018", "naps", "body", "preprint", "sheet", "night", "light2018 (2)", "proc"]
    light = read["light2018"]
    assert (light.fields.authors[1], light.fields.journal) == ("Østergaard, Søren", "Journal of Sleep Studies")
    assert (light.fields.title, light.identifiers.doi) == ("Light: 50% less", "10.1234/sleep.2018.45")
    assert (read["naps"].fields.journal, read["naps"].fields.year) == ("Proceedings of Sleep", 2017)
    assert (read["body"].fields.authors, read["body"].fields.year) == (("World Sleep Organization",), 2021)
    assert read["preprint"].identifiers.arxiv == "1810.04805"
    assert read["sheet"].identifiers.urls == ("https://example.org/sheet",)
    assert (read["light2018 (2)"].fields.journal, read["light2018 (2)"].fields.year) == ("J Abc", 2019)


@pytest.mark.parametrize(
    ("entry", "container"),
    [
        ("@incollection{a, title={Sleep}, booktitle={The Handbook of Sleep}, pages={1--20}}", "book"),
        ("@InProceedings{a, title={Sleep}, booktitle={Proc. of Sleep}, pages={1--20}}", "meeting"),
        ("@article{a, title={Sleep}, journal={J Sleep Stud}, pages={1--20}}", None),
    ],
)
def test_what_holds_the_work(entry: str, container: str | None) -> None:
    assert only(entry).fields.container == container
