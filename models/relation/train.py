"""Makes the relation model: trains it on pairs, exports it, fits its temperature, measures it.

    python models/relation/train.py --data DIR --out DIR [--passes N] [--device cpu]

`--data` holds `nli_train.jsonl.gz` and `nli_dev.jsonl.gz`. The encoder starts from
all-MiniLM-L6-v2, as the reader's does. A run that was stopped goes on from the last state in
`--out`/work. Needs `pip install 'claimcheck-news[train]'`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from export import FILES, export
from names import swapped_names
from pairs import Example, made_pairs, read_pairs
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from claimcheck.bench.entailment import fit_temperature, judge_entailment, read_development
from claimcheck.engine.base import find_minilm
from claimcheck.engine.entailment import from_minilm
from claimcheck.engine.network import Config
from claimcheck.engine.relation import (
    LABELS,
    Pieces,
    RelationReader,
    pair_batch,
    pieces,
    size,
)
from claimcheck.hub import seal

_POOL = 60  # batches whose pairs are sorted by length together
_KEEP = 0.999  # of the running average a step
_SAVE = 300.0  # seconds between saved states

# How often a pair of a source is read an epoch; what is not named, once.
_WEIGHTS = {
    "snli_train_cat": 1.6,
    "snli_cad_train": 1.0,
    "ling_in_loop_LitL": 1.2,
    "ling_in_loop_LotS": 1.2,
    "ling_in_loop_baseline": 1.4,
    "mnli_train_llmsknow": 1.4,
    "mnli_train_olora": 1.4,
    "vitaminc_test_real": 0.9,
    "vitaminc_test_synthetic": 1.2,
    "fever_dev_SR": 0.6,
    "climate_fever": 0.0,
    "healthver_dev": 0.5,
    "new_protocols_contrast": 0.6,
    "new_protocols_edit_other": 0.5,
    "new_protocols_edit_premise": 0.5,
    "semiauto_translate_wiki": 0.3,
    "semiauto_sim_wiki": 0.3,
    "semiauto_base_wiki": 0.3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the weights depend on, besides the data."""

    passes: int = 220_000
    made: int = 25_000
    names: int = 3_000
    rate: float = 2e-4
    tokens: int = 2_400  # of a batch, padding included
    dropout: float = 0.1
    smoothing: float = 0.05
    warm: float = 0.06
    seed: int = 1


Item = tuple[Pieces, Pieces, int]


def plan(examples: Sequence[Example], lengths: Sequence[int], recipe: Recipe) -> list[list[int]]:
    """The batches of the whole run as numbers of examples, each of about equal length."""
    chance = random.Random(recipe.seed)
    by_source: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        by_source.setdefault(example.source, []).append(number)
    order: list[int] = []
    while len(order) < recipe.passes:
        order.extend(_epoch(by_source, chance))
    return _batches(order[: recipe.passes], lengths, recipe, chance)


def _epoch(by_source: dict[str, list[int]], chance: random.Random) -> list[int]:
    found: list[int] = []
    for source, numbers in sorted(by_source.items()):
        whole, part = divmod(_WEIGHTS.get(source, 1.0), 1.0)
        for _ in range(int(whole)):
            found.extend(numbers)
        found.extend(chance.sample(numbers, int(part * len(numbers))))
    chance.shuffle(found)
    return found


def _batches(
    order: Sequence[int], lengths: Sequence[int], recipe: Recipe, chance: random.Random
) -> list[list[int]]:
    found: list[list[int]] = []
    pool = recipe.tokens // 40 * _POOL
    for begin in range(0, len(order), pool):
        part = sorted(order[begin : begin + pool], key=lengths.__getitem__)
        batches: list[list[int]] = [[]]
        for number in part:
            if (len(batches[-1]) + 1) * lengths[number] > recipe.tokens:
                batches.append([])
            batches[-1].append(number)
        chance.shuffle(batches)
        found.extend(batches)
    return found


