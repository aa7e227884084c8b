"""The hand-written batches of entries on pages of every form: all found, nothing read wrong, nearly all read."""

import pytest

from tests.benchmarks.fresh import FORMS, measure

LEFT_OUT = 0.05
"""Share of the printed fields that may be left in doubt."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["first", "second"])
def test_entries_of_styles_the_parser_was_not_made_for(name: str, form: str) -> None:
    counts = measure(name, form)
    assert counts["exact"] == counts["found"] == counts["entries"]
    assert (counts["identifiers wrong"], counts["identifiers left out"], counts["malformed"]) == (0, 0, 0)
    assert counts["fields wrong"] == 0
    assert counts["fields left out"] <= LEFT_OUT * counts["fields right"]
