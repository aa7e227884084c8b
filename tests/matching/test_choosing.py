"""Which candidate is the work printed: the work, never its look-alikes, and nothing where it is absent."""

from dataclasses import replace

import pytest

from claimcheck.matching.choosing import Choice, choose
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work, WorkMatch
from tests.matching.works import OTHER, PRINTED, TRIAL

ENTRY = (
    "van der Meer JW, Okafor AC, Núñez-Ortiz M, et al. Bright light for seasonal low mood: a randomized, "
    "placebo-controlled trial. J Sleep Res. 2017;26(4):1905-1917."
)


def like(work: Work, number: int, **changes: object) -> Work:
    """Return another record that resembles a work."""
    doi = f"10.1000/like.{number}"
    return replace(work, key=f"doi:{doi}", doi=doi, **changes)  # type: ignore[arg-type]


def test_the_work_is_found() -> None:
    choice = choose(PRINTED, ENTRY, [OTHER, TRIAL])
    assert choice.work is TRIAL
    assert not choice.ambiguous
    assert choice.comparison is not None
    assert choice.comparison.agreement is WorkMatch.SAME


def test_the_work_is_found_though_its_entry_is_partly_wrong() -> None:
    choice = choose(replace(PRINTED, year=2011, volume="3", pages="1-25", journal="J Headache Res"), "", [OTHER, TRIAL])
    assert choice.work is TRIAL
    assert choice.comparison is not None
    assert {difference.field for difference in choice.comparison.differences} == {"year", "volume", "pages", "journal"}


def test_nothing_is_chosen_from_nothing() -> None:
    assert choose(PRINTED, ENTRY, []) == Choice()
    assert choose(Fields(), "", [TRIAL]).work is None


