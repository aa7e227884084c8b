"""A title that could not be told from its journal is seen to be another all the same; honest entries are left alone."""

from dataclasses import replace

import pytest

from claimcheck.matching.comparing import compare
from tests.matching.works import PRINTED, TRIAL

UNREAD = replace(PRINTED, title=None, journal=None)
NAMES, PLACE = "van der Meer JW, Okafor AC, Núñez-Ortiz M (2017)", "J Sleep Res 26:1905-1917"
OTHER = "Salt intake and blood pressure in shift workers of three harbour towns"


def test_another_title_before_the_place_is_a_warning() -> None:
    (found,) = compare(UNREAD, TRIAL, f"{NAMES} {OTHER} {PLACE}").differences
    assert (found.field, found.grade.value, found.record) == ("title", "warning", TRIAL.title)
    assert OTHER in found.printed


@pytest.mark.parametrize(
    "text",
    [
        f"{NAMES} {TRIAL.title} {PLACE}",
        f"{NAMES} Bright light for sea-\nsonal low mood, a randomised placebo-\ncontrolled trial {PLACE}",
        f"{NAMES} {PLACE}",
        f"{NAMES} in the journal of sleep research 26:1905-1917",
        f"{NAMES} {PLACE}. See also what they say about {OTHER}",
        f"{NAMES} Helles Licht bei saisonaler Verstimmung, eine randomisierte Studie {PLACE}",
    ],
)
def test_honest_entries_without_a_title_read_are_left_alone(text: str) -> None:
    assert compare(UNREAD, TRIAL, text).differences == ()
