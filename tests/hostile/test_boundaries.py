# ruff: noqa: E501 - pages are lines
"""A fault stays where it is: one page, answer, link or report that cannot be dealt with leaves all the others whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.errors import ReadError
from claimcheck.json_text import write_json
from claimcheck.readers import read_bytes
from tests.hostile.world import RECORDS
from tests.running import command, environment, run

NAMELESS = ["setpriv", "--reuid", "54321"]
"""Runs a program as a user whom the list of users does not know, who may read what this one may not lock away."""
GOOD = "In our walking group, 41% of members slept through the night.\n"
PAGES = {
    "half a unit": ("txt", "At rest the reading dropped by half a mmHg in 12% of nurses.\n"),
    "vulgar half of a unit": ("md", "Readings differed by ½ mmHg, ¾ mmHg and ⅔ mmHg in 12% of nurses.\n"),
    "thirds of a unit": ("html", "<p>It fell by two-thirds of a mmHg, then one-third mmHg, in 12% of nurses.</p>"),
    "half a of other units": ("txt", "They took half a mg, half an hour, half a ml and half a dozen mmol/l; 12% stopped.\n"),
    "raised heading": ("html", "<h²>Findings</h²><h¹>More</h¹><h٣>x</h٣><p>About 12% of nurses stopped.</p>"),
    "endless heading": ("html", f"<h{'7' * 6000}>Findings</h{'7' * 6000}><p>About 12% stopped.</p>"),
    "headings beyond six": ("html", "<h0>a</h0><h99>b</h99><h-1>c</h-1><p>About 12% stopped.</p>"),
    "odd character references": ("html", "<p>&#²; &#₃; &#x²; &#99999999999; &#xD800; &#0; &#-1; About 12% stopped.</p>"),
    "odd references in Markdown": ("md", "A &#²; B &#₃; C &#xDFFF; D &#٣; about 12% stopped.\n"),
    "endless reference": ("html", f"<p>&#{'9' * 6000}; &#x{'f' * 6000}; about 12% stopped.</p>"),
    "undefined charset": ("html", '<meta charset="undefined"><p>Caf\xe9: about 12% stopped.</p>'),
    "charset of no letters": ("html", '<meta charset="unicode_escape"><p>\\ud800 Caf\xe9: about 12% stopped.</p>'),
    "charset that unpacks": ("html", '<meta charset="bz2_codec"><p>Caf\xe9: about 12% stopped.</p>'),
    "charset of names": ("html", '<meta charset="idna"><p>Caf\xe9: about 12% stopped.</p>'),
    "odd digits": ("txt", "About ²²% or ①② % of 3٣ nurses, n = ٣٤٥, in 20²⁰, slept ½½ hours; ⅓% and 12⁄0 of them not.\n"),
    "division by nothing": ("txt", "In 12/0 (0 of 0, 5/0%) nurses, 0 per 0 patients; a rate of 3 in 0; 1:0 odds; 12%.\n"),
    "numbers without end": ("txt", f"Of {'9' * 5000} nurses {'9' * 400}% slept; 1e999 mg, 10^{'9' * 50}, {'1,' * 400}000%.\n"),
    "raised numbers without end": ("html", f"<p>12% slept<sup>{'8' * 5000}</sup> in 10<sup>{'9' * 5000}</sup>.</p>"),
    "odd list numbers": ("md", "12% slept [1].\n\n## References\n\n²) A. B. 2019.\n99999999999999999999. C. D. 2020.\n0. E. 2021.\n"),
    "odd years": ("txt", "12% slept (Ito, ²⁰¹⁹).\n\nReferences\n\n1. Ito K. Naps. J Rest. ²⁰¹⁹;①②:3-٤. doi:10.5555/²\n"),
    "BibTeX of odd values": ("bib", "@article{k, title={a}, year={²⁰¹⁹}, pages={①--②}, volume={" + "9" * 5000 + "}}\n"),
    "odd intervals": ("txt", "The mean was 5 (95% CI ²-³; nan to inf; -- to 9) mmHg, SD ±², p<.⁰⁵, in 12% of nurses.\n"),
    "odd times": ("txt", "At ²² weeks, half a year, ½-month and 9999999999999999999999 days, 12% slept.\n"),
    "odd money": ("txt", "It costs $²²,000, half a dollar, £½ million and €9" + "0" * 400 + "; 12% pay.\n"),
}  # fmt: skip


FORMATS = {"txt": "text", "md": "markdown", "html": "html", "bib": "bibtex"}


def bytes_of(name: str) -> bytes:
    return PAGES[name][1].encode("latin-1" if "charset" in name else "utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_or_refused(name: str) -> None:
    try:
        examine(read_bytes(bytes_of(name), "page", FORMATS[PAGES[name][0]]), Config())
    except ReadError:
        assert "charset" in name


def test_odd_pages_cost_no_other_page_anything(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    for number, name in enumerate(PAGES):
        (tmp_path / f"odd-{number}.{PAGES[name][0]}").write_bytes(bytes_of(name))
    done = run(tmp_path, "check", ".", "--offline", "--no-cache", "--format", "json")
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert told["faults"] == []
    assert len(told["unread"]) == sum("charset" in name for name in PAGES)
    assert "good.txt" in [finding["path"] for finding in told["findings"]]


def test_one_report_that_cannot_be_written_costs_no_other_anything(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "file").write_text("", encoding="utf-8")
    reports = (
        "--report",
        "json=file/a.json",
        "--report",
        "csv=b.csv",
        "--report",
        "html=file/c/",
        "--report",
        "sarif=d.sarif",
    )
    done = run(tmp_path, "check", "good.txt", "--offline", *reports)
    assert done.returncode == 2
    assert "41%" in done.stdout
    assert "uncited-claim" in (tmp_path / "b.csv").read_text(encoding="utf-8")
    assert (tmp_path / "d.sarif").exists()
    assert done.stderr.count("cannot be written") == 2


@pytest.mark.skipif(os.name == "nt", reason="descriptors are closed in a shell")
@pytest.mark.parametrize("closing", [">&-", "<&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_end_with_a_line_or_at_least_no_traceback(closing: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    call = " ".join([f"'{part}'" for part in command("check", "good.txt", "--offline", "--report", "csv=b.csv")])
    done = subprocess.run(
        ["/bin/sh", "-c", f"{call} {closing}"],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    assert "internal error" not in done.stderr
    assert done.returncode in {0, 2}
    assert (tmp_path / "b.csv").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_standard_output_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            command("check", "good.txt", "--offline"),
            cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "standard output" in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.skipif(shutil.which("setpriv") is None or os.geteuid() != 0, reason="needs another user's number")
def test_a_user_without_home_and_name_has_no_cache(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    call = [sys.executable, "-c", "from claimcheck.cache import open_cache; print(open_cache(None))"]
    env = {key: value for key, value in environment().items() if key not in {"HOME", "XDG_CACHE_HOME"}}
    wrapped = [*NAMELESS, *call]
    done = subprocess.run(wrapped, env=env, capture_output=True, text=True, check=False)
    if "Permission" in done.stderr or "No module" in done.stderr:
        pytest.skip("this Python is not for everybody")
    assert (done.returncode, done.stdout) == (0, "None\n"), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot go there")
@pytest.mark.parametrize("path", ["good.txt", "loop.txt", "x" * 5000, "x" * 300 + "/y"])
def test_odd_places_are_told_in_a_line(path: str, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    done = run(tmp_path, "check", path, "--offline")
    assert done.returncode == 2
    assert "internal error" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot go there")
def test_a_folder_that_is_gone_is_told_in_a_line(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    call = " ".join([f"'{part}'" for part in command("check", "page.txt", "--offline")])
    done = subprocess.run(
        ["/bin/sh", "-c", f"rmdir ../gone; {call}"],
        cwd=gone,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "internal error" not in done.stderr
    assert "Traceback" not in done.stderr


def lock(value: str) -> str:
    figure = {
        "value": 0,
        "text": "41%",
        "unit": "percent",
        "precision": 1.0,
        "place": "abstract",
        "words": ["41%"],
        "at": 0,
    }
    work = {"registry": "crossref", "asked": "2026-01-01", "title": RECORDS[0]["title"][0], "doi": "10.5555/village.1"}
    answer = {"outcome": "resolved", "works": ["doi:10.5555/village.1"], "registry": "crossref", "asked": "2026-01-01"}
    held = {
        "version": 2,
        "works": {"doi:10.5555/village.1": {**work, "figures": [figure]}},
        "answers": {"doi:10.5555/village.1": answer},
        "links": {},
    }
    return json.dumps(held).replace('"value": 0', f'"value": {value}')


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_that_is_none_in_a_lock_is_refused_in_a_line(value: str, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "41% slept [1].\n\nReferences\n\n1. A B. doi:10.5555/village.1\n", encoding="utf-8"
    )
    (tmp_path / "all.lock").write_text(lock(value), encoding="utf-8")
    done = run(tmp_path, "check", "page.txt", "--offline", "--lock", "all.lock")
    assert done.returncode == 2
    assert "cannot be understood" in done.stderr


def test_half_characters_in_a_lock_are_read_and_written_again(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "41% slept [1].\n\nReferences\n\n1. A B. doi:10.5555/village.1\n", encoding="utf-8"
    )
    (tmp_path / "all.lock").write_text(lock("41").replace("Choir", "Choir \\ud83d"), encoding="utf-8")
    reports = [
        part for name in ("html", "json", "csv", "sarif", "junit") for part in ("--report", f"{name}=out.{name}")
    ]
    done = run(tmp_path, "check", "page.txt", "--offline", "--lock", "all.lock", *reports)
    assert done.returncode in {0, 1}
    assert "internal error" not in done.stderr


def test_json_holds_no_character_that_moves_a_cursor_or_turns_a_line(tmp_path: Path) -> None:
    unseen = "\x9b31m \u202e \u2066 \u200f \x85 \u2028"
    (tmp_path / "page.txt").write_text(f"In our lodge, 44% of {unseen} guests slept.\n", encoding="utf-8")
    (tmp_path / "all.lock").write_text(lock("41").replace("Choir", f"Choir {unseen}"), encoding="utf-8")
    done = run(tmp_path, "check", ".", "--offline", "--lock", "all.lock", "--format", "json")
    assert "\\u009b" in done.stdout
    assert not set(unseen.replace(" ", "")[1:]) - set("31m") & set(done.stdout)
    assert json.loads(done.stdout)["documents"]
    assert write_json("\x9b\u202ea\u00e9") == '"\\u009b\\u202ea\u00e9"\n'
