"""One self-contained HTML file: view values, then a template, then real CSS. Readable without JavaScript.

Everything a page or a registry says enters through jinja2's autoescape, made visible first; addresses become links only
when they are plain web addresses.
"""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from claimcheck.model.finding import Report
from claimcheck.reporters.views import report_view

FILE_NAME = "claimcheck.html"

_ASSETS = "claimcheck.reporters.assets"


def render(report: Report) -> str:
    """Return the report as one HTML document."""
    from jinja2 import Environment, StrictUndefined

    css = _asset("report.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(_asset("report.html.jinja"))
    digest = b64encode(sha256(css.encode("utf-8")).digest()).decode("ascii")
    return template.render(view=report_view(report), css=css, css_hash=f"sha256-{digest}")


def _asset(name: str) -> str:
    return files(_ASSETS).joinpath(name).read_text(encoding="utf-8")
