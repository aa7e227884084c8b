"""What is in force, said key by key: a Config and where its values come from in, rows of plain values out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.config import PerPath, Trusted
from claimcheck.config.keys import KEYS, RULE_PREFIX
from claimcheck.config.load import DEFAULT, Origin, Settings
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting: its dotted key, its value as TOML or JSON would have it (None: not set), and its origin."""

    key: str
    value: Any
    origin: Origin


def describe(settings: Settings, severities: Mapping[str, Severity]) -> Iterator[SettingRow]:
    """Yield every setting in the order of `KEYS`, then the severity of every rule; `severities` are the rules' own."""
    config = settings.config
    for key in KEYS:
        section, _, name = key.rpartition(".")
        section = "claims" if key == "trusted" else section
        holder = getattr(config, section) if section else config
        value = holder[name] if isinstance(holder, Mapping) else getattr(holder, name.replace("-", "_"))
        yield SettingRow(key, plain(value), settings.origins.get(key, DEFAULT))
    for rule, severity in severities.items():
        key = RULE_PREFIX + rule
        given = config.rules.get(rule, severity)
        yield SettingRow(key, given.value if given else "off", settings.origins.get(key, DEFAULT))


def plain(value: Any) -> Any:
    """Return a setting as TOML or JSON would have it."""
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, Trusted):
        return {"figure": value.figure, "source": value.source}
    if isinstance(value, PerPath):
        return _per_path(value)
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Severity) else value


def _per_path(table: PerPath) -> dict[str, Any]:
    told: dict[str, Any] = {"paths": list(table.paths)}
    if table.rules:
        told["rules"] = {rule: severity.value if severity else "off" for rule, severity in table.rules.items()}
    if table.ignore:
        told["ignore"] = list(table.ignore)
    if table.evidence_kinds is not None:
        told["evidence-kinds"] = plain(table.evidence_kinds)
    return told


def schema(ids: Iterable[str]) -> dict[str, Any]:
    """Return the shipped JSON Schema of the configuration, closed to other rules than these and other registries."""
    import json
    from importlib.resources import files

    rules = list(ids)
    shape: dict[str, Any] = json.loads(files("claimcheck.config").joinpath("schema.json").read_text(encoding="utf-8"))
    listed = shape["$defs"]["rules"]
    listed["properties"] = {rule: {"$ref": "#/$defs/rule-severity"} for rule in rules}
    listed["additionalProperties"] = False
    shape["$defs"]["rule"] = {"enum": rules}
    registries = shape["properties"]["registries"]
    registries["properties"] = {one.value: {"$ref": "#/$defs/address", "default": one.address} for one in Registry}
    registries["additionalProperties"] = False
    return shape
