"""Figures: a value with its n, a 95 % interval, and what it is held against."""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

ROUNDS = 300  # of the bootstrap


@dataclass(frozen=True)
class Figure:
    set: str
    name: str
    n: str
    value: float | None  # None: there was nothing to measure it on
    low: float | None
    high: float | None
    floor: float | None = None
    target: float | None = None
    at_most: bool = False  # small is good

    @property
    def mark(self) -> str:
        if self.value is None:
            return "not measured"
        aims = [aim for aim in (self.target, self.floor) if aim is not None]
        if not aims:
            return ""
        if self._reaches(aims[0]):
            return "met"
        return "missed" if self.floor is None or self._reaches(self.floor) else "missed, under floor"

    def _reaches(self, aim: float) -> bool:
        """As printed: the floors have three digits too."""
        value = round(self.value, 3)
        return value <= aim if self.at_most else value >= aim


def share(of: str, name: str, hits, **aims) -> Figure:
    """A share of yes among yes and no, with the Wilson interval."""
    hits = [bool(hit) for hit in hits]
    n = len(hits)
    if not n:
        return Figure(of, name, "0", None, None, None, **aims)
    p, z = sum(hits) / n, 1.959964
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + side * spread) / (1 + z * z / n) for side in (-1, 1))
    return Figure(of, name, str(n), p, max(low, 0.0), min(high, 1.0), **aims)


def bootstrapped(of: str, name: str, seed: int, statistic, *samples, **aims) -> Figure:
    """`statistic(*samples)`; the interval draws each sample anew, so that their sizes stay as they are."""
    n = "+".join(str(len(sample)) for sample in samples)
    if not all(samples):
        return Figure(of, name, n, None, None, None, **aims)
    draw = random.Random(seed)
    rounds = sorted(statistic(*(draw.choices(sample, k=len(sample)) for sample in samples)) for _ in range(ROUNDS))
    low, high = rounds[int(0.025 * ROUNDS)], rounds[math.ceil(0.975 * ROUNDS) - 1]
    return Figure(of, name, n, statistic(*samples), low, high, **aims)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def auroc(wanted: list[float], unwanted: list[float]) -> float:
    """How often one of the wanted scores above one of the unwanted; a tie is half."""
    ordered = sorted(unwanted)
    below = sum(bisect_left(ordered, score) + bisect_right(ordered, score) for score in wanted)
    return below / (2 * len(wanted) * len(unwanted))


def retrieval(of: str, seed: int, found: list[list[str]], gold: list[set[str]], floors, targets) -> list[Figure]:
    """hit@1, hit@5 and MRR@5; floors and targets in that order."""
    ranks = [next((i for i, one in enumerate(got[:5], 1) if one in right), None) for got, right in zip(found, gold)]
    aims = [{"floor": floor, "target": target} for floor, target in zip(floors, targets)]
    return [
        share(of, "search hit@1", [rank == 1 for rank in ranks], **aims[0]),
        share(of, "search hit@5", [rank is not None for rank in ranks], **aims[1]),
        bootstrapped(of, "search MRR@5", seed, mean, [1 / rank if rank else 0.0 for rank in ranks], **aims[2]),
    ]


@dataclass(frozen=True)
class Judged:
    """One question with its confidence; `right`: the answer at hand is good; `answerable`: the base holds one."""

    confidence: float
    right: bool
    answerable: bool = True


def coverage(judged: list[Judged], precision: float = 0.95) -> float:
    """The share of the answerable above the lowest cut that keeps the precision; equal confidences stay together."""
    best = sent = right = answered = 0
    ordered = sorted(judged, key=lambda one: -one.confidence)
    for place, one in enumerate(ordered):
        sent, right, answered = sent + 1, right + one.right, answered + one.answerable
        last_of_its_kind = place + 1 == len(ordered) or ordered[place + 1].confidence < one.confidence
        if last_of_its_kind and right >= precision * sent:
            best = answered
    return best / max(sum(one.answerable for one in judged), 1)


def calibration_error(judged: list[Judged], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence from the share of right ones, bins of equal width."""
    groups: dict[int, list[Judged]] = {}
    for one in judged:
        groups.setdefault(min(int(one.confidence * bins), bins - 1), []).append(one)
    gaps = (abs(sum(one.confidence - one.right for one in group)) for group in groups.values())
    return sum(gaps) / len(judged)


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Over the classes that `pairs` of (expected, given) expect."""
    scores = []
    for label in {expected for expected, _ in pairs}:
        both = sum(pair == (label, label) for pair in pairs)
        either = sum(label == expected for expected, _ in pairs) + sum(label == given for _, given in pairs)
        scores.append(2 * both / either)
    return mean(scores)
