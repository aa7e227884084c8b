"""Printed against recorded: silence for honest variation, a grade for every real difference."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.matching.comparing import compare
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Comparison, Work, WorkMatch
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity
from tests.benchmarks.styles import STYLES
from tests.matching.works import ONLINE, OTHER, PRINTED, TRIAL


def grades(comparison: Comparison) -> dict[str, Severity]:
    """Return what is said, by field."""
    return {difference.field: difference.grade for difference in comparison.differences}


HONEST: dict[str, tuple[Fields, Work]] = {
    "as recorded": (PRINTED, TRIAL),
    "case": (
        replace(PRINTED, title="BRIGHT LIGHT FOR SEASONAL LOW MOOD: A Randomized, Placebo-Controlled Trial"),
        TRIAL,
    ),
    "hyphens of line breaks": (
        replace(PRINTED, title="Bright light for sea-\nsonal low mood: a random-\nized, placebo-controlled trial"),
        TRIAL,
    ),
    "hyphenation": (
        replace(PRINTED, title="Bright light for seasonal low mood: a randomized placebo controlled trial"),
        TRIAL,
    ),
    "quotes": (
        replace(PRINTED, title="“Bright light” for seasonal low mood: a randomized, placebo-controlled trial"),
        TRIAL,
    ),
    "tags and entities in the record": (
        replace(PRINTED, title="CO2 & sleep in α-thalassemia"),
        replace(TRIAL, title="CO<sub>2</sub> &amp;amp; sleep in\n    alpha-thalassemia"),
    ),
    "asterisks": (replace(PRINTED, title="A LIGHT*D report on mood"), replace(TRIAL, title="A LIGHT D Report on Mood")),
    "label before the recorded title": (PRINTED, replace(TRIAL, title=f"RETRACTED: {TRIAL.title}")),
    "further title of the record": (PRINTED, replace(TRIAL, title="Heller Morgen", other_titles=(TRIAL.title,))),
    "record without subtitle": (PRINTED, replace(TRIAL, title="Bright light for seasonal low mood")),
    "record in another script": (PRINTED, replace(TRIAL, title="Яркий свет при сезонном снижении настроения")),
    "online year": (replace(PRINTED, year=2016), TRIAL),
    "initials with dots": (replace(PRINTED, authors=("van der Meer, J. W.", "Okafor, A. C.")), TRIAL),
    "given names": (replace(PRINTED, authors=("Jan Willem van der Meer", "Adaeze Okafor")), TRIAL),
    "particle apart": (replace(PRINTED, authors=("Meer JW van der",)), TRIAL),
    "particle left out": (replace(PRINTED, authors=("Meer JW", "Okafor A")), TRIAL),
    "no diacritics": (replace(PRINTED, authors=("van der Meer JW", "Okafor AC", "Nunez-Ortiz M", "Brandt K")), TRIAL),
    "half of a double name": (replace(PRINTED, authors=("van der Meer JW", "Okafor AC", "Núñez M")), TRIAL),
    "suffix printed": (
        replace(PRINTED, authors=("van der Meer JW", "Okafor AC", "Núñez-Ortiz M", "Brandt K Jr")),
        TRIAL,
    ),
    "suffix with comma": (replace(PRINTED, authors=("van der Meer, J. W., III",)), TRIAL),
    "consortium printed": (replace(PRINTED, authors=("van der Meer JW", "Northern Light Study Group")), TRIAL),
    "consortium first": (replace(PRINTED, authors=("Northern Light Study Group", "van der Meer JW")), TRIAL),
    "consortium the record lacks": (
        replace(PRINTED, authors=("van der Meer JW", "Harbour Trial Investigators")),
        TRIAL,
    ),
    "consortium the only author": (replace(PRINTED, authors=("Northern Light Study Group",)), TRIAL),
    "last author after an ellipsis": (replace(PRINTED, authors=("van der Meer JW", "Okafor AC", "Lovas S")), TRIAL),
    "transcribed umlaut": (
        replace(PRINTED, authors=("Mueller K",)),
        replace(TRIAL, authors=(Author("Müller", "Käthe"),)),
    ),
    "broken encoding of the record": (
        replace(PRINTED, authors=("Aragonés E",)),
        replace(TRIAL, authors=(Author("AragonÃ©s", "Enric"),)),
    ),
    "given and family name exchanged in the record": (
        replace(PRINTED, authors=("Xiaoming W",)),
        replace(TRIAL, authors=(Author("Wang", "Xiaoming"),)),
    ),
    "record with the first author alone": (PRINTED, replace(TRIAL, authors=TRIAL.authors[:1])),
    "record without authors": (PRINTED, replace(TRIAL, authors=())),
    "journal in full": (replace(PRINTED, journal="Journal of Sleep Research"), TRIAL),
    "journal with the article": (replace(PRINTED, journal="The Journal of Sleep Research"), TRIAL),
    "journal with dots": (replace(PRINTED, journal="J. Sleep Res."), TRIAL),
    "cut page range": (replace(PRINTED, pages="1905-17"), TRIAL),
    "dash in pages": (replace(PRINTED, pages="1905–1917"), TRIAL),
    "first page alone": (replace(PRINTED, pages="1905"), TRIAL),
    "pp. before pages": (replace(PRINTED, pages="pp. 1905–1917"), TRIAL),
    "zero padding": (replace(PRINTED, pages="69-75"), replace(TRIAL, pages="069-075")),
    "first page twice": (replace(PRINTED, pages="373"), replace(TRIAL, pages="373-373")),
    "missing issue": (replace(PRINTED, issue=None), TRIAL),
    "issue in words": (replace(PRINTED, issue="Suppl 1"), replace(TRIAL, issue="S1")),
    "double issue": (replace(PRINTED, issue="7"), replace(TRIAL, issue="7-8")),
    "volume as a string null": (PRINTED, replace(TRIAL, volume="null")),
    "Roman volume": (replace(PRINTED, volume="XXVI"), TRIAL),
    "supplement volume": (replace(PRINTED, volume="26 Suppl"), replace(TRIAL, volume="26_suppl")),
    "article number": (
        replace(PRINTED, title=ONLINE.title, journal="Open Gait", volume="7", issue="12", pages="e33693"),
        ONLINE,
    ),
    "article number without its letter": (
        replace(PRINTED, title=ONLINE.title, journal="Open Gait", volume="7", issue="12", pages="33693"),
        ONLINE,
    ),
    "article number only in the DOI": (replace(PRINTED, pages="114", volume="26"), replace(TRIAL, pages=None)),
    "article number for pages": (replace(PRINTED, pages="612"), replace(TRIAL, pages=None, article_number="612")),
    "own pages for an article number": (replace(PRINTED, pages="612"), replace(TRIAL, pages="1-13")),
    "ligatures lost in a PDF": (
        replace(PRINTED, title="DiVerent signs of inXammation in traYc wardens", authors=("HuVman DL",)),
        replace(
            TRIAL, title="Different signs of inflammation in traffic wardens", authors=(Author("Huffman", "D. L."),)
        ),
    ),
    "silent record": (
        PRINTED,
        Work(key="doi:10.1000/1", registry=Registry.CROSSREF, asked="2026-11-21", title=TRIAL.title),
    ),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_variation_is_not_mentioned(name: str) -> None:
    fields, work = HONEST[name]
    assert compare(fields, work) == Comparison(WorkMatch.SAME)


NOTED: dict[str, tuple[str, Fields, Work]] = {
    "year off by one": ("year", replace(PRINTED, year=2018), TRIAL),
    "dropped subtitle": ("title", replace(PRINTED, title="Bright light for seasonal low mood"), TRIAL),
    "another form of a word": (
        "title",
        replace(PRINTED, title="Bright light for seasonal depression"),
        replace(TRIAL, title="Bright light for seasonal depressive disorder"),
    ),
    "a slip of the pen in the title": (
        "title",
        replace(PRINTED, title="Bright light for seasonal low mood: a randomised, placebo-conntrolled trial"),
        replace(TRIAL, title="Bright light for seasonal low mood: a randomised, placebo-controlled trial"),
    ),
    "another issue": ("issue", replace(PRINTED, issue="3"), TRIAL),
    "another initial": ("authors", replace(PRINTED, authors=("van der Meer P", "Okafor AC")), TRIAL),
    "a slip of the pen in a name": ("authors", replace(PRINTED, authors=("van der Meer JW", "Okafar AC")), TRIAL),
}


@pytest.mark.parametrize("name", NOTED)
def test_small_things_are_notes(name: str) -> None:
    field, fields, work = NOTED[name]
    comparison = compare(fields, work)
    assert comparison.agreement is WorkMatch.SAME
    assert grades(comparison) == {field: Severity.NOTE}


SPOILED: dict[str, tuple[Fields, dict[str, Severity]]] = {
    "year two off": (replace(PRINTED, year=2014), {"year": Severity.WARNING}),
    "volume": (replace(PRINTED, volume="62"), {"volume": Severity.WARNING}),
    "first page": (replace(PRINTED, pages="1950-1962"), {"pages": Severity.WARNING}),
    "last page": (replace(PRINTED, pages="1905-1921"), {"pages": Severity.WARNING}),
    "first author": (
        replace(PRINTED, authors=("Harrington P", "Okafor AC", "Núñez-Ortiz M")),
        {"authors": Severity.ERROR},
    ),
    "only author": (replace(PRINTED, authors=("Harrington P",)), {"authors": Severity.ERROR}),
    "second author": (
        replace(PRINTED, authors=("van der Meer JW", "Harrington P", "Núñez-Ortiz M")),
        {"authors": Severity.WARNING},
    ),
    "authors exchanged": (
        replace(PRINTED, authors=("Okafor AC", "van der Meer JW", "Núñez-Ortiz M")),
        {"authors": Severity.WARNING},
    ),
    "journal": (replace(PRINTED, journal="J Vocat Behav"), {"journal": Severity.ERROR}),
    "journal of the same family": (replace(PRINTED, journal="J Headache Res"), {"journal": Severity.ERROR}),
    "half a journal": (replace(PRINTED, journal="Sleep Res"), {"journal": Severity.WARNING}),
    "title word": (
        replace(PRINTED, title="Bright light for seasonal low fitness: a randomized, placebo-controlled trial"),
        {"title": Severity.WARNING},
    ),
    "opposite in the title": (
        replace(PRINTED, title="Bright light for seasonal high mood: a randomized, placebo-controlled trial"),
        {"title": Severity.WARNING},
    ),
    "number in the title": (
        replace(PRINTED, title="Bright light for seasonal low mood 2: a randomized, placebo-controlled trial"),
        {"title": Severity.WARNING},
    ),
    "title, all else right": (
        replace(PRINTED, title="Salt intake and blood pressure in shift workers"),
        {"title": Severity.ERROR},
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_one_wrong_field_is_seen(name: str) -> None:
    fields, expected = SPOILED[name]
    comparison = compare(fields, TRIAL)
    assert comparison.agreement is WorkMatch.SAME
    assert grades(comparison) == expected


def test_differences_stand_in_a_fixed_order() -> None:
    fields = replace(PRINTED, authors=("Harrington P", "Okafor AC"), year=2011, journal="J Headache Res", volume="9")
    found = [difference.field for difference in compare(fields, TRIAL).differences]
    assert found == ["authors", "year", "journal", "volume"]


def test_a_difference_shows_both_sides() -> None:
    (difference,) = compare(replace(PRINTED, year=2011), TRIAL).differences
    assert (difference.printed, difference.record) == ("2011", "2016 or 2017")


def test_right_title_and_authors_in_the_wrong_place_are_one_work() -> None:
    fields = replace(PRINTED, year=2011, journal="Journal of Sleep Medicine", volume="3", pages="1-25")
    comparison = compare(fields, TRIAL)
    assert comparison.agreement is WorkMatch.SAME
    assert grades(comparison)["journal"] is Severity.ERROR
    assert set(grades(comparison)) == {"year", "journal", "volume", "pages"}


class TestAnotherWork:
    """Records that are not what is printed."""

    def test_nothing_agrees(self) -> None:
        assert compare(PRINTED, OTHER).agreement is WorkMatch.OTHER

    def test_real_authors_with_an_invented_article(self) -> None:
        fields = replace(
            PRINTED,
            title="Efficacy of melatonin in winter depression",
            journal="Nature",
            volume="566",
            pages="63-67",
            year=2019,
        )
        assert compare(fields, TRIAL).agreement is WorkMatch.OTHER

    def test_the_same_authors_and_year_with_another_title(self) -> None:
        fields = Fields(
            authors=("van der Meer JW",), year=2017, title="Blood pressure of dockers after the night shift"
        )
        assert compare(fields, TRIAL).agreement is WorkMatch.OTHER

    def test_no_authors_printed_but_another_place(self) -> None:
        fields = Fields(title="Blood pressure of dockers", journal="Nature", volume="12", year=2001)
        assert compare(fields, TRIAL).agreement is WorkMatch.OTHER

    def test_a_title_many_works_bear(self) -> None:
        fields = replace(PRINTED, title="Depression")
        work = replace(OTHER, title="Depression")
        assert compare(fields, work).agreement is WorkMatch.OTHER

    def test_a_mention_of_somebody_else(self) -> None:
        assert compare(Fields(authors=("Harrington P",), et_al=True, year=2003), TRIAL).agreement is WorkMatch.OTHER


class TestTooLittlePrinted:
    """Entries that give too little to tell."""

    @pytest.mark.parametrize(
        "fields",
        [
            Fields(),
            Fields(year=2017),
            Fields(title="Read our guide"),
            Fields(title="Light therapy, explained", year=2021),
            Fields(volume="26"),
            Fields(title="Winter depression", journal="Harbour Health"),
            Fields(title="the light trial", authors=("van der Meer",), et_al=True, year=2017),
            Fields(title="what it does", authors=("Read More",)),
            Fields(authors=("Learn More",)),
        ],
    )
    def test_nothing_is_said(self, fields: Fields) -> None:
        assert compare(fields, TRIAL) == Comparison(WorkMatch.UNKNOWN)

    def test_a_mention_is_enough_when_it_fits(self) -> None:
        fields = Fields(authors=("van der Meer",), et_al=True, year=2017, journal="Journal of Sleep Research")
        assert compare(fields, TRIAL) == Comparison(WorkMatch.SAME)

    def test_an_empty_record_says_nothing(self) -> None:
        empty = Work(key="doi:10.1000/2", registry=Registry.CROSSREF, asked="2026-11-21")
        assert compare(PRINTED, empty) == Comparison(WorkMatch.UNKNOWN)

    def test_a_title_cut_to_one_word_is_none(self) -> None:
        assert compare(replace(PRINTED, title="Bright"), TRIAL) == Comparison(WorkMatch.SAME)


class TestAMisreadTitle:
    """The entry prints the record's title whole, and something else was taken for it."""

    fields = replace(PRINTED, title="van der Meer JW, Okafor AC", authors=())
    text = f"van der Meer JW and Okafor AC, “{TRIAL.title},” J Sleep Res, 2017."

    def test_the_entry_itself_counts(self) -> None:
        assert compare(self.fields, TRIAL, self.text) == Comparison(WorkMatch.SAME)

    def test_without_the_entry_nothing_is_known_of_it(self) -> None:
        assert worst_field(compare(self.fields, TRIAL)) == "title"

    def test_fields_that_were_given_were_not_misread(self) -> None:
        given = replace(self.fields, given=True)
        assert worst_field(compare(given, TRIAL, self.text)) == "title"


