"""The report people read: view values, then templates, then real CSS and JavaScript, in files that ask nobody anything.

Up to `ONE_FILE_PAGES` pages the report is one file; beyond, an index, the references, and one file per page. Everything
a page or a registry says enters through jinja2's autoescape, made visible first; addresses become links only when they
are plain web addresses. Complete and readable without JavaScript.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.model.finding import Report
from claimcheck.reporters.views import ONE_FILE_PAGES, report_pages
from claimcheck.reporters.views.template_words import FILTERS, GLOBALS

if TYPE_CHECKING:
    from jinja2 import Environment

FILE_NAME = "claimcheck.html"

_ASSETS = "claimcheck.reporters.assets"


def render(report: Report) -> str:
    """Return the report as one HTML document, however many pages it has."""
    (text,) = (text for _, text in _render(report, FILE_NAME, split=False))
    return text


def render_files(report: Report, name: str) -> Iterator[tuple[str, str]]:
    """Yield the report's files, named from the folder of the index `name`; the index, which links them, is last."""
    yield from _render(report, name, split=len(report.analyses) > ONE_FILE_PAGES)


def _render(report: Report, name: str, *, split: bool) -> Iterator[tuple[str, str]]:
    css, script = _asset("report.css"), _asset("report.js")
    template = _environment().get_template("report.html.jinja")
    for sheet in report_pages(report, name, split=split):
        yield (
            sheet.name,
            template.render(
                sheet=sheet, report=report, css=css, script=script, css_hash=_hash(css), script_hash=_hash(script)
            ),
        )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(_asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)
    return environment


def _hash(text: str) -> str:
    """Return what the Content-Security-Policy knows an inline style or script by."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _asset(name: str) -> str:
    return files(_ASSETS).joinpath(name).read_text(encoding="utf-8")
