"""Runs a model folder: on ONNX Runtime by default, on torch where a GPU is named.

    text ─text▶ Document ─batch▶ arrays ─on_onnx | on_torch▶ emissions ─chain, decode▶ Reading

`AttributionReader` is all that the stages see.
"""

from claimcheck.engine.decode import Reading
from claimcheck.engine.reader import AttributionReader, Passage
from claimcheck.engine.text import Range

__all__ = ["AttributionReader", "Passage", "Range", "Reading"]
