"""Where settings come from: the command line beats the environment beats the file beats the default.

Files are `[tool.claimcheck]` in `pyproject.toml` or a `claimcheck.toml`, the nearest upwards from the first PATH.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from claimcheck.bounds import FILE_BYTES
from claimcheck.config import ClaimsConfig, Config, LinksConfig, SemanticConfig
from claimcheck.config.keys import KEYS, REQUIRED, RULE_PREFIX, read_value
from claimcheck.errors import ConfigError
from claimcheck.files import is_file, is_folder, read_file
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity

ENVIRONMENT_PREFIX = "CLAIMCHECK_"
_NEARLY = 0.75
"""How alike (difflib's ratio) a variable's name and a setting's are when one is taken for a slip of the other."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from."""

    kind: str
    """"default", "file", "environment" or "command line"."""
    name: str | None = None
    """The file, the variable or the option."""


DEFAULT = Origin("default")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force, and where each value that is no default comes from, by dotted key."""

    config: Config
    origins: Mapping[str, Origin]


def load(options: Mapping[str, object], environ: Mapping[str, str], start: Path, file: Path | None = None) -> Config:
    """Return the settings in force.

    `options` are those given on the command line, by dotted key; `start` is the first PATH, from where a configuration
    file is looked for upwards unless `file` names one. Raises ConfigError.
    """
    return resolve(options, environ, start, file).config


def resolve(
    options: Mapping[str, object], environ: Mapping[str, str], start: Path, file: Path | None = None
) -> Settings:
    """Return the settings in force with their origins; the arguments are those of `load`. Raises ConfigError."""
    source, table = _from_file(file) if file else _nearest(start)
    root = source.parent if source else Path()
    given: dict[str, tuple[object, Origin]] = {}
    for key, raw in _flatten(table):
        given[key] = _rooted(read_value(key, raw), root), Origin("file", source.as_posix() if source else None)
    for key, variable, raw in _from_environment(environ):
        given[key] = read_value(key, raw), Origin("environment", variable)
    for key, value in options.items():
        given[key] = read_value(key, value), Origin("command line", f"--{key}")
    values = {key: value for key, (value, _) in given.items()}
    return Settings(_build(values, root, source), {key: origin for key, (_, origin) in given.items()})


def _from_file(file: Path) -> tuple[Path, Mapping[str, Any]]:
    return file, _claimcheck_in(_parse(file), {}) if file.name == "pyproject.toml" else _own(_parse(file))


def _claimcheck_in(table: Mapping[str, Any], without: Any) -> Any:
    tool = table.get("tool")
    return tool.get("claimcheck", without) if isinstance(tool, Mapping) else without


def _own(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the settings of a file of our own; those written as in a `pyproject.toml` count as well."""
    own = _claimcheck_in(table, None)
    return table if own is None or set(table) != {"tool"} or set(table["tool"]) != {"claimcheck"} else own


def _nearest(start: Path) -> tuple[Path | None, Mapping[str, Any]]:
    folder = Path(os.path.realpath(start))  # `..` must not lead through the folder we stand in
    if not is_folder(folder):
        folder = folder.parent
    for parent in (folder, *folder.parents):
        own = parent / "claimcheck.toml"
        if is_file(own):
            return _shorten(own), _own(_parse(own))
        project = parent / "pyproject.toml"
        if is_file(project):
            own = _claimcheck_in(_parse(project), None)
            if own is not None:
                return _shorten(project), own
    return None, {}


def _shorten(path: Path) -> Path:
    """Return the path relative to where we stand when it lies below, so that messages and reports stay portable."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _parse(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(read_file(file, FILE_BYTES).decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the configuration file {file} cannot be read", str(error)) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"the configuration file {file} is not valid TOML", str(error)) from error


def _flatten(table: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield dotted keys; a table where a value is wanted, or the other way round, is left to `read_value`."""
    if not isinstance(table, Mapping):
        raise ConfigError(
            f"{prefix.rstrip('.') or 'tool.claimcheck'} must be a table", "write it as [section] with key = value"
        )
    sections = {key.split(".")[0] for key in KEYS if "." in key} | {RULE_PREFIX.rstrip(".")}
    for key, value in table.items():
        if not prefix and key in sections:
            yield from _flatten(value, f"{key}.")
        else:
            yield f"{prefix}{key}", value


def variable(key: str) -> str:
    """Return the environment variable of a dotted key."""
    return ENVIRONMENT_PREFIX + key.upper().replace(".", "_").replace("-", "_")


def _from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield key, variable and raw value; lists of tables have no form in the environment."""
    names = {variable(key): key for key in KEYS if key not in REQUIRED}
    rules = variable(RULE_PREFIX)
    for name, value in environ.items():
        if name in names:
            yield names[name], name, value
        elif name.startswith(rules):
            yield RULE_PREFIX + name.removeprefix(rules).lower().replace("_", "-"), name, value


def misspelt_variables(environ: Mapping[str, str], others: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each variable that is nearly a setting, with that setting's; `others` are known and no settings.

    Unlike an unknown key of the file it is no error: the environment belongs to other programs too.
    """
    known = [variable(key).removeprefix(ENVIRONMENT_PREFIX) for key in KEYS if key not in REQUIRED]
    for name in sorted(environ.keys() - set(others)):
        own = name.removeprefix(ENVIRONMENT_PREFIX)
        if own == name or own in known or name.startswith(variable(RULE_PREFIX)):
            continue
        for near in get_close_matches(own, known, n=1, cutoff=_NEARLY):
            yield name, ENVIRONMENT_PREFIX + near


def _rooted(value: object, root: Path) -> object:
    """Return a value of the file with its paths reckoned from the file's folder."""
    if isinstance(value, tuple):
        return tuple(_rooted(one, root) for one in value)
    return root / value if isinstance(value, Path) else value


def _build(values: Mapping[str, Any], root: Path, source: Path | None) -> Config:
    def part(section: str) -> dict[str, Any]:
        prefix = f"{section}."
        return {k.removeprefix(prefix).replace("-", "_"): v for k, v in values.items() if k.startswith(prefix)}

    rules: dict[str, Severity | None] = {
        key.removeprefix(RULE_PREFIX): value for key, value in values.items() if key.startswith(RULE_PREFIX)
    }
    plain = {key.replace("-", "_"): value for key, value in values.items() if "." not in key}
    return Config(
        root=root,
        source=source,
        claims=ClaimsConfig(trusted=plain.pop("trusted", ()), **part("claims")),
        registries={one: part("registries").get(one, one.address) for one in Registry},
        links=LinksConfig(**part("links")),
        semantic=SemanticConfig(**part("semantic")),
        rules=rules,
        **plain,
    )
