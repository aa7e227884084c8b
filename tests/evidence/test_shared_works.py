"""The captured provider pages against the records of the works they cite, where the shared folder is at hand."""

from pathlib import Path

import pytest

from claimcheck.config import Config, LinksConfig
from claimcheck.documents import read_documents
from claimcheck.evidence import Gathered, gather
from claimcheck.lock import Lock
from claimcheck.model.evidence import Outcome, WorkMatch
from tests.evidence.pages import TODAY
from tests.registry import RegistryServer, load_records

SHARED = Path(__file__).parents[2] / ".." / "shared"
WORKS = SHARED / "data" / "works.jsonl"
pytestmark = pytest.mark.skipif(not WORKS.exists(), reason="the shared data is not here")


def gathered(name: str) -> Gathered:
    """Gather evidence for the seed page whose file name holds `name`."""
    pages = [path for path in sorted((SHARED / "pages" / "seeds").rglob("*")) if name in path.name and path.is_file()]
    with RegistryServer(load_records(WORKS)) as server:
        config = Config(registries=server.config, links=LinksConfig(check=False))
        found = gather(read_documents(pages[:1], config).documents, config, Lock(), today=TODAY)
        assert len(server.requests) <= 2 + sum(one.resolution.by == "search" for one in found.evidence) + 4
    return found


def test_all_references_of_the_list_resolve() -> None:
    found = gathered("mindbloom").evidence
    listed = [one for one in found if one.label.isdigit()]
    assert len(listed) == 15
    for one in listed:
        assert one.resolution.outcome is Outcome.RESOLVED
        assert one.resolution.comparison is not None
        assert one.resolution.comparison.agreement is WorkMatch.SAME
    assert {one.resolution.work.key for one in listed if one.resolution.work} >= {"pmcid:PMC2719451"}


def test_links_that_lead_elsewhere() -> None:
    keys = {str(record["DOI"]).lower(): record["x-key"] for record in load_records(WORKS) if record.get("DOI")}
    found = gathered("asana").evidence
    led = [keys[one.resolution.work.doi] for one in found if one.resolution.work and one.resolution.work.doi]
    assert led == ["krystal-2024", "yavi-2022", "yavi-2022", "mandal-2019"]
    assert found[3].resolution.match is not None
    assert keys[found[3].resolution.match.doi or ""] == "abdallah-2015"
