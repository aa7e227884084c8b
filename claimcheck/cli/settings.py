"""`claimcheck config`: what is in force and where each value comes from, as lines, as JSON, or the schema of it all."""

import json

from claimcheck.config.describe import SettingRow, describe, schema
from claimcheck.config.load import Settings
from claimcheck.rules import RULES, select_rules

VERSION = 1


def render_text(settings: Settings) -> str:
    """Return one line per setting: key, value as TOML writes it, origin."""
    rows = _rows(settings)
    values = {row.key: "(not set)" if row.value is None else json.dumps(row.value, ensure_ascii=False) for row in rows}
    wide = max(len(row.key) for row in rows)
    file = settings.config.source
    lines = [f"# {file.as_posix()}" if file else "# no configuration file"]
    for row in rows:
        where = row.origin.kind + (f" ({row.origin.name})" if row.origin.name else "")
        lines.append(f"{row.key:<{wide}} = {values[row.key]}  # {where}")
    return "\n".join(lines) + "\n"


def render_json(settings: Settings) -> str:
    """Return the same as JSON: `version`, `file`, and `settings` with `key`, `value`, `origin` and `name`."""
    file = settings.config.source
    told = [
        {"key": row.key, "value": row.value, "origin": row.origin.kind, "name": row.origin.name}
        for row in _rows(settings)
    ]
    shape = {"version": VERSION, "file": file.as_posix() if file else None, "settings": told}
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


def render_schema() -> str:
    """Return the JSON Schema of the configuration with the rules of this version."""
    return json.dumps(schema(rule.id for rule in RULES), ensure_ascii=False, indent=1) + "\n"


def _rows(settings: Settings) -> list[SettingRow]:
    select_rules(settings.config.judging)  # an id that no rule has is refused here as it is by `check`
    return list(describe(settings, {rule.id: rule.severity for rule in RULES}))
