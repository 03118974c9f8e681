"""Makes the attribution reader: trains it on PolNeAR, exports it, calibrates it.

    python models/reader/train.py --data DIR --out DIR [--epochs N] [--device cpu]

`--data` holds PolNeAR's `train` and `dev`, each with `text` and `attributions`. The finished model
(ONNX graphs, weights, tokenizer, configuration, digests) comes to lie in `--out`, the sentences
and the checkpoints in `--out/work`. Needs `pip install 'claimcheck-news[train]'`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from calibrate import calibrate_folder, write_calibration
from export import FILES, export
from training import Recipe, train

from claimcheck.engine.base import find_minilm
from claimcheck.hub import seal

WEIGHTS = "model.safetensors"


def finish(recipe: Recipe, out: Path, *, half: bool) -> None:
    """Export the best checkpoint, calibrate what ships, record its digests, show dev's figures."""
    export(recipe.best, out, half=half)
    shutil.copy(recipe.best / WEIGHTS, out / WEIGHTS)
    found = calibrate_folder(out, recipe.split("dev"), device="cpu")
    write_calibration(out, found)
    seal(out, (*FILES, WEIGHTS))
    sys.stdout.write(f"{found.table()}\n  {json.dumps(asdict(found.thresholds))}\n")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Recipe.__dataclass_fields__
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="of torch, as cuda; one worker then")
    for name, text in (
        ("workers", "processes on a CPU"),
        ("epochs", "passes over the articles"),
        ("minutes", "end by then at the latest; 0: no such limit"),
        ("seed", "of all random draws"),
        ("limit", "train on about so many articles only; 0: on all"),
    ):
        value = default[name].default
        parser.add_argument(f"--{name}", type=type(value), default=value, help=text)
    parser.add_argument("--half", action="store_true", help="float16 instead of int8 matrices")
    return parser


def main() -> None:
    """Command line."""
    options = _arguments().parse_args()
    recipe = Recipe(
        data=options.data,
        work=options.out / "work",
        base=find_minilm(),
        device=options.device,
        workers=options.workers if options.device == "cpu" else 1,
        epochs=options.epochs,
        minutes=options.minutes,
        seed=options.seed,
        limit=options.limit,
    )
    train(recipe)
    finish(recipe, options.out, half=options.half)


if __name__ == "__main__":
    main()