LOOKALIKES = {
    "preprint": like(TRIAL, 1, type="posted-content", journals=(), volume=None, issue=None, pages=None, years=(2025,)),
    "data set": like(TRIAL, 11, type="dataset", journals=("Heap of Data",), volume=None, issue=None, pages=None),
    "component": like(TRIAL, 2, type="component"),
    "peer review": like(TRIAL, 3, type="peer-review"),
    "grant": like(TRIAL, 4, type="grant"),
    "reply": like(TRIAL, 5, title=f"Re: {TRIAL.title}", pages="2100-2101", authors=(Author("Harrington", "Paul"),)),
    "retraction notice": like(TRIAL, 6, title=f"Retraction notice to: {TRIAL.title}", pages="2110"),
    "erratum": like(TRIAL, 7, title=f"{TRIAL.title}: Erratum", pages="2111"),
    "survey quoting the title": like(
        TRIAL,
        8,
        title=f"Ten years after “{TRIAL.title}”: what nurses say",
        authors=(Author("Quist", "Bo"),),
        years=(2024,),
    ),
    "abstract of the same name": like(TRIAL, 9, pages="S12", volume="25", years=(2015,), journals=("Sleep",)),
    "recommendation": like(TRIAL, 10, title=f"Faculty Opinions recommendation of {TRIAL.title}", journals=()),
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_lookalike_never_wins(name: str) -> None:
    assert choose(PRINTED, ENTRY, [LOOKALIKES[name], TRIAL]).work is TRIAL


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_lookalike_is_no_match_alone(name: str) -> None:
    assert choose(PRINTED, ENTRY, [LOOKALIKES[name]]).work is None


def test_a_preprint_is_a_match_where_a_preprint_is_cited() -> None:
    preprint = LOOKALIKES["preprint"]
    fields = replace(PRINTED, journal="medRxiv", volume=None, issue=None, pages=None, year=2025)
    assert choose(fields, "", [preprint]).work is preprint


def test_a_reply_is_not_the_work_it_answers() -> None:
    reply = replace(PRINTED, title=f"Reply to: {TRIAL.title}", pages="2100-2101")
    assert choose(reply, "", [TRIAL]).work is None
    retracted = replace(PRINTED, title=f"RETRACTED: {TRIAL.title}")
    assert choose(retracted, "", [TRIAL]).work is TRIAL


def test_a_copy_posted_years_later_is_no_match() -> None:
    fields = replace(PRINTED, journal=None, volume=None, issue=None, pages=None)
    assert choose(fields, "", [LOOKALIKES["preprint"]]).work is None
    early = replace(LOOKALIKES["preprint"], years=(2016,))
    assert choose(fields, "", [early]).work is early
    assert choose(replace(fields, journal="Rest Preprints (medRxiv)"), "", [LOOKALIKES["preprint"]]).work is None


def test_a_reply_is_found_when_it_is_the_reply_that_is_cited() -> None:
    reply = LOOKALIKES["reply"]
    fields = replace(PRINTED, title=reply.title, authors=("Harrington P",), pages="2100-2101")
    assert choose(fields, f"Harrington P. {reply.title}. J Sleep Res 2017;26:2100", [TRIAL, reply]).work is reply


def test_another_part_of_a_series_is_no_match() -> None:
    first = replace(TRIAL, title="Light and mood in nurses. I. Dependence on the length of the night")
    second = like(
        first, 14, title="Light and mood in nurses. II. Dependence on the length of the night", pages="1918-1930"
    )
    fields = replace(PRINTED, title=first.title)
    assert choose(fields, "", [first, second]).work is first
    assert choose(fields, "", [second]).work is None


def test_two_that_fit_equally_are_ambiguous() -> None:
    choice = choose(PRINTED, ENTRY, [TRIAL, like(TRIAL, 11)])
    assert choice.work is None
    assert choice.ambiguous


def test_the_same_record_twice_is_one() -> None:
    assert choose(PRINTED, ENTRY, [TRIAL, TRIAL]).work is TRIAL


def test_a_common_title_needs_everything_else() -> None:
    fields = Fields(authors=("Quist B",), year=2019, title="Depression")
    work = like(OTHER, 12, title="Depression", authors=(Author("Quist", "Bo"),))
    assert choose(fields, "Quist B. Depression. 2019", [work]).work is None
    placed = replace(fields, journal="Ann Hypertens Res", volume="12", pages="33-48")
    assert choose(placed, "", [work]).work is work


def test_a_short_title_of_all_its_authors_is_found_in_whatever_place() -> None:
    people = (Author("Quist", "Bo"), Author("Ferreira", "Inês"), Author("Løvås", "Signe"))
    work = like(OTHER, 13, title="Salt at work", authors=people, type="proceedings-article")
    fields = Fields(authors=("Quist B", "Ferreira I", "Løvås S"), year=2019, title="Salt at work", journal="Conf Rest")
    choice = choose(fields, "", [work])
    assert choice.work is work
    assert choice.comparison is not None
    assert {difference.field for difference in choice.comparison.differences} == {"journal"}
    assert choose(replace(fields, authors=fields.authors[:2]), "", [work]).work is None
    assert choose(replace(fields, et_al=True), "", [work]).work is None


def test_an_entry_that_no_reader_understands_is_found_by_its_words() -> None:
    text = f"»{TRIAL.title}«, J W van der Meer a. o., in: J Sleep Res, Jg. 2017 / 26, S. 1905 ff."
    assert choose(Fields(), text, [OTHER, TRIAL]).work is TRIAL


class TestMentions:
    """Author and year in a sentence, without a title."""

    SENTENCE = "In the trial of van der Meer et al. (2017) bright light lifted seasonal low mood within two weeks."

    def test_found(self) -> None:
        fields = Fields(authors=("van der Meer",), et_al=True, year=2017)
        assert choose(fields, self.SENTENCE, [OTHER, TRIAL]).work is TRIAL

    def test_found_with_the_journal(self) -> None:
        fields = Fields(authors=("van der Meer",), et_al=True, year=2016, journal="Journal of Sleep Research")
        assert (
            choose(fields, "Light helped (van der Meer et al., 2016, Journal of Sleep Research).", [TRIAL]).work
            is TRIAL
        )

    @pytest.mark.parametrize(
        "fields",
        [
            Fields(authors=("van der Meer",), et_al=True, year=2014),
            Fields(authors=("Okafor",), et_al=True, year=2017),
            Fields(authors=("van der Meer",), et_al=True, year=2017, journal="Nature"),
            Fields(authors=("van der Meer", "Okafor"), year=2017),
            Fields(authors=("van der Meer",), et_al=True),
            Fields(year=2017),
        ],
    )
    def test_not_found(self, fields: Fields) -> None:
        assert choose(fields, self.SENTENCE, [OTHER, TRIAL]).work is None

    def test_another_topic_of_the_same_people(self) -> None:
        fields = Fields(authors=("van der Meer",), et_al=True, year=2017)
        assert choose(fields, "Salt was blamed (van der Meer et al., 2017).", [TRIAL]).work is None

    def test_two_works_of_one_year(self) -> None:
        fields = Fields(authors=("van der Meer",), et_al=True, year=2017)
        second = like(TRIAL, 13, title="Seasonal low mood and bright light in nurses")
        assert choose(fields, self.SENTENCE, [TRIAL, second]).ambiguous


class TestLeads:
    """The nearest record, offered and not accepted."""

    def test_the_same_authors(self) -> None:
        fields = replace(
            PRINTED, title="Efficacy of melatonin in the dark", journal="Nature", year=2019, volume="1", pages="63"
        )
        choice = choose(fields, "", [OTHER, TRIAL])
        assert (choice.work, choice.nearest) == (None, TRIAL)

    def test_a_similar_title(self) -> None:
        fields = Fields(
            authors=("Harrington P",),
            year=2009,
            title="Salt intake and blood pressure in night workers of two harbour towns",
        )
        assert choose(fields, "", [TRIAL, OTHER]).nearest is OTHER

    def test_nothing_near(self) -> None:
        fields = Fields(
            authors=("Harrington P",), year=2009, title="Pollen and hay fever in city children", journal="Allergy"
        )
        assert choose(fields, "", [TRIAL, OTHER]) == Choice()


def test_the_very_title_is_nearer_than_the_authors_of_another_work() -> None:
    printed = replace(PRINTED, title=OTHER.title, year=1999, journal="Annals of Rest", volume="90", pages="1-2")
    assert choose(printed, "", [TRIAL, OTHER]).nearest == OTHER
