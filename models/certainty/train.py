"""Makes the certainty model: trains it on factuality, degree and hedging, exports it, measures it.

    python models/certainty/train.py --data DIR --out DIR [--epochs N] [--device cpu]

`--data` holds `uw`, `uds_ih2`, `rp`, `mv2`, `commitmentbank_fact` (each with `train.jsonl.gz`),
`science` and `wikiweasel`. The encoder starts from all-MiniLM-L6-v2, as the reader's does.
The finished model comes to lie in `--out`. Needs `pip install 'claimcheck-news[train]'`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import torch
from export import FILES, export
from safetensors.torch import load_file, save_file
from tasks import Task, read_tasks
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from claimcheck.bench.factuality import judge_certainty
from claimcheck.engine.base import find_minilm
from claimcheck.engine.certainty import CertaintyReader, encode_marked
from claimcheck.engine.factuality import REACH, SCALES, FactualityNetwork
from claimcheck.engine.network import Config, copy_minilm
from claimcheck.hub import find_model, seal

_SHARE = {"factuality": 1.0, "degree": 0.8, "hedge": 0.4}
_POOL = 40  # batches whose sentences are sorted by length together
_WARM = 0.1
_KEEP = 0.998  # of the running average a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the weights depend on, besides the data."""

    epochs: int = 4
    rate: float = 2e-4
    rows: int = 32
    dropout: float = 0.1
    seed: int = 1
    limit: int = 0  # train on so many items of each task only; 0: on all


def fresh(recipe: Recipe, base: Path) -> FactualityNetwork:
    """A network whose encoder is MiniLM's, of the reader's shape."""
    folder = find_model("reader").path
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))["network"]
    network = FactualityNetwork(Config(**config), nn.Dropout(recipe.dropout))
    copy_minilm(network, load_file(str(base / "model.safetensors")))
    return network


def loss(network: FactualityNetwork, batch: Task, tokenizer: Tokenizer, device: str) -> Tensor:
    """The loss of one batch of one task; the sum of L1 and L2 serves both measures."""
    arrays = encode_marked([item.marked for item in batch.items], tokenizer)
    placed = [torch.from_numpy(array).to(device) for array in arrays.feeds.values()]
    factuality, degrees, hedges = network(*placed)
    degree, hedge = (each[placed[2]] for each in (degrees, hedges))
    gold = torch.tensor([item.label for item in batch.items], device=device)
    if batch.name == "hedge":
        return functional.binary_cross_entropy_with_logits(hedge, gold)
    given = degree if batch.name == "degree" else factuality[:, batch.scale]
    given = given.clamp(-REACH - 1, REACH + 1) if batch.name == "factuality" else given
    return 0.5 * functional.l1_loss(given, gold) + 0.35 * functional.mse_loss(given, gold)


def batches(tasks: Sequence[Task], recipe: Recipe, chance: random.Random) -> list[Task]:
    """One epoch's batches of whole sentences in a random order, each of about equal length."""
    found: list[Task] = []
    for task in tasks:
        sentences = [list(items) for _, items in groupby(task.items, key=lambda i: i.marked.text)]
        chance.shuffle(sentences)
        for begin in range(0, len(sentences), recipe.rows * _POOL):
            pool = sentences[begin : begin + recipe.rows * _POOL]
            pool.sort(key=lambda items: len(items[0].marked.text))
            parts = (pool[i : i + recipe.rows] for i in range(0, len(pool), recipe.rows))
            found.extend(task.with_items([*chain(*part)]) for part in parts)
    chance.shuffle(found)
    return found


def train(
    tasks: Sequence[Task], tokenizer: Tokenizer, recipe: Recipe, base: Path, device: str
) -> dict[str, Tensor]:
    """The running average of the weights after `recipe.epochs` epochs."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    network = fresh(recipe, base).to(device).train()
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    epochs = [batches(tasks, recipe, chance) for _ in range(recipe.epochs)]
    plan = [batch for epoch in epochs for batch in epoch]
    optimiser = torch.optim.AdamW(_groups(network), lr=recipe.rate)
    begun, seen = time.monotonic(), 0.0
    for step, batch in enumerate(plan, 1):
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * _schedule(step / len(plan))
        value = _SHARE[batch.name] * loss(network, batch, tokenizer, device)
        optimiser.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        keep = min(_KEEP, (1 + step) / (10 + step))
        for name, now in network.state_dict().items():
            average[name].lerp_(now, 1 - keep)
        seen += value.item()
        if step % 200 == 0:
            spent = time.monotonic() - begun
            sys.stderr.write(f"{step}/{len(plan)} {seen / 200:.3f} {spent:.0f} s\n")
            seen = 0.0
    return {name: value.cpu() for name, value in average.items()}


def _schedule(progress: float) -> float:
    return min(progress / _WARM, (1 - progress) / (1 - _WARM))


def _groups(network: nn.Module) -> Iterator[dict[str, object]]:
    for name, parameter in network.named_parameters():
        shrinks = parameter.ndim > 1 and "layers" in name
        yield {"params": [parameter], "weight_decay": 0.01 if shrinks else 0.0}


def finish(state: dict[str, Tensor], out: Path, data: Path) -> None:
    """Export the weights, record digests, show the figures on what was held out."""
    reader = find_model("reader").path
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(reader / "tokenizer.json", out / "tokenizer.json")
    network = json.loads((reader / "config.json").read_text(encoding="utf-8"))["network"]
    config = {"network": network, "scales": list(SCALES)}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    (out / "work").mkdir(exist_ok=True)
    save_file({k: v.contiguous() for k, v in state.items()}, out / "work" / "model.safetensors")
    export({k: v.numpy().astype(np.float32) for k, v in state.items()}, network, out)
    seal(out, FILES)
    sys.stdout.write(judge_certainty(data, CertaintyReader.load(out)))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Recipe()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="of torch, as cuda")
    for name in ("epochs", "rate", "rows", "seed", "limit"):
        value = getattr(default, name)
        parser.add_argument(f"--{name}", type=type(value), default=value)
    options = parser.parse_args()
    recipe = Recipe(**{n: getattr(options, n) for n in ("epochs", "rate", "rows", "seed", "limit")})
    tokenizer = Tokenizer.from_file(str(find_model("reader").path / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tasks = read_tasks(options.data, limit=recipe.limit)
    state = train(tasks, tokenizer, recipe, find_minilm(), options.device)
    finish(state, options.out, options.data)


if __name__ == "__main__":
    main()
