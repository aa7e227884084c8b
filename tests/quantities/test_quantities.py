"""Quantities as a careful reader would underline them: value, unit, modifier, place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.span import Span
from claimcheck.quantities.quantities import find_quantities


def told(text: str) -> list[tuple[str, float | None, float | None, float | None, str | None, str | None]]:
    """Return what is found, field by field."""
    return [(q.text, q.value, q.low, q.high, q.unit, q.modifier) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "modifier"),
    [
        ("Pain fell by 42% at rest.", "42%", 42, "percent", None),
        ("some 42 per cent did", "42 per cent", 42, "percent", "approximately"),
        ("a gain of 5 percentage points", "5 percentage points", 5, "percentage point", None),
        ("eleven percent relapsed", "eleven percent", 11, "percent", None),
        ("minus five percent", "minus five percent", -5, "percent", None),
        ("nearly one-third stopped", "one-third", 1 / 3, "fraction", "approximately"),
        ("72K readers", "72K readers", 72_000, "reader", None),
        ("at 72K the metal", "72K", 72, "K", None),
        ("a 1/50,000 chance", "1/50,000", 0.00002, "fraction", None),
        ("HR 1.4 (adjusted)", "HR 1.4", 1.4, "hazard-ratio", None),
        ("HR >130 at rest", ">130", 130, None, "over"),
        ("three quarters slept", "three quarters", 0.75, "fraction", None),
        ("half of the riders", "half", 0.5, "fraction", None),
        ("3 in 10 nurses", "3 in 10", 0.3, "fraction", None),
        ("eight out of ten cats", "eight out of ten", 0.8, "fraction", None),
        ("1 of every 4 walkers", "1 of every 4", 0.25, "fraction", None),
        ("7 out of every 10 pools", "7 out of every 10", 0.7, "fraction", None),
        ("15/60 (25%)", "15/60", 0.25, "fraction", None),
        ("twice as fast", "twice", 2, "times", None),
        ("a fourfold rise", "fourfold", 4, "times", None),
        ("a 12-fold rise", "12-fold", 12, "times", None),
        ("3x faster", "3x", 3, "times", None),
        ("2.5 times as often", "2.5 times", 2.5, "times", None),
        ("it cost $3.4 billion", "$3.4 billion", 3.4e9, "USD", None),
        ("about £12,500 each", "£12,500", 12500, "GBP", "approximately"),
        ("under 300 euros", "300 euros", 300, "EUR", "under"),
        ("5 dollars 20 cents", "5 dollars 20 cents", 5.2, "USD", None),
        ("1.2 million visits", "1.2 million visits", 1.2e6, "visit", None),
        ("over 2,310 nurses", "2,310 nurses", 2310, "nurse", "over"),
        ("12 000 swimmers", "12 000 swimmers", 12000, "swimmer", None),
        ("≥30% wider", "≥30%", 30, "percent", "at least"),
        ("40%+ of rooms", "40%+", 40, "percent", "over"),
        ("up to 90 minutes", "90 minutes", 90, "minute", "up to"),
        ("within 6 hrs", "6 hrs", 6, "hour", None),
        ("a two-hour walk", "two-hour", 2, "hour", None),
        ("a 9-month course", "9-month", 9, "month", None),
        ("3.5 mg/kg/day", "3.5 mg/kg/day", 3.5, "mg/kg/day", None),
        ("0·42 apart", "0·42", 0.42, None, None),
        ("7 blinded, controlled trials", "7", 7, "trial", None),
        ("aged 44 years", "44 years", 44, "year-old", None),
        ("a 12-year-old", "12-year-old", 12, "year-old", None),
        ("for a year and a half now", "a year and a half", 1.5, "year", None),
        ("an hour and a half later", "an hour and a half", 1.5, "hour", None),
        ("some 2 years and a half", "2 years and a half", 2.5, "year", "approximately"),
        ("in this trial 482 adults slept", "482 adults", 482, "adult", None),
        ("in 2014 we opened", "2014", 2014, "year-date", None),
        ("since the 1980s", "1980s", 1980, "year-date", None),
        ("two and a half years", "two and a half years", 2.5, "year", None),
        ("five times a week", "five times a week", 5, "times/week", None),
        ("65 years or older", "65 years", 65, "year", "at least"),
        ("N = 1,204", "N = 1,204", 1204, "sample-size", None),
        ("p < 0.05", "p < 0.05", 0.05, "p-value", "under"),
        ("(OR = 3.1)", "OR = 3.1", 3.1, "odds-ratio", None),
        ("hazard ratio of 0.7", "hazard ratio of 0.7", 0.7, "hazard-ratio", None),
        ("t(31) = 2.2", "t(31) = 2.2", 2.2, "test-statistic", None),
        ("at week 12 all", "week 12", 12, "week", None),
        ("half an hour", "half an hour", 0.5, "hour", None),
        ("None of the 62 bridges fell", "None of the 62", 0, "fraction", None),
        ("none of our clients left", "none of our clients", 0, "fraction", None),
        ("All 24 nurses rested", "All 24", 1, "fraction", None),
        ("0 of 75 vines", "0 of 75", 0, "fraction", None),
        ("Zero of 30 children", "Zero of 30", 0, "fraction", None),
        ("two of five survivors", "two of five", 0.4, "fraction", None),
        ("two of five chapters", "two", 2, None, None),
        ("Fifteen (15) of 40 trees", "Fifteen (15) of 40", 0.375, "fraction", None),
        ("the odds are 1:50,000", "1:50,000", 0.00002, "fraction", None),
        ("some 1:4 adults", "1:4", 0.25, "fraction", "approximately"),
        ("fell by a factor of about six", "by a factor of about six", 6, "times", "approximately"),
        ("rate it 9.2/10", "9.2/10", 0.92, "fraction", None),
        ("eight (8) hours", "eight (8) hours", 8, "hour", None),
        ("30 (thirty) days", "30 (thirty) days", 30, "day", None),
        ("nine (8) hours", "nine", 9, None, None),
        ("over 31m households", "31m households", 31e6, "household", "over"),
        ("12m adults smoke", "12m adults", 12e6, "adult", None),
        ("a 400m track", "400m", 400, "m", None),
        ("two lessons over six weeks", "two lessons", 2, "lesson", None),
        ("it took over six weeks", "six weeks", 6, "week", "over"),
        ("taught over six weeks", "six weeks", 6, "week", None),
        ("Over two years of rain", "two years", 2, "year", "over"),
        ("for women over 40 years", "40 years", 40, "year", "over"),
        ("of 23 817 beehives", "23 817 beehives", 23817, "beehive", None),
        ("nearly 4\u2009128 sailors", "4\u2009128 sailors", 4128, "sailor", "approximately"),
        ("(n = 3 482)", "n = 3 482", 3482, "sample-size", None),
        ("for €1\u202f250 each", "€1\u202f250", 1250, "EUR", None),
        ("table 3 204 birds", "204 birds", 204, "bird", None),
        ("week 12 119 women", "week 12", 12, "week", None),
        ("held 10⁷ spores", "10⁷ spores", 1e7, "spore", None),
        ("fell to 10⁻⁴ in soil", "10⁻⁴", 1e-4, None, None),
        ("at 10^5 CFU", "10^5 CFU", 1e5, "CFU", None),
        ("1 in 10⁵ calves", "1 in 10⁵", 1e-5, "fraction", None),
        ("scores of 18⁴ in all", "18", 18, None, None),
        ("5 ft 6 in", "5 ft 6 in", 5.5, "ft", None),
    ],
)
def test_single(text: str, printed: str, value: float, unit: str | None, modifier: str | None) -> None:
    found = find_quantities(text)[0]
    assert (found.text, found.unit, found.modifier) == (printed, unit, modifier)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit"),
    [
        ("in 3-5 weeks", "3-5 weeks", 3, 5, "week"),
        ("in 3–5 weeks", "3–5 weeks", 3, 5, "week"),
        ("two to three visits", "two to three visits", 2, 3, "visit"),
        ("between 10 and 20 percent", "10 and 20 percent", 10, 20, "percent"),
        ("15%–25% did", "15%–25%", 15, 25, "percent"),
        ("$300-$500+ a month", "$300-$500+", 300, 500, "USD"),
        ("€1,000–2,000", "€1,000–2,000", 1000, 2000, "EUR"),
        ("2011–2016", "2011–2016", 2011, 2016, "year-date"),
        ("between 2011 and 2016", "2011 and 2016", 2011, 2016, "year-date"),
        ("ages 6 to 12", "ages 6 to 12", 6, 12, "year-old"),
        ("95% CI = 1.1-2.4", "95% CI = 1.1-2.4", 1.1, 2.4, "confidence-interval"),
        ("95% CI −3.0 to 2.5", "95% CI −3.0 to 2.5", -3, 2.5, "confidence-interval"),
        ("5-6 in 10 goats", "5-6 in 10", 0.5, 0.6, "fraction"),
        ("2 to 3 out of 100 hens", "2 to 3 out of 100", 0.02, 0.03, "fraction"),
        ("between 6 and 7 of 10 mills", "6 and 7 of 10", 0.6, 0.7, "fraction"),
        ("two to three in five women", "two to three in five", 0.4, 0.6, "fraction"),
        ("by a factor of 3 to 4", "by a factor of 3 to 4", 3, 4, "times"),
        ("from 1 204 to 3 482 members", "1 204 to 3 482 members", 1204, 3482, "member"),
        ("10³ to 10⁴ CFU", "10³ to 10⁴ CFU", 1e3, 1e4, "CFU"),
        ("double or triple", "double or triple", 2, 3, "times"),
    ],
)
def test_ranges_keep_both_ends_and_no_mean(text: str, printed: str, low: float, high: float, unit: str) -> None:
    found = find_quantities(text)[0]
    assert (found.text, found.value, found.low, found.high, found.unit) == (printed, None, low, high, unit)


def test_a_tolerance_keeps_its_value() -> None:
    assert told("20.5 ± 2.5 years") == [("20.5 ± 2.5 years", 20.5, 18.0, 23.0, "year", None)]


def test_a_wide_tolerance_keeps_its_value() -> None:
    assert told("50.9 ± 167.2 N") == [("50.9 ± 167.2 N", 50.9, -116.3, 218.1, "N", None)]


def test_thin_spaces_join_a_statistic() -> None:
    assert [row[4] for row in told("95%\u2009CI\u2009=\u20090.3–3.4, p\u202f=\u202f0.9")] == [
        "confidence-interval",
        "p-value",
    ]


def test_a_change_is_two_quantities() -> None:
    assert [row[0] for row in told("it fell from 40% to 25%")] == ["40%", "25%"]
    assert [row[0] for row in told("scores rose from 10% to 25%")] == ["10%", "25%"]


@pytest.mark.parametrize("text", ["weeks or months", "several weeks", "within hours", "many riders", "dozens"])
def test_vague_amounts_have_no_value(text: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.unit is not None


@pytest.mark.parametrize(
    "text",
    [
        "the PHQ-9, GAD-7 and COVID-19",
        "5-HT1A, omega-3, B12, HbA1c, CYP3A4, GLP-1 and H1N1",
        "type 2 diabetes in a Phase 3 unit",
        "(555) 010-4477, 1-800-555-0177",
        "Desk 01632 960961, night bell 0800 496 0123",
        "on 14/03/2021 and 2021-03-14",
        "at 9:30 or 11 pm",
        "version 2.4.1 in 4K over 5G",
        "see Figure 3, Table 2 and page 14",
        "open 24/7; call 911 or 988",
        "an image of 1920x1080",
        "10.1234/abc.5678",
        "write to https://example.org/a/2020/12 or q7@example.org",
        "1. First things",
        "one of the most popular; no one knew; one day",
        "a half-life; the second half; first, second",
        "12 Long Harbour Road",
        "5-fluorouracil and 2,3-butanediol",
        "It rests on (1) light, (2) noise and (3) heat.",
        "It rests on 1) light, 2) noise and 3) heat.",
        "Light matters (Tab. 2, Fig. 3, Ref. 22).",
        "in group 3 patients slept",
        "mix 1:4, at a scale of 1:50,000, in a ratio of 2:1",
        "Both herds recovered, and two thrived; only three slept",
        "None of this matters; all in all",
    ],
)
def test_not_quantities(text: str) -> None:
    assert told(text) == []


def test_listed_numbers_share_the_unit() -> None:
    assert [(q.value, q.unit) for q in find_quantities("at 2, 4 and 8 weeks")] == [
        (2, "week"),
        (4, "week"),
        (8, "week"),
    ]


def test_hyphened_numbers_share_the_unit() -> None:
    assert [(q.value, q.unit) for q in find_quantities("30-, 60- and 90-day mortality")] == [
        (30, "day"),
        (60, "day"),
        (90, "day"),
    ]


def test_a_number_in_brackets_is_no_list_without_its_neighbour() -> None:
    assert [q.value for q in find_quantities("The median fell (from 6 to 2) in all.")] != []
    assert [q.value for q in find_quantities("Sites gave one (n = 3) or more (median 2) beds.")][-1] == 2


def test_a_masked_stretch_ends_a_number() -> None:
    text = "after six sessions5,6 and 70%12 more"
    masks = [Span(18, 21), Span(29, 31)]
    assert [q.text for q in find_quantities(text, masks)] == ["six sessions", "70%"]


_UNITS = {"%": "percent", " mg": "mg", " weeks": "week", " hours": "hour", " kg": "kg", " percent": "percent"}


@given(st.integers(2, 999_999), st.sampled_from(sorted(_UNITS)), st.booleans())
def test_printed_amounts_read_back(value: int, unit: str, grouped: bool) -> None:
    printed = f"{value:,}" if grouped else str(value)
    (found,) = find_quantities(f"We saw {printed}{unit} then.")
    assert (found.value, found.unit, found.text) == (value, _UNITS[unit], f"{printed}{unit}")


_PIECES = st.sampled_from(
    [
        "12",
        "0.5",
        "1,200",
        "%",
        "$",
        "€",
        "weeks",
        "mg/kg",
        "-",
        "–",
        "to",
        "and",
        "or",
        "in",
        "of",
        "(",
        ")",
        "[",
        "]",
        ".",
        ",",
        "±",
        "<",
        "≥",
        "p",
        "=",
        "OR",
        "CI",
        "95%",
        "half",
        "three",
        "million",
        "a",
        "the",
        "twice",
        "2019",
        "May",
        "x",
        " ",
        "\n",
        "\t",
        "\xa0",
    ]
)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES, max_size=25).map(" ".join)
    )
)
@settings(max_examples=300)
def test_spans_slice_back_and_never_overlap(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert quantity.span.start >= end
        assert quantity.span.start < quantity.span.end <= len(text)
        assert quantity.span.slice(text) == quantity.text
        end = quantity.span.end


@pytest.mark.parametrize("piece", ["7", "1,", "1.", "[1](", "5% to ", "1-", "three of ", "$1 ", "1/", "May 1 "])
def test_long_hostile_lines_end(piece: str) -> None:
    assert isinstance(find_quantities(piece * (40_000 // len(piece))), list)


@pytest.mark.parametrize("gap", ["\n\n", " \n\n", "\n \n", "\n\n\n"])
def test_what_is_counted_stands_in_the_same_paragraph(gap: str) -> None:
    (found,) = [quantity for quantity in find_quantities(f"They read 12{gap}Books are dear.") if quantity.value]
    assert (found.text, found.unit) == ("12", None)


@pytest.mark.parametrize(
    ("text", "unit"), [("12 cmH2O", "cmH2O"), ("₨500", "INR"), ("Rs 500", "INR"), ("120 zł", "PLN"), ("NZ $5", "NZD")]
)
def test_units_with_digits_and_rare_letters_are_read(text: str, unit: str) -> None:
    assert [(one.text, one.unit) for one in find_quantities(f"It took {text} to fill.")] == [(text, unit)]
