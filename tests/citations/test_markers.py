"""Annotated sentences: which marker stands where and what it points at, style by style."""

from pathlib import Path

import pytest

from claimcheck.citations import markers, scan
from claimcheck.citations.markers import MARKERS
from tests.citations.prose import build, entries

GLUED = (
    "Sleepers improved within four sessions⟦5,6→5 6⟧. Nights grew calmer.",
    "It took eight to twelve weeks to reach comparable results⟦7→7⟧, whereas naps helped in four.",
    "Of the guests 81% slept through (64% in the second study⟦6→6⟧). Most were glad.",
    "Those untouched by two earlier cures⟦8→8⟧—the stubborn cases—slept too.",
    "Darkness takes months to reach its full effect.⟦2→2⟧ The first night differs.",
    "Hours later the fog lifts.⟦10→10⟧",
    "The tank holds 40 kPa⟦2→2⟧ and the valve -110 mm Hg⟦3→3⟧ at night.",
    "Few people stopped treatment.⟦1,2→1 2⟧ None complained.",
    "Naps lengthen memory⟦3-5→3 4 5⟧ and mood⟦3–4→3 4⟧.",
    "Adults with PTSD⟦4→4⟧ slept. PTSD is common, and PTSD hurts.\n\nSleep helps habits⟦3→3⟧.",
    "“They simply slept.”⟦9→9⟧ Then they woke.",
    "Waking fell by 27%.⟦4→4⟧ Snoring fell by half⟦5→5⟧.",
    "The share was 40% in 2015.⟦12→12⟧ It fell in spring.⟦3→3⟧ It rose later⟦4→4⟧, then fell⟦5→5⟧ again.⟦6→6⟧",
    "CPR helps. CPR is easy. Learn CPR and CPR⟦4→4⟧.",
    "Beds sold best in 2021.⟦1→1⟧ Pillows followed at 28%.⟦2→2⟧ Then came 55%.⟦3,99→3 99⟧",
    "Some wake twice (often at three).⟦2→2⟧ Others never do⟦3→3⟧.",
)
NOT_GLUED = (
    "The PHQ-9 and the GAD-7 fell.",
    "Vitamin B12, CO2, H1N1, HbA1c and PM2.5 matter, as do GLP1 and 5-HT2A.",
    "Help is there 24/7 in a 6-session course.",
    "A field of 40 m2 at 5 kg/m2 and 3 cm3 grew.",
    "See figure2 and table3, in phase2 of the plan.",
    "Write to night5@example.org or see www.example.org/page.3 and page_4.",
    "It fell from 1.5 to 1.2, i.e. 3:1, by p=.05 or p<.001.",
    "See vol.2, p.5 and no.7 for more.",
    "They drank omega3 and took omega3 again.",
    "The score rose by.5 points, from 10.3 to 12.4 overall.",
    "Sessions5 weeks apart cost $5,6.",
    "A word12% off and a word3mg dose.",
    "Paul Adler, MD,1,2 Karen Brandt, PhD,3 and Tim Cole, MPH4",
    "They took COX2 and IL6 and CD4 cells, GLP1 and week12 doses.",
    "Numbers beyond the list glued here45 or there.77 are something else.",
)
BRACKETS = (
    "Falls dropped by a third ⟦[1]→1⟧.",
    "Falls dropped⟦[1,3-5]→1 3 4 5⟧ and stayed low.⟦[2]→2⟧⟦[6]→6⟧",
    "Falls dropped ⟦[1–3]→1 2 3⟧, as seen before ⟦[4, 5]→4 5⟧ and later ⟦[7; 9]→7 9⟧.",
    "Nobody wrote this entry ⟦[44]→44⟧.",
    "It was seen in rats ⟦[2]–[5]→2 3 4 5⟧ and in 1999 ⟦[7]→7⟧.",
    "See the second chapter ⟦[2, p. 14]→2⟧.",
    "A literal note stands here⟦[^3]→3⟧ and here⟦[^smith]→smith⟧.",
)
NOT_BRACKETS = (
    "The ratio was 1.4 (95% CI [1, 3]) and the median 12 [IQR 8-14].",
    "The year [2019] and a range of [0, 12] and [51.9%] and [sic] are no marker.",
    "The median was 4 [3-9] days.",
    "They breathed CO[2] and measured VO[2] and SpO[2] over H[2]O.",
    "They used [6,6]-phenyl esters.",
)
SUPERSCRIPTS = (
    "Falls dropped by a third<sup>⟦2→2⟧</sup>.",
    "Falls dropped<sup>⟦1,3–5→1 3 4 5⟧</sup> and stayed.<sup><a #ref6>⟦6→6⟧</a></sup>",
    "Falls dropped⟦¹→1⟧ and stayed low.⟦²,³→2 3⟧",
    "Falls dropped ⟦^1^→1⟧ and stayed low ⟦^(2,4)→2 4⟧.",
    "Falls dropped ⟦^(<a #ref2>2</a>–<a #ref9>9</a>)→2 3 4 5 6 7 8 9⟧ in all.",
    "Nobody wrote this entry<sup>⟦44→44⟧</sup>.",
    "Falls dropped<sup><a #ref3>⟦3→3⟧</a></sup>, over 40 m<sup>2</sup>.",
    "Falls dropped by 18<sup>⟦4→4⟧</sup> in 2016<sup>⟦2,5→2 5⟧</sup> (p = .02<sup>⟦7→7⟧</sup>).",
    "The GAD-7<sup>⟦3→3⟧</sup> fell from 14⟦⁶→6⟧ to 10<sup><a #ref9>⟦9→9⟧</a></sup>.",
)
NOT_SUPERSCRIPTS = (
    "A room of 20 m², 4 cm<sup>3</sup>, 10³ cells, 10<sup>6</sup> cells and R² are powers.",
    "By Paul Adler, MD<sup>1</sup>, and Karen Brandt, PhD,<sup>2</sup> of Sleepwell.",
    "The 1<sup>st</sup> and 2<sup>nd</sup> night with Sleepwell<sup>TM</sup>.",
    "One in 10<sup>5</sup>, between 10<sup>−3</sup> and 2.5 × 10<sup>4</sup>, and of 12<sup>99</sup> nobody wrote.",
    "They gave ¹⁸F and <sup>18</sup>F to all.",
)
PARENTHESES = (
    "Falls dropped ⟦(1, 6-8)→1 6 7 8⟧ and stayed low ⟦(2)→2⟧.",
    "Naps help ⟦(see refs. 3, 5)→3 5⟧ at night ⟦[ref 2]→2⟧.",
    "Naps help. ⟦(3)→3⟧ Beds, ⟦(4)→4⟧ too, and in 2014 ⟦(5)→5⟧ rest.",
    "As told in ⟦reference 2→2⟧, naps help; see ⟦ref. 4→4⟧ and ⟦refs 6–8→6 7 8⟧.",
    "Naps help ⟦(Ref #3)→3⟧, beds too ⟦(source: 2)→2⟧, as do pillows, ⟦source 9→9⟧.",
    "As Adler showed ⟦(3)→3⟧, naps help ⟦(4,5)→4 5⟧.",
)
NOT_PARENTHESES = (
    "Train (6-12 reps) for a year (2019) with friends (n=5), 45 (8) of them women.",
    "It has two parts: (1) the first night, (2) the second night, and (3) the rest.",
    "We wanted to (1) sleep, (2) rest, and (3) wake; some (12) did, as $5 (3) shows.",
    "There are two aims: (1) to sleep and (2) to wake.",
    "See figure (2), phase (3) and the range (1-7).",
    "One source 2 streets off feeds citation 4 of the court; notes 3 and 5 sound at reference 2.5 hertz.",
)