def worst_field(comparison: Comparison) -> str:
    return max(comparison.differences, key=lambda one: one.grade.rank).field


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("work", [TRIAL, ONLINE, OTHER])
def test_a_work_agrees_with_itself_in_every_style(style: str, work: Work) -> None:
    assert compare(STYLES[style](work), work) == Comparison(WorkMatch.SAME)


text = st.text(max_size=40) | st.none()
any_fields = st.builds(
    Fields,
    authors=st.lists(st.text(max_size=20), max_size=4).map(tuple),
    et_al=st.booleans(),
    year=st.integers(0, 3000) | st.none(),
    title=text,
    journal=text,
    volume=text,
    issue=text,
    pages=text,
)
any_work = st.builds(
    Work,
    key=st.just("doi:10.1000/3"),
    registry=st.just("crossref"),
    asked=st.just("2026-11-21"),
    title=st.text(max_size=40),
    authors=st.lists(st.builds(Author, family=st.text(max_size=12), given=st.text(max_size=12)), max_size=4).map(tuple),
    years=st.lists(st.integers(0, 3000), max_size=2).map(tuple),
    journals=st.lists(st.text(max_size=30), max_size=2).map(tuple),
    volume=text,
    pages=text,
)


@settings(max_examples=150, deadline=None)
@given(any_fields, any_work)
def test_comparing_never_fails(fields: Fields, work: Work) -> None:
    compare(fields, work)


