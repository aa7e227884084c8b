"""The comparison of two benchmark reports: what counts as a gain, a loss, or noise of the machine."""

import pytest

from tests.benchmarks.gains import compare, read

REPORT = """\
# Bread

## Ovens

| oven | loaves right | burnt, errors | seconds | goal |
|---|---|---|---|---|
| gas | {gas} | {burnt} | {seconds} | |
| strangers' loaves taken | {taken} | | | ≤ 3% |
"""
BEFORE = {"gas": "40 of 50 (80%)", "burnt": "3", "seconds": "10.0", "taken": "2 of 100"}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({}, []),
        ({"gas": "42 of 50 (84%)"}, ["gain  Ovens · gas · loaves right: 40 of 50 (80%) → 42 of 50 (84%)"]),
        ({"gas": "39 of 50 (78%)"}, ["loss  Ovens · gas · loaves right: 40 of 50 (80%) → 39 of 50 (78%)"]),
        ({"gas": "80 of 100 (80%)"}, ["other Ovens · gas · loaves right: 40 of 50 (80%) → 80 of 100 (80%)"]),
        ({"burnt": "4"}, ["loss  Ovens · gas · burnt, errors: 3 → 4"]),
        ({"taken": "1 of 100"}, ["gain  Ovens · strangers' loaves taken · loaves right: 2 of 100 → 1 of 100"]),
        ({"seconds": "11.9"}, []),
        ({"seconds": "19.0"}, ["loss  Ovens · gas · seconds: 10.0 → 19.0"]),
    ],
)
def test_a_figure_is_a_gain_or_a_loss_by_what_it_counts(now: dict[str, str], said: list[str]) -> None:
    changes = compare(read(REPORT.format(**BEFORE)), read(REPORT.format(**{**BEFORE, **now})))
    assert list(map(str, changes)) == said


def test_rows_that_come_or_go_are_said() -> None:
    old = "## Ovens\n\n| oven | right |\n|---|---|\n| gas | 1 |\n| gas | 2 |\n"
    new = "## Ovens\n\n| oven | right |\n|---|---|\n| gas | 1 |\n| wood | 2 |\n"
    assert [str(change) for change in compare(read(old), read(new))] == [
        "other Ovens · wood · right: – → 2",
        "other Ovens · gas (2) · right: 2 → –",
    ]
