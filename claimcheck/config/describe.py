"""What is in force, said key by key: a Config and where its values come from in, rows of plain values out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from claimcheck.config.keys import KEYS, RULE_PREFIX
from claimcheck.config.load import DEFAULT, Origin, Settings
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity

_OFF = "off"


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
        yield SettingRow(key, plain(config.rules.get(rule, severity)) or _OFF, settings.origins.get(key, DEFAULT))


def plain(value: Any) -> Any:
    """Return a setting as TOML or JSON would have it; of a table what is given, a rule without a severity as off."""
    if is_dataclass(value):
        given = {field.name.replace("_", "-"): getattr(value, field.name) for field in fields(value)}
        return {name: plain(one) for name, one in given.items() if one not in (None, (), {})}
    if isinstance(value, Mapping):
        return {name: plain(one) or _OFF for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, tuple):
        return list(map(plain, value))
    if isinstance(value, Path):
        return value.as_posix()
    return value.value if isinstance(value, Enum) else value


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
