"""The training loop: one worker of several, each reading its share of every epoch's articles."""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from articles import Article, read_split
from augment import Augmenter, Varied
from corpus import Example, batches, prepare
from figures import judge, mean_f1
from losses import Losses, ReaderLoss
from optimise import Average, PooledDropout, parameter_groups, schedule, share_gradients
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import distributed, nn
from torch.multiprocessing.spawn import spawn

from claimcheck.bench.attribution import total
from claimcheck.bench.pairing import Counts
from claimcheck.engine.network import Config, ReaderNetwork, from_minilm
from claimcheck.engine.on_torch import TorchNetwork
from claimcheck.engine.reading import Thresholds
from claimcheck.engine.text import Shape

_LOG_EVERY = 25  # steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that decides how the reader is trained."""

    data: Path  # PolNeAR, with its train and dev folders
    work: Path  # for sentences and checkpoints
    base: Path  # MiniLM's weights and tokenizer
    device: str = "cpu"
    workers: int = 2  # processes of one thread each: steadier than threads
    epochs: float = 6.0
    minutes: float = 0.0  # end by then at the latest, the schedule follows; 0: no such limit
    seed: int = 1
    limit: int = 0  # train on about so many articles only; 0: on all
    rate: float = 3e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm: float = 0.04
    batch: int = 500  # least wordpieces of a worker's batch
    dropout: float = 0.1
    noise: float = 0.15  # share of cues marked a word off
    vary: float = 0.3  # share of articles with names swapped or contents nested
    average: float = 0.997
    cue_weight: float = 2.0
    hard_from: float = 0.15  # progress from which false cues are read, too

    @property
    def best(self) -> Path:
        """The checkpoint of the epoch with the best dev figures."""
        return self.work / "best"

    def split(self, name: str) -> list[Article]:
        """The articles of "train" or "dev"; their sentences are cached."""
        cache = self.work / f"sentences-{name}.json"
        limit = self.limit if name == "train" else 0
        return read_split(self.data / name, cache=cache, limit=limit)


def train(recipe: Recipe) -> None:
    """Train; leaves `best` and `last` in the work folder."""
    recipe.work.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev"):  # parsed here once, for all workers
        recipe.split(split)
    if recipe.workers == 1:
        _work(0, recipe)
        return
    _rendezvous(recipe).unlink(missing_ok=True)
    spawn(_work, (recipe,), nprocs=recipe.workers)  # type: ignore[no-untyped-call]
    _rendezvous(recipe).unlink(missing_ok=True)


def _rendezvous(recipe: Recipe) -> Path:
    return recipe.work.resolve() / "rendezvous"


def _work(rank: int, recipe: Recipe) -> None:
    if recipe.workers == 1:
        _Worker(recipe, rank).train()
        return
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo",
        init_method=f"file://{_rendezvous(recipe)}",
        rank=rank,
        world_size=recipe.workers,
    )
    _Worker(recipe, rank).train()
    distributed.destroy_process_group()


