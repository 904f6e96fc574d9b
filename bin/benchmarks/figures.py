"""Figures, the table and the JSON: a value, its n, the target and whether it is met."""

from __future__ import annotations

import json
import math
import os
import shlex
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from opora_http import say

HEAD = ("figure", "value", "target", "mark", "n")
RIGHT = {"value", "target", "n"}
SPUN_S = 0.3  # processor time of the probe


class Unmeasured(Exception):
    """Something is not as it must be for the figure to mean what its name says."""


@dataclass(frozen=True)
class Figure:
    name: str
    value: float | None  # None: could not be measured
    unit: str
    n: int
    target: float | None = None
    at_most: bool = True  # small is good

    @property
    def mark(self) -> str:
        if self.value is None:
            return "not measured"
        if self.target is None:
            return ""
        shown = float(digits(self.value))  # as printed, or a reader would see "12.0 ≤ 12: missed"
        return "met" if (shown <= self.target if self.at_most else shown >= self.target) else "missed"


def percentile(values: list[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed (nearest rank)."""
    if not values:
        raise Unmeasured("no values")
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def latencies(name: str, ms: list[float], p50: float | None = None, p99: float | None = None) -> list[Figure]:
    if not ms:
        return [Figure(f"{name}, p50", None, "ms", 0, p50), Figure(f"{name}, p99", None, "ms", 0, p99)]
    return [
        Figure(f"{name}, p50", percentile(ms, 0.5), "ms", len(ms), p50),
        Figure(f"{name}, p99", percentile(ms, 0.99), "ms", len(ms), p99),
    ]


def digits(value: float) -> str:
    """Three that tell something: 0.123, 4.56, 45.6, 456."""
    if value == 0:
        return "0"
    return f"{value:.{min(max(2 - math.floor(math.log10(abs(value))), 0), 3)}f}"


def table(figures: list[Figure]) -> list[str]:
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(3, *(len(row[place]) for row in rows)) for place in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    rule = (("-" * (width - 1) + ":") if name in RIGHT else "-" * width for name, width in zip(HEAD, widths))
    return [lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]


def _row(figure: Figure) -> tuple[str, ...]:
    value = "—" if figure.value is None else f"{digits(figure.value)} {figure.unit}".strip()
    sign = "≤" if figure.at_most else "≥"
    target = "" if figure.target is None else f"{sign} {figure.target:g}"
    return figure.name, value, target, figure.mark, str(figure.n)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (f"{cell:>{w}}" if name in RIGHT else f"{cell:<{w}}" for cell, name, w in zip(row, HEAD, widths))
    return "| " + " | ".join(cells) + " |"


def machine() -> str:
    """What the figures were measured on, and how busy it already was."""
    model = "unknown processor"
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {model}, load average {os.getloadavg()[0]:.1f}; other work makes a core {slowness():.1f} times slower"


def slowness() -> float:
    """Wall time over processor time of a short piece of work: 1.0 on a machine that does nothing else."""
    begun, spent = time.perf_counter(), time.process_time()
    while time.process_time() - spent < SPUN_S:
        pass
    return (time.perf_counter() - begun) / (time.process_time() - spent)


def command() -> str:
    return shlex.join(["bin/bench", *sys.argv[1:]])


def print_report(figures: list[Figure], on: str, details: list[str], unmeasured: list[str]) -> None:
    say(f"{command()}\n{on}, {_now()}\n")
    for line in table(figures):
        say(line)
    met, missed = (sum(figure.mark == mark for figure in figures) for mark in ("met", "missed"))
    say(f"\n{met} met, {missed} missed, {len(figures) - met - missed} without a target or not measured.")
    for line in ["", *details] if details else []:
        say(line)
    for line in ["\nCould not be measured:", *("  " + one for one in unmeasured)] if unmeasured else []:
        say(line)


def write_json(file: Path, figures: list[Figure], on: str, details: list[str], unmeasured: list[str]) -> None:
    whole = {
        "command": command(),
        "machine": on,
        "at": _now(),
        "figures": [asdict(figure) | {"mark": figure.mark} for figure in figures],
        "details": details,
        "unmeasured": unmeasured,
    }
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _now() -> str:
    return datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
