"""Text that pages and registries may hold and that a report must only ever show."""

from dataclasses import replace

from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.model.finding import Problem, Report, Stale, Status, Unread
from claimcheck.model.severity import Severity
from claimcheck.rules import select_rules
from tests.reporters.conftest import make_report

MANUALS = tuple(selected.manual for selected in select_rules(Config().judging))
"""Of every rule."""

ATTACKS = (
    "::error file=a,line=1::owned",
    "::set-output name=token::x",
    "\n::stop-commands::pause",
    "\r\n::add-mask::e",
    "%0A::warning::x",
    "%250A%0D",
    "##[stop-commands]x",
    "</failure></testcase></testsuites>",
    "]]><!ENTITY x SYSTEM 'file:///etc/hosts'>&x;",
    "<script>alert(1)</script>",
    "<!-- --> </details> <img src=x onerror=y>",
    "&lt;b&gt; &amp; &#60;",
    "[click](https://evil.example) ![i](http://evil.example/i.png)",
    "[a][b] [^1] [b]: http://evil.example",
    "](1) [x](javascript:alert(1)) {0} {1}",
    "https://evil.example www.evil.example <https://evil.example> mallory@evil.example",
    "@octocat @org/team #1 GH-2 org/repo#3 :smile: $x$ $$y$$",
    "| a | b |\n|---|---|\n",
    "# heading",
    "- item\n1. item\n> quote\n---\n===",
    "```\ncode\n```",
    "    indented",
    "*a* _b_ **c** ~~d~~ `e` \\",
    "=1+1",
    '"=HYPERLINK(""http://evil.example"")',
    " \t=cmd|'/c calc'!A1",
    'a;=1+1;"@x',
    "+1",
    "-1",
    "@x",
    "＝1+1",
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07x",
    "[bold red]x[/] [link=http://evil.example]y[/link]",
    "\x00\x01\x0b\x7f\x85\ufffe\uffff",
    "\ud800 \udfff \udc80",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "\u2028\u2029",
    "x" * 5_000,
    "",
)

hostile = st.lists(st.one_of(st.sampled_from(ATTACKS), st.text(max_size=20)), max_size=4).map("".join)
"""Texts put together from attacks and noise."""


def hostile_report(words: str, message: str, path: str = "site/walking.txt") -> Report:
    """Return a report whose page, findings, reasons and troubles hold these texts."""
    report = make_report(words=words, message=message, path=path)
    findings = [replace(finding, reason=words, remedy=message) for finding in report.findings]
    elsewhere = replace(findings[0].related[0], path=path)
    findings[0] = replace(findings[0], related=(*findings[0].related, elsewhere))
    findings.append(replace(findings[0], status=Status.SUPPRESSED, fingerprint="f4", severity=Severity.ERROR))
    return replace(
        report,
        findings=tuple(findings),
        unread=(Unread(path, message, words),),
        problems=(Problem(report.findings[0].path, 3, message, words),),
        outages=(message,),
        stale=(Stale("f9", "dead-link", path, words),),
        rules=MANUALS,
    )