ATLAS = Work(
    key="doi:10.1000/zen.5",
    registry=Registry.DATACITE,
    asked="2026-11-21",
    title="tide-tools/tide: Tide",
    authors=(Author("The tide development team", organisation=True),),
    years=(2021,),
    journals=("Zenodo",),
    type="Software",
)


@pytest.mark.parametrize(
    "title",
    [
        "The tide development team. tide-tools/tide: Tide",
        "tide development team, The (2021). tide-tools/tide: Tide",
    ],
)
def test_an_organisation_read_into_the_title_is_no_part_of_it(title: str) -> None:
    assert compare(Fields(year=2021, title=title), ATLAS) == Comparison(WorkMatch.SAME)


@pytest.mark.parametrize(
    ("printed", "record"),
    [
        ("Friends of the tide. tide-tools/tide: Tide, for gauges", ATLAS.title),
        ("Salt intake and blood pressure", OTHER.title),
    ],
)
def test_a_title_inside_the_other_is_no_other_work_in_its_year(printed: str, record: str) -> None:
    fields = Fields(year=2021, title=printed)
    work = replace(ATLAS, title=record, authors=())
    comparison = compare(fields, work)
    assert comparison.agreement is WorkMatch.SAME
    assert grades(comparison) == {"title": Severity.NOTE}
    assert compare(replace(fields, year=2014), work).agreement is WorkMatch.OTHER