class Training:
    """A run of the recipe, which can be stopped and taken up again."""

    def __init__(self, items: Sequence[Item], batches: list[list[int]], recipe: Recipe) -> None:
        torch.manual_seed(recipe.seed)
        state = load_file(str(find_minilm() / "model.safetensors"))
        self.items, self.batches, self.recipe = items, batches, recipe
        self.network = from_minilm(state, Config(), nn.Dropout(recipe.dropout))
        self.average = {k: v.detach().clone() for k, v in self.network.state_dict().items()}
        # A third of all weights, and a step over them costs as much as a layer: left as pretrained.
        self.network.word.weight.requires_grad_(requires_grad=False)
        self.optimiser = torch.optim.AdamW(_groups(self.network), lr=recipe.rate, fused=True)
        self.step = 0

    def run(self, device: str, saved: Path) -> dict[str, Tensor]:
        """The running average of the weights at the end."""
        self._resume(saved, device)
        last = begun = time.monotonic()
        first, losses = self.step, 0.0
        for step in range(self.step, len(self.batches)):
            losses += self._step(self.batches[step], device)
            self.step = step + 1
            if self.step % 200 == 0:
                spent = (time.monotonic() - begun) / (self.step - first)
                left = spent * (len(self.batches) - self.step) / 60
                sys.stderr.write(
                    f"{self.step}/{len(self.batches)} {losses / 200:.3f} {left:.0f} min left\n"
                )
                losses = 0.0
            if time.monotonic() - last > _SAVE:
                self._save(saved)
                last = time.monotonic()
        self._save(saved)
        return {name: value.cpu() for name, value in self.average.items()}

    def _step(self, batch: list[int], device: str) -> float:
        share = (self.step + 1) / len(self.batches)
        scale = min(share / self.recipe.warm, (1 - share) / (1 - self.recipe.warm))
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.rate * max(scale, 0.0)
        rows = [self.items[i] for i in batch]
        arrays = pair_batch([(a, b) for a, b, _ in rows])
        ids, features = (torch.from_numpy(x).to(device) for x in (arrays.ids, arrays.features))
        gold = torch.tensor([label for *_, label in rows], device=device)
        # The fused attention's gradient takes a third of a step on a processor, this one's a tenth.
        with _half(device), sdpa_kernel(SDPBackend.MATH):
            logits = self.network(ids, features)
        loss = functional.cross_entropy(logits.float(), gold, label_smoothing=self.recipe.smoothing)
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        keep = min(_KEEP, (1 + self.step) / (10 + self.step))
        if self.step % 4 == 0:
            for name, now in self.network.named_parameters():
                if now.requires_grad:
                    self.average[name].lerp_(now.detach(), 1 - keep**4)
        return loss.item()

    def _save(self, path: Path) -> None:
        held = {
            "network": self.network.state_dict(),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "recipe": asdict(self.recipe),
        }
        torch.save(held, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def _resume(self, path: Path, device: str) -> None:
        self.network.to(device).train()
        self.average = {name: value.to(device) for name, value in self.average.items()}
        if path.exists():
            held = torch.load(path, map_location=device)
            if held["recipe"] == asdict(self.recipe):
                self.network.load_state_dict(held["network"])
                self.average = held["average"]
                self.optimiser.load_state_dict(held["optimiser"])
                self.step = held["step"]


def _half(device: str) -> torch.autocast | nullcontext[None]:
    """bfloat16 where the processor multiplies it faster than float32."""
    if device == "cpu" and not torch.cpu._is_avx512_bf16_supported():
        return nullcontext()
    return torch.autocast(device, dtype=torch.bfloat16)


def _groups(network: nn.Module) -> Iterator[dict[str, object]]:
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        shrinks = parameter.ndim > 1 and "layers" in name
        yield {"params": [parameter], "weight_decay": 0.01 if shrinks else 0.0}


def gather(data: Path, recipe: Recipe) -> list[Example]:
    """The corpus, without what has a premise of the development file, and the hard pairs."""
    held_out = {e.first for e in read_pairs(data / "nli_dev.jsonl.gz")}
    corpus = [
        example
        for example in read_pairs(data / "nli_train.jsonl.gz")
        if _WEIGHTS.get(example.source, 1.0) and example.first not in held_out
    ]
    made = made_pairs(corpus, recipe.made, recipe.seed)
    return corpus + made + swapped_names(corpus, recipe.names, recipe.seed)


def items(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Item]:
    """Examples in wordpieces."""
    texts = list(dict.fromkeys(t for e in examples for t in (e.first, e.second)))
    known = dict(zip(texts, pieces(texts, tokenizer), strict=True))
    return [(known[e.first], known[e.second], e.label) for e in examples]


def main() -> None:
    """Train, export and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=Recipe().passes)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    recipe = Recipe(passes=options.passes)
    work = options.out / "work"
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(find_minilm() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples = gather(options.data, recipe)
    sys.stderr.write(f"{json.dumps(Counter(e.source for e in examples))}\n")
    read = items(examples, tokenizer)
    training = Training(read, plan(examples, [size(a, b) for a, b, _ in read], recipe), recipe)
    state = training.run(options.device, work / "state.pt")
    save_file({k: v.contiguous() for k, v in state.items()}, work / "model.safetensors")
    finish(state, options.out, options.data)


def finish(state: dict[str, Tensor], out: Path, data: Path) -> None:
    """Export the weights, fit the temperature on half of the pairs held out, show the figures."""
    shutil.copy(find_minilm() / "tokenizer.json", out / "tokenizer.json")
    network = Config().as_dict()
    export({k: v.float().numpy() for k, v in state.items()}, network, out)
    write_config(out, network, 1.0)
    half = read_development(data)[::2]
    found = RelationReader.load(out)([(pair.first, pair.second) for pair in half])
    temperature = fit_temperature(found, np.array([pair.label for pair in half]))
    write_config(out, network, temperature)
    seal(out, FILES)
    sys.stdout.write(judge_entailment(data, RelationReader.load(out)))


def write_config(out: Path, network: Mapping[str, float], temperature: float) -> None:
    """The sizes of the network and what its logits are divided by."""
    config = {"network": dict(network), "labels": list(LABELS), "temperature": temperature}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
