"""The shipped JSON Schema and the code know the same keys, the same values and the same defaults."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck.config import Config
from claimcheck.config.describe import describe, schema
from claimcheck.config.keys import KEYS, REQUIRED, RULE_PREFIX
from claimcheck.config.load import load, resolve
from claimcheck.errors import ConfigError
from claimcheck.model.claim import ClaimKind
from claimcheck.model.severity import Severity
from claimcheck.rules import RULES, select_rules

IDS = [rule.id for rule in RULES]
SHIPPED: dict[str, Any] = json.loads(files("claimcheck.config").joinpath("schema.json").read_text(encoding="utf-8"))
CLOSED = schema(IDS)


def test_it_is_a_valid_schema() -> None:
    for shape in (SHIPPED, CLOSED):
        Draft202012Validator.check_schema(shape)


def keys_of(shape: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the dotted keys of the schema with what it says of each."""
    found: dict[str, dict[str, Any]] = {}
    for name, told in shape["properties"].items():
        if "properties" in told:
            found |= {f"{name}.{inner}": one for inner, one in told["properties"].items()}
        elif f"{name}." != RULE_PREFIX:
            found[name] = told
    return found


def test_every_key_is_in_both() -> None:
    assert set(keys_of(CLOSED)) == set(KEYS)
    assert "rules" in SHIPPED["properties"]


@pytest.mark.parametrize("key", REQUIRED)
def test_every_key_of_a_listed_table_is_in_both(key: str) -> None:
    told = SHIPPED["properties"][key]["items"]
    with pytest.raises(ConfigError) as caught:
        load({key: [{"zzz": 1}]}, {}, Path("/"))
    known = caught.value.remedy.removeprefix("known settings: ").split(", ")
    assert {f"{key}.{name}" for name in told["properties"]} == set(known)
    assert tuple(told["required"]) == REQUIRED[key]


def test_the_defaults_are_those_of_the_code(tmp_path: Path) -> None:
    rows = {row.key: row.value for row in describe(resolve({}, {}, tmp_path), {})}
    told = {key: one["default"] for key, one in keys_of(CLOSED).items() if "default" in one}
    assert told == {key: value for key, value in rows.items() if value is not None and key != "paths"}
    assert Config().paths == ()


def test_the_words_to_choose_from_are_those_of_the_code() -> None:
    assert set(SHIPPED["$defs"]["kinds"]["items"]["enum"]) == {kind.value for kind in ClaimKind}
    assert set(SHIPPED["properties"]["fail-on"]["enum"]) == {severity.value for severity in Severity}
    assert set(SHIPPED["$defs"]["rule-severity"]["enum"]) == {*(severity.value for severity in Severity), "off", False}


def test_the_rules_are_those_of_the_catalogue() -> None:
    assert list(CLOSED["$defs"]["rules"]["properties"]) == CLOSED["$defs"]["rule"]["enum"] == IDS
    assert all(Draft202012Validator(SHIPPED).is_valid({"rules": {rule: "off"}}) for rule in IDS)


GOOD = """
paths = ["site"]
lock = "answers.lock"
baseline = "known.json"
fail-on = "warning"
mailto = "us@example.org"
offline = true
require-verified = false
select = ["uncited-claim"]
ignore = ["unused-reference"]
exclude = ["drafts/", "*.old.md"]
min-coverage = 80
[claims]
evidence-kinds = ["outcome", "price"]
[registries]
crossref = "http://127.0.0.1:8080/"
doi = "https://doi.example.org"
datacite = "https://datacite.example.org"
europepmc = "https://europepmc.example.org/rest"
[links]
check = false
timeout = 2.5
per-host = 4
delay = 0.5
allow-private = true
[semantic]
model = "models/small"
[rules]
uncited-claim = "note"
dead-link = "off"
[[per-path]]
paths = ["blog/"]
rules = { uncited-claim = "warning" }
ignore = ["dead-link"]
evidence-kinds = []
[[trusted]]
figure = "700,000"
source = "https://example.org/report"
"""
BAD = [
    "fial-on = 'error'",
    "fail-on = 'fatal'",
    "mailto = 'nobody'",
    "lock = ''",
    "lock = 3",
    "offline = 'perhaps'",
    "paths = [3]",
    "exclude = [3]",
    "select = ['uncited-clam']",
    "ignore = ['nonsense']",
    "min-coverage = -1",
    "min-coverage = 101",
    "min-coverage = true",
    "min-coverage = 'most'",
    "claims = 3",
    "[claims]\nevidence-kinds = ['outcomes']",
    "[claims]\nkinds = []",
    "[registries]\ncrossref = 'api.crossref.org'",
    "[registries]\ncrosref = 'https://api.crossref.org'",
    "[links]\ntimeout = 'soon'",
    "[links]\ntimeout = 0",
    "[links]\nper-host = 0",
    "[links]\nper-host = 1.5",
    "[links]\ncheck = 'perhaps'",
    "[semantic]\nmodel = ''",
    "[semantic]\nmodle = 'models/small'",
    "[rules]\nuncited-claim = 'loud'",
    "[rules]\nuncited-clam = 'error'",
    "per-path = 3",
    "[per-path]\npaths = ['blog']",
    "[[per-path]]\nrules = {uncited-claim = 'off'}",
    "[[per-path]]\npaths = []",
    "[[per-path]]\npaths = ['a']\nrule = {}",
    "[[per-path]]\npaths = ['a']\nrules = {uncited-claim = 'loud'}",
    "[[per-path]]\npaths = ['a']\nrules = {uncited-clam = 'error'}",
    "[[per-path]]\npaths = ['a']\nignore = ['nonsense']",
    "[[per-path]]\npaths = ['a']\nevidence-kinds = ['outcomes']",
    "[[trusted]]\nfigure = '89%'",
    "[[trusted]]\nfigure = '89%'\nsource = ''",
    "[[trusted]]\nfigure = 89\nsource = 'us'",
    "[[trusted]]\nfigure = '89%'\nsource = 'us'\nwhere = 'here'",
]


def accepts(folder: Path, text: str) -> bool:
    (folder / "claimcheck.toml").write_text(text, encoding="utf-8")
    try:
        select_rules(load({}, {}, folder).judging)
    except ConfigError as error:
        return not (error.remedy and "\n" not in str(error))
    return True


def test_a_file_with_every_key_is_good_for_both(tmp_path: Path) -> None:
    told = tomllib.loads(GOOD)
    assert set(KEYS) <= {
        *told,
        *(f"{part}.{key}" for part in ("claims", "registries", "links", "semantic") for key in told[part]),
    }
    Draft202012Validator(CLOSED).validate(told)
    Draft202012Validator(SHIPPED).validate(told)
    assert accepts(tmp_path, GOOD)


@pytest.mark.parametrize("text", BAD)
def test_what_the_code_refuses_the_schema_refuses(tmp_path: Path, text: str) -> None:
    assert not accepts(tmp_path, text)
    assert not Draft202012Validator(CLOSED).is_valid(tomllib.loads(text))
