"""Settings for some pages only: what is left out, and what holds where."""

from pathlib import Path

import pytest

from claimcheck.config import Config
from claimcheck.config.load import load
from claimcheck.config.paths import for_page, is_excluded
from claimcheck.errors import ConfigError
from claimcheck.model.claim import ClaimKind
from claimcheck.model.severity import Severity

TABLES = """
exclude = ["drafts/", "*.old.md", "!keep.old.md"]
[rules]
dead-link = "note"
[[per-path]]
paths = ["blog/**"]
rules = { uncited-claim = "warning", dead-link = "off" }
ignore = ["unused-reference"]
[[per-path]]
paths = ["blog/2026/*.md"]
rules = { uncited-claim = "error" }
evidence-kinds = ["price"]
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Return the settings of TABLES."""
    (tmp_path / "claimcheck.toml").write_text(TABLES, encoding="utf-8")
    return load({}, {}, tmp_path)


@pytest.mark.parametrize(
    ("path", "left_out"),
    [
        ("index.md", False),
        ("drafts/a.md", True),
        ("site/drafts/deep/a.html", True),
        ("a.old.md", True),
        ("site/a.old.md", True),
        ("keep.old.md", False),
        ("drafts.md", False),
        ("-", False),
    ],
)
def test_patterns_are_those_of_gitignore(config: Config, path: str, left_out: bool) -> None:
    assert is_excluded(config, path) is left_out


def test_of_two_tables_the_later_wins(config: Config) -> None:
    assert for_page(config, "index.md") == config
    blog = for_page(config, "blog/a.md")
    assert blog.rules == {"dead-link": None, "uncited-claim": Severity.WARNING}
    assert blog.ignore == ("unused-reference",)
    assert blog.claims == config.claims
    latest = for_page(config, "blog/2026/a.md")
    assert latest.rules == {"dead-link": None, "uncited-claim": Severity.ERROR}
    assert latest.claims.evidence_kinds == {ClaimKind.PRICE}


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigError, match="pattern"):
        is_excluded(Config(exclude=("!",)), "a.md")
