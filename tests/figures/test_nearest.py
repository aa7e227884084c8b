"""The second opinion: a real embedding model, made on the spot, ranks what cited works say and decides nothing."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimcheck.config import Config, SemanticConfig
from claimcheck.figures.embedding import open_model
from claimcheck.figures.nearest import with_nearest
from claimcheck.model.finding import Analysis
from claimcheck.progress import Silent
from claimcheck.rules import judge, select_rules
from tests.rules.building import analysis_of
from tests.running import environment, run

ROOT = Path(__file__).parents[2]
UNKNOWN = "[UNK]"
MEANINGS = (
    ("slept", "sleep", "rest", "insomnia"),
    ("pain", "ache", "headache"),
    ("walked", "walking", "steps"),
    ("nurses", "participants", "people", "volunteers"),
)
"""Words that the models made here hold for one."""
PAGE = """\
Of all participants, 81% slept better [1].

References

1. Okafor A. Night shifts. 2020. doi:10.1234/sleep
"""
CLAIM = "Of all participants, 81% slept better [1]."
ABSTRACT = "We asked 212 nurses. Headache had 44%. Of the volunteers 63% had a sound rest. Walking took 20 minutes."


def has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def words_and_vectors() -> tuple[dict[str, int], Any]:
    """Return a vocabulary and its vectors: words of one meaning point into one direction."""
    import numpy

    words = [UNKNOWN, *(word for group in MEANINGS for word in group)]
    vectors = numpy.zeros((len(words), len(MEANINGS)), dtype="float32")
    at = 1
    for place, group in enumerate(MEANINGS):
        for step, _ in enumerate(group):
            vectors[at, place], vectors[at, place - 1] = 1.0, step / 10
            at += 1
    return {word: place for place, word in enumerate(words)}, vectors


def tokenizer(vocabulary: dict[str, int]) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    made = Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def made_by_model2vec(folder: Path) -> Path:
    from model2vec import StaticModel

    vocabulary, vectors = words_and_vectors()
    StaticModel(vectors, tokenizer(vocabulary)).save_pretrained(folder)
    return folder


def made_by_sentence_transformers(folder: Path) -> Path:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    vocabulary, vectors = words_and_vectors()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer(vocabulary), embedding_weights=vectors)], device="cpu").save(
        str(folder)
    )
    return folder


MAKERS: dict[str, Callable[[Path], Path]] = {
    "model2vec": made_by_model2vec,
    "sentence_transformers": made_by_sentence_transformers,
}
needs_library = pytest.mark.skipif(not any(map(has, MAKERS)), reason="no embedding library is installed")


@pytest.fixture(params=[maker for maker in MAKERS if has(maker)])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the folder of a tiny model, saved by each library that is here."""
    return MAKERS[request.param](tmp_path / "tiny-model")


def analysis(claim: str = CLAIM, abstract: str = ABSTRACT) -> Analysis:
    """Return a page whose one claim, with one share in it, is held against one abstract."""
    share = re.search(r"\d+%", claim)
    assert share
    reference = "1. Okafor A. Night shifts. 2020. doi:10.1234/sleep"
    work = {"doi": "10.1234/sleep", "reads": abstract}
    return analysis_of(
        {
            "text": PAGE.replace(CLAIM, claim),
            "claims": [{"text": claim, "figures": [share[0]]}],
            "markers": [{"text": "[1]", "labels": [1]}],
            "references": [{"label": 1, "text": reference, "outcome": "resolved", "agreement": "same", "work": work}],
        }
    )


@needs_library
def test_the_nearest_passage_says_the_same_in_other_words(model: Path) -> None:
    (found,) = with_nearest([analysis()], open_model(model), Silent())
    nearest = found.support[0].nearest
    assert [one.figure.text for one in nearest[:1]] == ["63%"]
    assert {one.reference for one in nearest} == {"1"}
    assert [one.score for one in nearest] == sorted((one.score for one in nearest), reverse=True)
    assert all(0 < one.score <= 1 for one in nearest)


@needs_library
def test_nothing_else_of_an_analysis_changes_and_no_finding_comes_or_goes(model: Path) -> None:
    before = analysis()
    (after,) = with_nearest([before], open_model(model), Silent())
    assert after.support[0].nearest
    assert after == replace(before, support={0: replace(before.support[0], nearest=after.support[0].nearest)})
    rules = select_rules(Config().judging)
    assert judge([before], rules).findings == judge([after], rules).findings


@needs_library
@pytest.mark.parametrize(
    ("claim", "verdict"),
    [("Of all participants, 63% slept better [1].", "supported"), ("Zzz qqq 81% xxx [1].", "not-found")],
)
def test_a_supported_claim_asks_nothing_and_unknown_words_are_near_to_nothing(
    model: Path, claim: str, verdict: str
) -> None:
    made = analysis(claim)
    assert made.support[0].verdict.value == verdict
    assert with_nearest([made], open_model(model), Silent()) == (made,)


