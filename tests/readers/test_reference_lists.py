"""Pages that are nothing but a list of references: every entry is one, however it is set, and claims nothing."""

import textwrap

import pytest

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.document import Document
from claimcheck.readers import read_bytes

ENTRIES = [
    "Berg AB, Roe CD. Efficacy of 50% light in shift workers: 12 of 20 slept better. Sleep Health. 2018;12(3):45-52.",
    "Poe, E. F., & Moe, G. H. (2016). Late meals raise glucose by 30% in 400 adults. Nutr Abc, 8, 101–109.",
    "World Sleep Organization. Sleep and work: two thirds sleep too little. Geneva: World Sleep Organization; 2017.",
    "Lindqvist B. Schlaf und Stimmung bei 200 Erwachsenen. Schlafmed. 2019;7:11-19. doi:10.1234/schlaf.2019.7",
    "Okafor, Ann. The Night Book. Lagos: Example Press, 2014.",
    "Noe IJ, Doe KL, et al. Naps at work: a trial with 1,200 nurses over 17 weeks. J Occup Sleep. 2020;3(1):7-15.",
]
GERMAN = [
    "Berg A, Roe C. Licht am Morgen und Schlaf von Erwachsenen in der Schichtarbeit. Schlafmed. 2018;12(3):45-52.",
    "Poe E. Späte Mahlzeiten und die Stimmung von Erwachsenen am nächsten Tag. Ernährung. 2016;8:101-9.",
    "Noe I. Kurzer Schlaf bei der Arbeit: eine Studie mit Pflegenden in der Nacht. Arbeitsmed. 2020;3(1):7-15.",
    "Lindqvist B. Schlaf und Stimmung bei Erwachsenen auf dem Land. Schlafmed. 2019;7:11-19.",
]


def _wrap(entry: str, lead: str = "", indent: str = "   ") -> str:
    return textwrap.fill(entry, 78, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)


FORMS = {
    "numbered": "\n".join(f"{number}. {entry}" for number, entry in enumerate(ENTRIES, 1)),
    "in brackets": "\n".join(f"[{number}] {entry}" for number, entry in enumerate(ENTRIES, 1)),
    "bulleted": "\n".join(f"• {entry}" for entry in ENTRIES),
    "one a line": "\n".join(ENTRIES),
    "blank lines": "\n\n".join(ENTRIES),
    "numbered and wrapped": "\n".join(_wrap(entry, f"{number}. ") for number, entry in enumerate(ENTRIES, 1)),
    "wrapped between blank lines": "\n\n".join(_wrap(entry, indent="") for entry in ENTRIES),
    "hanging": "\n".join(map(_wrap, ENTRIES)),
    "under a heading": "# Sleep at work\n\n" + "\n\n".join(ENTRIES),
    "under a title": "Sleep at work\n\n" + "\n\n".join(ENTRIES),
    "of other languages": "\n\n".join(GERMAN),
}


def _examined(source: str, kind: str) -> Document:
    return examine(read_bytes(source.encode(), f"list.{kind}", kind), Config())


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("form", FORMS)
def test_every_entry_is_a_reference_and_no_claim(form: str, kind: str) -> None:
    document = _examined(FORMS[form] + "\n", kind)
    if kind == "markdown" and form in ("one a line", "hanging"):  # lines without a blank line between are one paragraph
        return
    expected = GERMAN if form == "of other languages" else ENTRIES
    found = document.citation_index.references
    assert [" ".join(reference.text.split()) for reference in found] == expected
    assert [reference.label for reference in found] == [str(number) for number in range(1, len(expected) + 1)]
    assert document.claims == ()
    assert [reference.span.slice(document.page.text) for reference in found] == [reference.text for reference in found]


def test_an_annotated_list_keeps_its_claims() -> None:
    note = "In this trial sleep improved in 64% of the night workers within three weeks, which is a large effect."
    source = "\n\n".join(f"{entry}\n\n{note}" for entry in ENTRIES)
    assert sum("64%" in claim.text for claim in _examined(source, "text").claims) == len(ENTRIES)


def test_prose_in_front_of_a_list_keeps_its_claims() -> None:
    source = "In 2019, 64% of the night workers slept better after three weeks of light.\n\n" + "\n\n".join(ENTRIES)
    assert len(_examined(source, "text").claims) == 1


def test_a_figure_at_the_begin_of_a_wrapped_line_is_no_number_of_an_entry() -> None:
    entry = (
        "Noe IJ. Naps at work and mood, with a long name. J Sleep. 2020;3:7-15. Epub 2020 May\n    17. PMID: 31234567."
    )
    entries = [_wrap(ENTRIES[0], "1. "), f"2. {entry}", _wrap(ENTRIES[3], "3. "), _wrap(ENTRIES[1], "4. ")]
    source = "\n\n".join(entries)
    assert [reference.label for reference in _examined(source, "text").citation_index.references] == [
        "1",
        "2",
        "3",
        "4",
    ]


def test_entries_that_are_but_an_address_or_a_number_do_not_end_a_list() -> None:
    entries = [
        ENTRIES[0],
        "https://journal.example.org/article/2492881",
        "NCT01234567.",
        "arXiv:1706.01234v7 [cs.CL]",
        "DOI: 10.1002/(SICI)1097-1234(199823)43:4<421::AID-XYZ9>3.0.CO;2-7",
        ENTRIES[1],
    ]
    for mark in ("[{}]", "{}."):
        told = [f"{mark.format(at)} {entry}" for at, entry in enumerate(entries, 1) if mark == "[{}]" or at != 4]
        source = (
            "We read what there is on naps [1] and on the light in the morning.\n\nReferences\n\n"
            + "\n".join(told)
            + "\n"
        )
        found = _examined(source, "text").citation_index.references
        assert [reference.label for reference in found] == [line.split()[0].strip("[].") for line in told]


def test_a_doi_of_the_old_form_stands_whole_in_the_text() -> None:
    doi = "10.1002/(SICI)1097-1234(199823)43:4<421::AID-XYZ9>3.0.CO;2-7"
    (found,) = _examined(f"Sleep improved by 40% in 200 adults (doi:{doi}).\n", "text").citation_index.references
    assert found.identifiers.doi == doi.lower()
