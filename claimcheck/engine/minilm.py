"""all-MiniLM-L6-v2 as published, on torch: what an archive's vectors are made by for now.

Needs the weights that the extra `train` installs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.engine.base import BASE_SHA256, find_minilm
from claimcheck.records import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    Vectors = NDArray[np.float32]

_BATCH = 32


class MiniLM:
    """Sentence vectors of 384 numbers (Reimers and Gurevych, 2019). Implements `Embedder`."""

    model = Model(name="all-MiniLM-L6-v2", digest=BASE_SHA256)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of unit length.

        Raises:
            ModelError: the weights are not installed.
        """
        found: Vectors = self._transformer.encode(
            list(texts),
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return found.reshape(len(texts), -1)

    @cached_property
    def _transformer(self) -> SentenceTransformer:
        folder = find_minilm()
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(str(folder), device="cpu")
