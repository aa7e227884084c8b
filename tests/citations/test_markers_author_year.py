"""Author-year mentions: how they are written, what they are not, and which entry they mean."""

import pytest

from claimcheck.citations import scan
from claimcheck.model.citation import Reference, ReferenceKind
from tests.citations.prose import build

MENTIONS = (
    "Naps help ⟦(Adler et al., 2006)→Adler et al., 2006⟧.",
    "Naps help. ⟦(Adler et al., 2006 (Annals of Sleep))→Adler et al., 2006⟧ Then one wakes.",
    "⟦Adler and Brandt (2019)→Adler and Brandt (2019)⟧ found that naps help.",
    "⟦Ostrow (1977)→Ostrow (1977)⟧ proposed three ways.",
    "As ⟦van der Berg et al. (2010)→van der Berg et al. (2010)⟧ said.",
    "As ⟦Öhman & Lund (2001)→Öhman & Lund (2001)⟧ said.",
    "Naps help ⟦(Adler 2019; Lund 2020a)→Adler 2019 | Lund 2020a⟧.",
    "Naps help ⟦(Adler, Brandt, Cole, & Dorn, 2009)→Adler, Brandt, Cole, & Dorn, 2009⟧.",
    "Naps help ⟦(SLA, 2013)→SLA, 2013⟧, says the ⟦(National Sleep Survey, 2007)→National Sleep Survey, 2007⟧.",
    "See ⟦(e.g., Adler, 2010, p. 24; Brandt, 2012, 2014)→Adler, 2010 | Brandt, 2012 | Brandt, 2014⟧.",
    "Seen ⟦(see Lee et al., 2010a, b for review)→Lee et al., 2010a | Lee et al., 2010b⟧ before.",
    "It fell (64% of guests, ⟦Murray et al., 2013→Murray et al., 2013⟧).",
    "It rose (95% CI 2–3; ⟦Adler & Lee, 2019→Adler & Lee, 2019⟧).",
    "⟦Adler et al., 2006→Adler et al., 2006⟧ showed it.",
    "⟦Brandt and colleagues (2005)→Brandt and colleagues (2005)⟧ found it.",
    "It helps ⟦(O'Brien & D’Angelo, 2004)→O'Brien & D’Angelo, 2004⟧.",
    "The ⟦World Sleep Organization (2019)→World Sleep Organization (2019)⟧ reports it.",
    "Known ⟦(American Sleep Association [ASA], 2013)→American Sleep Association [ASA], 2013⟧.",
    "Known ⟦(Office for Sleep Research, 2013)→Office for Sleep Research, 2013⟧.",
    "Known ⟦(Windows on Sleep [WOS], 2013)→Windows on Sleep [WOS], 2013⟧.",
    "Known ⟦(Adler, in press)→Adler, in press⟧.",
    "According to the ⟦SLA (2021)→SLA (2021)⟧, naps help.",
    "It fell ⟦(Adler P, Lund K. J Sleep Res. 2006;3(2):1-9)→Adler P, Lund K. J Sleep Res. 2006;3(2):1-9⟧.",
    "Naps help ⟦[Adler et al., 2019]→Adler et al., 2019⟧ and ⟦(Rush AJ et al. 2006)→Rush AJ et al. 2006⟧.",
)
NO_MENTIONS = (
    "It opened (March 2019) and closed (Spring 2020), for twenty (n=20, 2019) guests.",
    "It was cleared (FDA approval, 2019) and renewed (Version 2, 2019) in town (Berlin, Germany, 2019).",
    "The film Night Train (1959) and The Matrix (1999) run late.",
    "The hotel (founded 1998) and its sister (age 25, 2019) in Lausanne (2012) are old.",
    "Guests (aged 18, since 2010), 120 (2015) and 140 (2016), stayed; sales (2019) rose.",
    "Sleepwell (Harvard Health) is quoted, by name (Smith et al., unpublished).",
    "The Olympics (Tokyo 2020) and the vote (November 5, 2024).",
)
LISTED = (
    "Adler, P. Q., Brandt, K. L., & Cole, T. (2019). Naps and memory. Annals of Sleep, 4(2), 11-20.",
    "Adler, P. Q. (2020). Darkness and mood. Annals of Sleep, 5(1), 1-9.",
    "Brandt, K. L., & Lund, M. (2019a). Beds. Journal of Rest, 1(1), 3-8.",
    "Brandt, K. L., & Dorn, S. (2019b). Pillows. Journal of Rest, 1(2), 33-38.",
    "World Sleep Organization. (2018). Sleep in numbers. Geneva: WSO Press.",
    "Egan, W., Fox, Y., & Gray, S. (2015). Dawn. Journal of Rest, 9(2), 33-38.",
    "Bureau for Beds and Linen. (2017). Prices of pillows, spring 2017. Oslo: Bureau for Beds and Linen.",
)


@pytest.mark.parametrize("notation", MENTIONS)
def test_mentions(notation: str) -> None:
    expected = build(notation)
    found = scan(expected.page)
    assert [(marker.span, marker.labels) for marker in found.markers] == list(expected.markers)
    labels = [label for _, wanted in expected.markers for label in wanted]
    assert {reference.label for reference in found.references} == set(labels)
    assert {reference.kind for reference in found.references} == {ReferenceKind.MENTION}


@pytest.mark.parametrize("text", NO_MENTIONS)
def test_what_is_no_mention(text: str) -> None:
    assert scan(build(text).page).markers == ()


def test_a_mention_carries_its_fields() -> None:
    reference = _references("Naps help. (Adler et al., 2006 (Annals of Sleep))")[0]
    assert (reference.fields.authors, reference.fields.year) == (("Adler",), 2006)
    assert (reference.fields.et_al, reference.fields.journal) == (True, "Annals of Sleep")


def test_two_mentions_of_one_work_share_a_reference() -> None:
    references = _references(
        "Naps help (Hart, Neal, & Kell, 2001). They do (Hart et al., 2001), as (Hart & Lund, 2001) saw."
    )
    assert [reference.label for reference in references] == ["Hart, Neal, & Kell, 2001", "Hart & Lund, 2001"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Naps help (Adler et al., 2019).", ("1",)),
        ("Adler (2020) found naps.", ("2",)),
        ("Naps help (Brandt & Lund, 2019a; Brandt & Dorn, 2019b).", ("3", "4")),
        ("Brandt and Dorn (2019) found naps.", ("4",)),
        ("Naps help (WSO, 2018).", ("5",)),
        ("The World Sleep Organization (2018) counts naps.", ("5",)),
        ("Naps help (Adler, 2021).", ("Adler, 2021",)),
        ("A survey (Egan et al.) found it.", ("6",)),
        ("Naps help (World Sleep Organization [WSO], 2018).", ("5",)),
        ("Prices fell (Bureau for Beds and Linen [BBL], 2017).", ("7",)),
    ],
)
def test_mentions_meet_their_entry(text: str, labels: tuple[str, ...]) -> None:
    found = scan(build(text, LISTED).page)
    assert [marker.labels for marker in found.markers] == [labels]


def test_a_short_name_given_in_the_text_means_its_entry() -> None:
    text = "Prices fell (Bureau for Beds and Linen [BedBureau], 2017). They rose later (BedBureau, 2017)."
    assert [marker.labels for marker in scan(build(text, LISTED).page).markers] == [("7",), ("7",)]


def _references(text: str) -> tuple[Reference, ...]:
    return scan(build(text).page).references
