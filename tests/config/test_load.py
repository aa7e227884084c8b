"""Settings: where they come from, who wins, and what is refused."""

from pathlib import Path

import pytest

from claimcheck.config.load import load
from claimcheck.errors import ConfigError
from claimcheck.model.claim import EVIDENCE_KINDS, ClaimKind
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity


def write(folder: Path, text: str, name: str = "claimcheck.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    config = load({}, {}, tmp_path)
    assert config.fail_on is Severity.ERROR
    assert config.claims.evidence_kinds == EVIDENCE_KINDS
    assert config.registries[Registry.CROSSREF] == "https://api.crossref.org"
    assert config.links.timeout == 20
    assert config.lock is None


def test_the_nearest_file_upwards_counts(tmp_path: Path) -> None:
    write(tmp_path, '[tool.claimcheck]\nfail-on = "note"\n', "pyproject.toml")
    deep = tmp_path / "site" / "pages"
    deep.mkdir(parents=True)
    assert load({}, {}, deep).fail_on is Severity.NOTE
    write(tmp_path / "site", 'fail-on = "warning"\nlock = "answers.lock"\n')
    config = load({}, {}, deep / "page.html")
    assert config.fail_on is Severity.WARNING
    assert config.lock is not None
    assert config.lock.resolve() == (tmp_path / "site" / "answers.lock").resolve()


def test_a_path_that_climbs_does_not_pass_through_the_folder_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, beside = tmp_path / "here", tmp_path / "beside"
    here.mkdir()
    beside.mkdir()
    write(here, 'fail-on = "note"\n')
    monkeypatch.chdir(here)
    assert load({}, {}, Path("../beside")).fail_on is Severity.ERROR


def test_a_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    write(tmp_path, '[tool.claimcheck]\nmailto = "us@example.org"\n', "pyproject.toml")
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, '[project]\nname = "other"\n', "pyproject.toml")
    assert load({}, {}, inner).mailto == "us@example.org"


def test_command_line_beats_environment_beats_file(tmp_path: Path) -> None:
    write(tmp_path, '[links]\ntimeout = 5\nper-host = 3\n[rules]\nuncited-claim = "off"\n')
    environ = {"CLAIMCHECK_LINKS_TIMEOUT": "7.5", "CLAIMCHECK_RULES_DEAD_LINK": "note", "CLAIMCHECK_FAIL_ON": "note"}
    config = load({"fail-on": "warning"}, environ, tmp_path)
    assert config.links.timeout == 7.5
    assert config.links.per_host == 3
    assert config.fail_on is Severity.WARNING
    assert config.rules == {"uncited-claim": None, "dead-link": Severity.NOTE}


def test_registries_may_point_at_a_local_server(tmp_path: Path) -> None:
    config = load({}, {"CLAIMCHECK_REGISTRIES_CROSSREF": "http://127.0.0.1:8080/"}, tmp_path)
    assert config.registries[Registry.CROSSREF] == "http://127.0.0.1:8080"


def test_evidence_kinds_are_named(tmp_path: Path) -> None:
    write(tmp_path, '[claims]\nevidence-kinds = ["outcome", "price"]\n')
    assert load({}, {}, tmp_path).claims.evidence_kinds == {ClaimKind.OUTCOME, ClaimKind.PRICE}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fial-on = 'error'", "did you mean fail-on?"),
        ("[links]\ntimeuot = 3", "did you mean links.timeout?"),
        ("fail-on = 'fatal'", "error, warning or note"),
        ("[links]\ntimeout = 'soon'", "a number of seconds"),
        ("[links]\nper-host = 0", "a whole number"),
        ("[links]\ncheck = 'perhaps'", "true or false"),
        ("[registries]\ncrossref = 'api.crossref.org'", "begins with https://"),
        ("[claims]\nevidence-kinds = ['outcomes']", "kinds of claims"),
        ("[rules]\nuncited-claim = 'loud'", "error, warning, note or off"),
        ("mailto = 'nobody'", "an e-mail address"),
        ("links = 3", "must be a table"),
        ("paths = 'a", "not valid TOML"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load({}, {}, tmp_path)
    assert message in str(caught.value)
    assert "\n" not in caught.value.message


def test_a_named_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load({}, {}, tmp_path, tmp_path / "none.toml")
