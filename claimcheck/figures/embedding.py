"""A folder with an embedding model → what makes vectors of texts. The only file that imports an embedding library.

The extra `semantic` brings sentence-transformers: it is kept by the people who keep the models, and it reads any of
them, transformers and static ones alike. It needs torch, which is heavy; where it is missing and model2vec is there,
that reads static models, with numpy alone. Nothing is ever downloaded: the folder must exist, and a library that could
ask a hub is told to stay on the disk. A model runs on the processor, so that every machine gives the same ranking.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

from claimcheck.errors import ConfigError
from claimcheck.files import is_folder

Encode = Callable[[Sequence[str]], Any]
"""Texts → an array of numbers with a row for each."""

_EXTRA = "pip install 'claimcheck-evidence[semantic]'"


@dataclass(frozen=True, slots=True)
class Model:
    """An embedding model, ready to be asked."""

    name: str
    """Of its folder."""
    library: str
    """The distribution that reads it."""
    encode: Encode


def open_model(folder: Path) -> Model:
    """Return the model in a folder. Raises ConfigError when there is none, or nothing installed can read it."""
    if not is_folder(folder):
        raise ConfigError(
            f"the setting semantic.model names no folder: {folder}",
            "give the folder of an embedding model; none is downloaded",
        )
    module = next((name for name in _LIBRARIES if find_spec(name)), None)
    if module is None:
        raise ConfigError("the setting semantic.model needs a library that is not installed", _EXTRA)
    library = module.replace("_", "-")
    try:
        with redirect_stderr(StringIO()):  # where libraries draw their own bars
            encode = _LIBRARIES[module](folder)
            encode(["a trial"])
    except Exception as error:  # a folder can be broken in more ways than the libraries have names for
        said = next(iter(str(error).splitlines()), "") or type(error).__name__
        also = "" if library == "sentence-transformers" else f", or read any other kind of model: {_EXTRA}"
        raise ConfigError(
            f"{library} cannot read the embedding model {folder}: {said}", f"give a folder that {library} saved{also}"
        ) from error
    return Model(folder.resolve().name, library, encode)


def _sentence_transformers(folder: Path) -> Encode:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True, trust_remote_code=False)
    return lambda texts: model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True)


def _model2vec(folder: Path) -> Encode:
    from model2vec import StaticModel

    model = StaticModel.from_pretrained(folder)
    return lambda texts: model.encode(list(texts), show_progress_bar=False, use_multiprocessing=False)


_LIBRARIES: Mapping[str, Callable[[Path], Encode]] = {
    "sentence_transformers": _sentence_transformers,
    "model2vec": _model2vec,
}
"""Module → how it reads a folder; the first that is installed is asked."""