class _Worker:
    """One process: its examples, its random draws, and its copy of the network."""

    def __init__(self, recipe: Recipe, rank: int) -> None:
        self._recipe, self._rank, self._shape = recipe, rank, Shape()
        self._shared = random.Random(recipe.seed)  # the same draws in every worker
        self._rng = random.Random(recipe.seed * 1000 + rank)
        self._tokenizer = Tokenizer.from_file(str(recipe.base / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._articles = recipe.split("train")
        self._dev = recipe.split("dev")[rank :: recipe.workers]
        self._plain = [self._example(Varied(article=article)) for article in self._articles]
        self._augmenter = Augmenter(self._articles)
        self._model = _fresh_model(recipe, rank)
        self._loss = ReaderLoss(self._model, self._shape, self._rng, noise=recipe.noise)
        groups = parameter_groups(
            self._model,
            rate=recipe.rate,
            head_rate=recipe.head_rate,
            decay=recipe.layer_decay,
        )
        self._optimiser = torch.optim.AdamW(groups, fused=True)
        self._average = Average(self._model, most=recipe.average)
        share = self._plain[:: recipe.workers]
        self._per_epoch = sum(1 for _ in batches(share, recipe.batch, random.Random(0)))
        self._log = _Log(quiet=rank > 0)
        self._step, self._progress, self._best = 0, 0.0, -1.0

    def train(self) -> None:
        """Epochs until the schedule is over, each measured on dev."""
        self._log.line({"steps per epoch": self._per_epoch, "donors": len(self._augmenter.donors)})
        epoch = 0
        while self._progress < 1:
            epoch += 1
            stream = list(batches(self._epoch(), self._recipe.batch, self._rng))
            for turn in range(self._per_epoch):
                # Workers take as many steps, whatever their shares' lengths.
                self._train_on(stream[turn % len(stream)], epoch)
                if self._progress >= 1:
                    break
            self._measure(epoch)

    def _example(self, varied: Varied) -> Example:
        return prepare(varied, self._tokenizer, self._shape)

    def _epoch(self) -> list[Example]:
        """This worker's share of the articles, some of them varied."""
        order = list(range(len(self._plain)))
        self._shared.shuffle(order)
        examples = []
        for i in order[self._rank :: self._recipe.workers]:
            if self._rng.random() < self._recipe.vary:
                varied = self._augmenter.vary(self._articles[i], self._rng)
                examples.append(self._example(varied))
            else:
                examples.append(self._plain[i])
        return examples

    def _train_on(self, batch: Sequence[Example], epoch: int) -> None:
        """One step of the optimiser."""
        recipe, model = self._recipe, self._model
        for group in self._optimiser.param_groups:
            group["lr"] = group["peak"] * schedule(self._progress, recipe.warm)
        losses = self._loss(batch, hard=self._progress > recipe.hard_from)
        self._optimiser.zero_grad(set_to_none=True)
        losses.total(cue_weight=recipe.cue_weight).backward()  # type: ignore[no-untyped-call]
        self._step += 1
        self._progress = share_gradients(model, self._reached())
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        self._optimiser.step()
        self._average.update(model, self._step)
        self._log.step(losses, f"epoch {epoch} step {self._step} {self._progress:.3f}")

    def _reached(self) -> float:
        """How far training is, by steps or by the clock."""
        recipe = self._recipe
        by_steps = self._step / (self._per_epoch * recipe.epochs)
        by_clock = self._log.seconds / 60 / recipe.minutes if recipe.minutes else 0.0
        return max(by_steps, by_clock)

    def _measure(self, epoch: int) -> None:
        """Dev figures of the averaged weights, which are kept."""
        shadow = self._average.model(self._model)
        network = TorchNetwork(shadow, device=self._recipe.device)
        judged = judge(self._dev, network, self._tokenizer, self._shape, Thresholds())
        accept = Thresholds().accept
        counts = _gathered(
            total(each.counts(each.accepted(each.scores, accept)) for each in judged)
        )
        mean = mean_f1([counts])
        figures = {measure: round(found.f1, 4) for measure, found in counts.items()}
        note = {"epoch": epoch, "mean": round(mean, 4), "f1": figures}
        self._log.line({**note, "seconds": round(self._log.seconds)})
        if self._rank == 0:
            self._keep(shadow, note, best=mean > self._best)
            self._best = max(mean, self._best)

    def _keep(self, model: ReaderNetwork, note: Mapping[str, object], *, best: bool) -> None:
        last = self._recipe.work / "last"
        last.mkdir(exist_ok=True)
        weights = {k: v.half().cpu().contiguous() for k, v in model.state_dict().items()}
        save_file(weights, last / "model.safetensors")
        config = {"network": model.config.as_dict(), "shape": asdict(self._shape), "trained": note}
        (last / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
        shutil.copyfile(self._recipe.base / "tokenizer.json", last / "tokenizer.json")
        if best:
            shutil.copytree(last, self._recipe.best, dirs_exist_ok=True)


def _fresh_model(recipe: Recipe, rank: int) -> ReaderNetwork:
    torch.manual_seed(recipe.seed)  # the same weights in every worker
    stored = load_file(recipe.base / "model.safetensors")
    state = {name.removeprefix("bert."): value for name, value in stored.items()}
    dropout = PooledDropout(recipe.dropout, random.Random(recipe.seed * 77 + rank))
    model = from_minilm(state, Config(), dropout).to(recipe.device)
    # Word embeddings stay: names and verbs that PolNeAR lacks keep their place among those it has.
    model.word.weight.requires_grad = False
    return model.train()


def _gathered(counts: dict[str, Counts]) -> dict[str, Counts]:
    """The sum over all workers."""
    if not distributed.is_initialized():
        return counts
    everyone: list[dict[str, Counts]] = [{} for _ in range(distributed.get_world_size())]
    distributed.all_gather_object(everyone, counts)
    return total(everyone)


class _Log:
    """Lines on standard output, from one worker only; knows how long training has run."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._began = time.monotonic()
        self._running: dict[str, float] = {}
        self._steps = 0

    @property
    def seconds(self) -> float:
        """Since training began."""
        return time.monotonic() - self._began

    def line(self, values: Mapping[str, object]) -> None:
        """One JSON line."""
        self._say(json.dumps(values))

    def step(self, losses: Losses, head: str) -> None:
        """Take in a step's losses; now and then, show their running means."""
        for name, value in losses.values().items():
            self._running[name] = 0.98 * self._running.get(name, value) + 0.02 * value
        self._steps += 1
        if self._steps % _LOG_EVERY == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in self._running.items())
            self._say(f"{head} {shown} {self.seconds:.0f}s")

    def _say(self, text: str) -> None:
        if not self._quiet:
            sys.stdout.write(f"{text}\n")
            sys.stdout.flush()