@pytest.mark.parametrize("notation", GLUED)
def test_flat_digits_with_a_list(notation: str) -> None:
    expect(notation, "glued", entries(15))


@pytest.mark.parametrize("notation", BRACKETS)
def test_brackets(notation: str) -> None:
    expect(notation, None, entries(15))


@pytest.mark.parametrize("notation", SUPERSCRIPTS)
def test_superscripts(notation: str) -> None:
    expect(notation, "superscript", entries(15))


@pytest.mark.parametrize("notation", PARENTHESES)
def test_parentheses(notation: str) -> None:
    expect(notation, "parenthesis", entries(15))


@pytest.mark.parametrize("text", NOT_GLUED + NOT_BRACKETS + NOT_SUPERSCRIPTS + NOT_PARENTHESES)
def test_what_is_no_marker(text: str) -> None:
    expect(text, None, entries(15))


UNLISTED = (
    "Some 44 million trees died, most of them pines.⟦1→1⟧ Beetles took a sixth.⟦2,3→2 3⟧ Few came back.",
    "Of the trees 70% died ⟦(1)→1⟧, but few fell ⟦(2)→2⟧.\n\nThe other 30% were felled at last ⟦(2)→2⟧.",
    (
        "Beds sold.⟦2,3→2 3⟧ Quilts tore.⟦22–24→22 23 24⟧Naps help.⟦7→7⟧ Some wake.⟦41→41⟧ … Others dream.⟦9→9⟧\n"
        "\nAll slept.⟦5→5⟧"
    ),
    "Beds were made in 1974;⟦[82]→82⟧ quilts in 1998,⟦[22]→22⟧⟦[89]→89⟧ they say.",
    "Beds rose by 40% ⟦[1]→1⟧. Pillows, ⟦[2]→2⟧ too, sold well.",
)
NOT_UNLISTED = (
    "Press [1] to begin, then about 40% of cooks nap. Press [2], and 30% of the dough rises [2].",
    "Turn the key to step (1), wait, then go on to step (2). In 40% of ovens it burned at step (2).",
    "The fan has two settings, low (1), and high (2). About 40% of the guests slept.",
    "On low (1), half slept. On high (2), 40% slept. More slept on low (1).",
    "We grow [1] rye, [2] oats and [3] barley. Rye fills 40% of the fields.",
    "It fell by 40% in Sect.1 and rose by half in Sect.2 of the book.",
    "Windows 3.1 was sold. Version 2.0 came later.",
)
KEYS = (
    "Rye grew ⟦[@moe2011]→moe2011⟧ and ⟦[see @lie2015, p. 4; -@dal18]→lie2015 | dal18⟧, as ⟦@moe2011→moe2011⟧ says.",
    "Rye grew⟦\\cite{moe2011}→moe2011⟧ fast⟦\\citep[p. 4]{lie,dal}→lie | dal⟧ in spring ⟦{% cite moe -l 2 %}→moe⟧.",
)
NOT_KEYS = (
    "Write to [press@rye.example] or ring [@farmer on the network], said @farmer2019.",
    "In C the array[@] and the user @moe2011 mean nothing.",
)


