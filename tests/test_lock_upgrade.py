"""Locks of version 1 are read, and written as of this version."""

import json
from pathlib import Path

from claimcheck.figures import read_figures
from claimcheck.lock import Lock
from claimcheck.model.evidence import Place

OLD = Path(__file__).parent / "data" / "version-1.lock"
TITLE = "Naps for nurses: 12 weeks of rest"
ABSTRACT = (
    "Of 212 nurses who kept the lights off, 81.4% slept better and 9.3% gave up after 6 weeks.\n"
    "Among the many patients who came to the clinic in this year of the programme, 41% slept well, 12% had nightmares "
    "about the sea and 7% of all those who were asked walked in their sleep. Remission was reached by 33.3% with naps "
    "and 20.1% with placebo."
)
"""What the old lock's figures were read in."""


def test_the_figures_of_version_1_are_as_they_are_read_now() -> None:
    (work,) = Lock.load(OLD).works.values()
    assert work.figures == read_figures(TITLE, Place.TITLE) + read_figures(ABSTRACT, Place.ABSTRACT)


def test_it_is_written_as_version_2_and_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "claimcheck.lock"
    path.write_bytes(OLD.read_bytes())
    old = Lock.load(path)
    old.save(path)
    new = Lock.load(path)
    shape = json.loads(path.read_text(encoding="utf-8"))
    assert shape["version"] == 2
    assert "context" not in path.read_text(encoding="utf-8")
    assert (new.works, new.answers, new.links) == (old.works, old.answers, old.links)