names = st.sampled_from(["Okafor", "van den Berg", "Núñez", "O'Hara", "Li", "Smith-Lund", "Çelik", "D'Angelo"])
given_names = st.sampled_from(["Ada", "Jan Willem", "Xiao-Ming", "P.", "María José", ""])
topics = st.lists(
    st.sampled_from(["sleep", "light", "mood", "blood", "walking", "harbour", "workers", "trial", "after", "winter"]),
    min_size=5,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.builds(Author, family=names, given=given_names), min_size=1, max_size=5),
    topics,
    st.integers(1950, 2026),
    st.integers(1, 400),
    st.integers(1, 9000),
    st.sampled_from(sorted(STYLES)),
)
def test_any_work_agrees_with_itself(
    authors: list[Author], topic: list[str], year: int, volume: int, page: int, style: str
) -> None:
    work = replace(
        TRIAL,
        authors=tuple(authors),
        title=" ".join(topic),
        years=(year,),
        volume=str(volume),
        pages=f"{page}-{page + 11}",
    )
    assert compare(STYLES[style](work), work) == Comparison(WorkMatch.SAME)


@pytest.mark.parametrize("piece", ["1", ", ", "[", ". ", "A B ", "a-", "<a", "(", "ketamine "])
def test_endless_fields_come_to_an_end(piece: str) -> None:
    endless = piece * 20_000
    fields = Fields(authors=(endless,), year=2017, title=endless, journal=endless, volume=endless, pages=endless)
    compare(fields, TRIAL)
    compare(PRINTED, replace(TRIAL, title=endless, journals=(endless,), volume=endless, pages=endless))


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        (replace(PRINTED, et_al=False, given=True), Severity.WARNING),
        (replace(PRINTED, et_al=True, given=True), None),
        (replace(PRINTED, et_al=False), None),
        (
            replace(
                PRINTED, authors=("van der Meer, JW", "Okafor AC", "Núñez-Ortiz M", "Brandt K", "Løvås S"), given=True
            ),
            None,
        ),
    ],
)
def test_authors_left_out_of_a_list_that_was_given_whole(printed: Fields, grade: Severity | None) -> None:
    assert grades(compare(printed, TRIAL)).get("authors") is grade