@pytest.mark.parametrize("notation", UNLISTED + KEYS)
def test_markers_of_a_list_that_the_page_does_not_carry(notation: str) -> None:
    expect(notation, None)


@pytest.mark.parametrize("text", NOT_UNLISTED + NOT_KEYS)
def test_numbers_and_keys_that_need_a_further_proof(text: str) -> None:
    expect(text, None)


@pytest.mark.parametrize("notation", GLUED[:6] + PARENTHESES)
def test_flat_numbers_without_a_list_are_no_markers(notation: str) -> None:
    assert scan(build(notation).page).markers == ()


def test_flat_digits_beside_brackets_are_something_else() -> None:
    expect("Falls dropped ⟦[1]→1⟧ and stayed low ⟦[2]→2⟧ over ⟦[3]→3⟧ nights3.", "bracket", entries(5))


def test_a_bracket_that_links_out_is_the_address_without_a_list() -> None:
    page = build("Falls dropped <a https://example.org/trial>⟦[1]→https://example.org/trial⟧</a>.")
    citation_index = scan(page.page)
    assert [marker.labels for marker in citation_index.markers] == [("https://example.org/trial",)]
    assert [reference.kind for reference in citation_index.references] == ["link"]


def test_a_bracket_that_links_out_is_its_number_with_a_list() -> None:
    expect("Falls dropped <a https://example.org/trial>⟦[1]→1⟧</a>.", "bracket", entries(3))


def test_symbols_need_their_note() -> None:
    expect(
        "Nine in ten slept⟦*→*⟧ and eight⟦†→†⟧ dreamt.\n\n* Survey of 400 guests, 2021.\n\n† Sleepwell trial, 2019.",
        "symbol",
    )
    expect("Nine in ten slept* and STAR*D was a trial.", None)


def test_every_style_is_in_the_table() -> None:
    files = {path.stem for path in Path(markers.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(MARKERS)


def expect(notation: str, style: str | None, refs: tuple[str, ...] = ()) -> None:
    """Hold the markers found on a page against those its notation shows."""
    expected = build(notation, refs)
    found = scan(expected.page).markers
    assert [(marker.text, marker.labels) for marker in found] == [
        (span.slice(expected.page.text), labels) for span, labels in expected.markers
    ]
    assert [marker.span for marker in found] == [span for span, _ in expected.markers]
    assert style is None or {marker.style for marker in found} == {style}
