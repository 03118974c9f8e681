"""The reader's network on ONNX Runtime."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from claimcheck.engine.batch import RoleBatch
from claimcheck.engine.chain import Chain, allowed
from claimcheck.engine.reading import Encoded, RoleOutput
from claimcheck.engine.text import CUE_LABELS, ROLE_LABELS, Ints


class OnnxNetwork:
    """`encoder.onnx` and `roles.onnx` behind the `Network` interface."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """Loads both graphs; `threads` is how many a session uses, 0 for one a core."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Two sessions take turns: idle threads of the one would spin beside those of the other.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        providers = ["CPUExecutionProvider"]
        self._encoder, self._roles = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=providers)
            for name in ("encoder.onnx", "roles.onnx")
        )
        chains = json.loads((folder / "config.json").read_text(encoding="utf-8"))["chains"]
        self.cue_chain = _chain(chains, "cue_crf", CUE_LABELS)
        self.role_chain = _chain(chains, "role_crf", ROLE_LABELS)

    def encode(self, ids: Ints, features: Ints) -> Encoded:
        """See `Network`."""
        states, cues = self._encoder.run(["states", "cue"], {"ids": ids, "features": features})
        return Encoded(states=states, cues=cues)

    def roles(self, states: object, batch: RoleBatch) -> RoleOutput:
        """See `Network`."""
        names = ("gather", "live", "marker", "offset", "distance")
        feeds = {name: getattr(batch, name) for name in names}
        emissions, valid = self._roles.run(None, {"states": states, **feeds})
        return RoleOutput(emissions=emissions, valid=valid)


def _chain(chains: Mapping[str, Sequence[float]], name: str, labels: tuple[str, ...]) -> Chain:
    start, step = allowed(labels)
    return Chain(
        np.array(chains[f"{name}.start"], dtype=np.float32) + start,
        np.array(chains[f"{name}.step"], dtype=np.float32) + step,
        np.array(chains[f"{name}.stop"], dtype=np.float32),
    )