@needs_library
def test_one_passage_of_each_sentence_is_shown(model: Path) -> None:
    abstract = "Sleep: rest 31%, rest 32%, rest 33%, rest 34% of people. Pain of people: 12%."
    (found,) = with_nearest([analysis(abstract=abstract)], open_model(model), Silent())
    assert len(found.support[0].nearest) == 2


@needs_library
def test_each_text_is_embedded_once(model: Path) -> None:
    real = open_model(model)
    asked: list[str] = []

    def encode(texts: Sequence[str]) -> Any:
        asked.extend(texts)
        return real.encode(texts)

    counting = replace(real, encode=encode)
    with_nearest([analysis(), analysis()], counting, Silent())
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 5


def check(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Check the corpus that stands in a folder."""
    return run(folder, "check", "corpus", "--offline", *arguments, **variables)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with our own corpus in it."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    (tmp_path / "claimcheck.toml").write_text('lock = "corpus/claimcheck.lock"\n', encoding="utf-8")
    return tmp_path


def without_opinion(report: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON report without what the model said."""
    report["semantic"] = None
    for document in report["documents"]:
        for claim in document["claims"]:
            if claim["support"]:
                claim["support"]["nearest"] = []
    return report


@needs_library
def test_a_run_with_a_model_finds_what_a_run_without_finds(corpus: Path, model: Path) -> None:
    plain = check(corpus, "--format", "json", "--no-cache")
    assert '"semantic": null' in plain.stdout
    cache = {"CLAIMCHECK_CACHE_DIR": str(corpus / "cache"), "CLAIMCHECK_SEMANTIC_MODEL": str(model)}
    cold, warm = (check(corpus, "--format", "json", **cache) for _ in range(2))
    bare = check(corpus, "--format", "json", "--no-cache", CLAIMCHECK_SEMANTIC_MODEL=str(model))
    assert cold.stdout == warm.stdout == bare.stdout
    told = json.loads(cold.stdout)
    supports = [claim["support"] for document in told["documents"] for claim in document["claims"]]
    near = [one for support in supports if support for one in support["nearest"]]
    assert near
    assert all(set(one) == {"reference", "score", "text", "place", "context"} for one in near)
    assert told["semantic"].startswith("tiny-model, read by ")
    assert plain.returncode == cold.returncode == warm.returncode == bare.returncode == 1
    assert without_opinion(told) == without_opinion(json.loads(plain.stdout))


@needs_library
def test_people_see_it_beside_the_verdict(corpus: Path, model: Path) -> None:
    (corpus / "claimcheck.toml").write_text(
        'lock = "corpus/claimcheck.lock"\n[semantic]\nmodel = "tiny-model"\n', encoding="utf-8"
    )
    brief, full = check(corpus), check(corpus, "-v", "--report", "html=report.html")
    assert "nearest by meaning" not in brief.stdout
    assert "nearest by meaning" in full.stdout
    assert brief.stderr == ""
    assert "Nearest by meaning" in (corpus / "report.html").read_text(encoding="utf-8")


@needs_library
def test_a_folder_that_holds_no_model_is_one_clear_line(corpus: Path) -> None:
    (corpus / "hollow").mkdir()
    (corpus / "hollow" / "config.json").write_text("{}", encoding="utf-8")
    done = check(corpus, CLAIMCHECK_SEMANTIC_MODEL="hollow")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "cannot read the embedding model hollow" in done.stderr


@pytest.mark.skipif(not has("sentence_transformers"), reason="sentence-transformers is not installed")
def test_a_transformer_is_a_model_too(tmp_path: Path) -> None:
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    vocabulary, _ = words_and_vectors()
    vocabulary["[PAD]"] = len(vocabulary)
    small = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=len(vocabulary), **small)).save_pretrained(tmp_path)
    marks = {"unk_token": UNKNOWN, "pad_token": "[PAD]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer(vocabulary), **marks).save_pretrained(tmp_path)
    model = open_model(tmp_path)
    assert model.library == "sentence-transformers"
    (found,) = with_nearest([analysis()], model, Silent())
    assert found.support[0].verdict == analysis().support[0].verdict
    assert model.encode(["slept", "pain of people"]).shape == (2, 16)


@pytest.mark.parametrize("folder", ["nowhere", "claimcheck.toml"])
def test_no_folder_is_one_clear_line(corpus: Path, folder: str) -> None:
    done = check(corpus, CLAIMCHECK_SEMANTIC_MODEL=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"claimcheck: the setting semantic.model names no folder: {folder} "
        "(give the folder of an embedding model; none is downloaded)\n"
    )


def test_a_missing_library_is_one_clear_line(corpus: Path) -> None:
    hidden = ", ".join(f"{name}=None" for name in MAKERS)
    program = f"import sys; sys.modules.update({hidden}); from claimcheck.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "corpus", "--offline"],
        cwd=corpus,
        env=environment(CLAIMCHECK_SEMANTIC_MODEL="corpus"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck: the setting semantic.model needs a library that is not installed "
        "(pip install 'claimcheck-evidence[semantic]')\n"
    )


def test_it_is_off_by_default() -> None:
    assert Config().semantic == SemanticConfig(None)
