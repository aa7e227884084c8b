"""Which settings hold for which page: a page's path in, whether it is read and the Config that holds for it out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def is_excluded(config: Config, path: str) -> bool:
    """Whether the configuration leaves a page out."""
    return _matches(config.exclude, path)


def for_page(config: Config, path: str) -> Config:
    """Return the settings that hold for a page: those of every matching `per-path` table, the later ones last."""
    for table in config.per_path:
        if _matches(table.paths, path):
            kinds = config.claims.evidence_kinds if table.evidence_kinds is None else table.evidence_kinds
            config = replace(
                config,
                rules={**config.rules, **table.rules},
                ignore=(*config.ignore, *table.ignore),
                claims=replace(config.claims, evidence_kinds=kinds),
            )
    return config


def _matches(patterns: Sequence[str], path: str) -> bool:
    return bool(patterns) and _compile(tuple(patterns)).match_file(path)


@lru_cache(maxsize=64)
def _compile(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        message = f"the pattern for paths cannot be understood: {' '.join(str(error).split())}"
        raise ConfigError(message, 'write it as in .gitignore: "drafts/", "blog/**/*.md"') from None
