"""Every key of the configuration: its dotted name, how its value is read, and what a good value looks like.

A new key is one line in `KEYS` and one field in `claimcheck.config`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from claimcheck.config import PerPath, Trusted
from claimcheck.errors import ConfigError
from claimcheck.model.claim import ClaimKind
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity

Read = Callable[[str, object], object]
"""Takes the key and the raw value (of TOML, or a string from the environment); raises ConfigError."""


def _refuse(key: str, value: object, wanted: str) -> ConfigError:
    return ConfigError(f"the setting {key} cannot be {value!r}", f"give {wanted}")


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _refuse(key, value, "a text that is not empty")
    return value.strip()


def _flag(key: str, value: object) -> bool:
    words = {"true": True, "1": True, "yes": True, "on": True, "false": False, "0": False, "no": False, "off": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    raise _refuse(key, value, "true or false")


def _texts(key: str, value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part for part in re.split(r"[,\s]+", value) if part]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item for item in value):
        raise _refuse(key, value, "a list of texts")
    return tuple(value)


def _path(key: str, value: object) -> Path:
    return value if isinstance(value, Path) else Path(_text(key, value))


def _paths(key: str, value: object) -> tuple[Path, ...]:
    return tuple(map(Path, _texts(key, value)))


def _number(wanted: str, least: float, most: float = 1e9, *, whole: bool = False, sign: str = "") -> Read:

    def read(key: str, value: object) -> float | int:
        try:
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise ValueError
            number = float(value.strip().removesuffix(sign) if isinstance(value, str) else value)
            if not least <= number <= most or (whole and number != int(number)):
                raise ValueError
        except ValueError:
            raise _refuse(key, value, wanted) from None
        return int(number) if whole else number

    return read


def _severity(key: str, value: object) -> Severity:
    try:
        return Severity(str(value).strip().lower())
    except ValueError:
        raise _refuse(key, value, "error, warning or note") from None


def _rule_severity(key: str, value: object) -> Severity | None:
    if value is False or str(value).strip().lower() == "off":
        return None
    try:
        return _severity(key, value)
    except ConfigError:
        raise _refuse(key, value, "error, warning, note or off") from None


def _kinds(key: str, value: object) -> frozenset[ClaimKind]:
    known = [kind.value for kind in ClaimKind]
    names = _texts(key, value)
    for name in names:
        if name not in known:
            raise _refuse(key, name, f"kinds of claims out of: {', '.join(known)}")
    return frozenset(ClaimKind(name) for name in names)


def _address(key: str, value: object) -> str:
    text = _text(key, value).rstrip("/")
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        good = False
    if not good:
        raise _refuse(key, value, "an address that begins with https:// or http://")
    return text


def _mailto(key: str, value: object) -> str:
    text = _text(key, value).removeprefix("mailto:")
    if not re.fullmatch(r"[^@\s<>()]+@[^@\s<>()]+", text):
        raise _refuse(key, value, "an e-mail address")
    return text


def _patterns(key: str, value: object) -> tuple[str, ...]:
    patterns = _texts(key, value)
    if not patterns:
        raise _refuse(key, value, "at least one pattern")
    return patterns


def _rules(key: str, value: object) -> Mapping[str, Severity | None]:
    if not isinstance(value, Mapping):
        raise _refuse(key, value, "a table of rule ids and severities")
    return {str(rule): _rule_severity(f"{key}.{rule}", severity) for rule, severity in value.items()}


def _tables(shape: Callable[..., object], fields: Mapping[str, Read]) -> Read:
    """Return how a list of tables is read: each becomes a `shape`; its first field must be given."""

    def read(key: str, value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(table, Mapping) for table in value):
            raise _refuse(key, value, f"tables in the configuration file: [[tool.claimcheck.{key}]]")
        return tuple(one(key, table) for table in value)

    def one(key: str, table: Mapping[str, object]) -> object:
        given = {}
        for name, raw in table.items():
            if name not in fields:
                raise _unknown(f"{key}.", name, fields)
            given[name.replace("-", "_")] = fields[name](f"{key}.{name}", raw)
        try:
            return shape(**given)
        except TypeError:
            missing = [name for name in REQUIRED[key] if name not in table]
            raise ConfigError(f"a table of the setting {key} lacks {' and '.join(missing)}", "add it") from None

    return read


def _unknown(prefix: str, name: str, known: Iterable[str]) -> ConfigError:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {prefix}{near[0]}?" if near else f"known settings: {', '.join(prefix + key for key in known)}"
    return ConfigError(f"unknown setting {prefix}{name}", hint)


REQUIRED: Mapping[str, tuple[str, ...]] = {"per-path": ("paths",), "trusted": ("figure", "source")}
"""What each table of a list of tables must hold."""

KEYS: Mapping[str, Read] = {
    "paths": _paths,
    "lock": _path,
    "baseline": _path,
    "fail-on": _severity,
    "mailto": _mailto,
    "offline": _flag,
    "require-verified": _flag,
    "select": _texts,
    "ignore": _texts,
    "exclude": _texts,
    "min-coverage": _number("a share from 0 to 100 percent", 0, 100, sign="%"),
    "per-path": _tables(PerPath, {"paths": _patterns, "rules": _rules, "ignore": _texts, "evidence-kinds": _kinds}),
    "trusted": _tables(Trusted, {"figure": _text, "source": _text}),
    "claims.evidence-kinds": _kinds,
    **{f"registries.{registry}": _address for registry in Registry},
    "links.check": _flag,
    "links.timeout": _number("a number of seconds above 0", 0.01),
    "links.per-host": _number("a whole number from 1", 1, whole=True),
    "links.delay": _number("a number of seconds from 0", 0),
    "links.allow-private": _flag,
    "semantic.model": _path,
}

RULE_PREFIX = "rules."
"""`rules.<rule id>` takes a severity or "off"; which ids there are is the catalogue's to know."""


def read_value(key: str, value: object) -> object:
    """Read the raw value of a dotted key; raises ConfigError for an unknown key or a value that cannot be."""
    if key in KEYS:
        return KEYS[key](key, value)
    if key.startswith(RULE_PREFIX):
        return _rule_severity(key, value)
    raise _unknown("", key, KEYS)
