"""How a printed title stands to a recorded one."""

import pytest

from claimcheck.matching.titles import Likeness, title_likeness

CASES = [
    ("Light and mood", "Light and Mood", Likeness.EQUAL),
    ("A LIGHT*D report", "A LIGHT D Report", Likeness.EQUAL),
    ("Effects of β-blockers on sleep", "Effects of beta-blockers on sleep", Likeness.EQUAL),
    ("Sleep in shift workers [in German]", "Sleep in shift workers", Likeness.EQUAL),
    ("[Sleep in shift workers]", "Sleep in Shift Workers", Likeness.EQUAL),
    ("Sleep in shift workers", "WITHDRAWN: Sleep in shift workers", Likeness.EQUAL),
    ("Sleep in shift workers", "Sleep in shift workers: a cohort study", Likeness.FRAGMENT),
    ("Sleep in shift workers", "Sleep in shift workers. A cohort study", Likeness.FRAGMENT),
    ("Sleep in shift workers", "Sleep in shift workers – a cohort study", Likeness.FRAGMENT),
    ("Is sleep overrated", "Is sleep overrated? A cohort study", Likeness.FRAGMENT),
    ("Sleep in shift workers: a cohort study", "Sleep in shift workers", Likeness.FRAGMENT),
    ("Sleep in shift workers and their…", "Sleep in shift workers and their small children", Likeness.FRAGMENT),
    ("Sleep in shift workers of two towns, part I", "Sleep in shift workers of two towns, part II", Likeness.NEAR),
    ("Tumour growth and anaemia in paediatric wards", "Tumor growth and anemia in pediatric wards", Likeness.EQUAL),
    ("Walking after a stroke in women", "Walking after stroke in women", Likeness.VARIANT),
    ("Treatment of major depression", "Treatment of Major Depressive Disorder", Likeness.VARIANT),
    ("Exercise for hypertension in old age", "Exercise for hypotension in old age", Likeness.NEAR),
    ("Effects of IL-6 on sleep and mood", "Effects of IL-8 on sleep and mood", Likeness.NEAR),
    ("Cognition after surgery in older women", "Cognition after surgery in older men", Likeness.NEAR),
    ("Salt intake in three harbour towns", "Sleep in shift workers: a cohort study", Likeness.OTHER),
    ("Ketamine for depression and pain", "Ketamine treatment in the elderly: dose and safety", Likeness.OTHER),
    ("Numbers and Letters in Verse", "Numbers & Letters in Verse", Likeness.EQUAL),
    ("Numbers &amp; letters in verse", "Numbers and letters in verse", Likeness.EQUAL),
    ("Sleep in shift workers", "Sleep in shift workers of mills and their small children at home", Likeness.PART),
    (
        "Where do they rest at noon?",
        "The harbour crews of three small towns: where do they rest at noon?",
        Likeness.PART,
    ),
    (
        "rest at noon in towns",
        "Where the harbour crews of three very small coastal hamlets rest at noon in towns",
        Likeness.OTHER,
    ),
    ("Sleep in shift workings", "Sleep in shift working", Likeness.VARIANT),
    ("Sleep in shift working", "Sleep in shift workings", Likeness.VARIANT),
    ("Ketamine", "Ketamine treatment for the elderly", Likeness.MUTE),
    ("Sperm cells in the sea urchin have tails", "Sperm cells", Likeness.MUTE),
]


@pytest.mark.parametrize(("printed", "record", "likeness"), CASES)
def test_likeness(printed: str, record: str, likeness: Likeness) -> None:
    assert title_likeness(printed, record).likeness is likeness


def test_words_that_are_others_are_counted() -> None:
    found = title_likeness(
        "Light, mood and coffee in nurses on night duty", "Light, mood and sugar in pilots on night duty"
    )
    assert (found.likeness, found.changed) == (Likeness.NEAR, 2)
