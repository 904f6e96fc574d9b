"""The table, for a terminal and as Markdown at once, and the JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path

from evaluation.bench import Bench
from evaluation.measures import Figure
from opora_http import say

HEAD = ("set", "figure", "n", "value", "95 %", "floor", "target", "mark")
RIGHT = {"n", "value", "95 %", "floor", "target"}


def print_report(bench: Bench, figures: list[Figure], version: str) -> None:
    say(f"bin/eval on {bench.url}, version {version}, seed {bench.seed}, {_now()}\n")
    for line in table(figures):
        say(line)
    met = sum(figure.mark == "met" for figure in figures)
    missed = sum(figure.mark.startswith("missed") for figure in figures)
    say(f"\n{met} met, {missed} missed, {len(figures) - met - missed} without a target or not measured.")
    for line in ["", *bench.details] if bench.details else []:
        say(line)
    if bench.unmeasured or bench.interrupted:
        say("\nCould not be measured:" if not bench.interrupted else "\nInterrupted. Could not be measured:")
        for line in bench.unmeasured:
            say(f"  {line}")


def table(figures: list[Figure]) -> list[str]:
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(3, *(len(row[place]) for row in rows)) for place in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    rule = (("-" * (width - 1) + ":") if name in RIGHT else "-" * width for name, width in zip(HEAD, widths))
    return [lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]


def write_json(file: Path, bench: Bench, figures: list[Figure], version: str) -> None:
    whole = {
        "url": bench.url,
        "version": version,
        "at": _now(),
        "seed": bench.seed,
        "interrupted": bench.interrupted,
        "figures": [asdict(figure) | {"mark": figure.mark} for figure in figures],
        "unmeasured": bench.unmeasured,
        "details": bench.details,
        **bench.extra,
    }
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _row(figure: Figure) -> tuple[str, ...]:
    sign = "≤ " if figure.at_most else ""
    between = "" if figure.low is None else f"{_digits(figure.low)}–{_digits(figure.high)}"
    aims = ("" if aim is None else sign + _digits(aim) for aim in (figure.floor, figure.target))
    return figure.set, figure.name, figure.n, _digits(figure.value), between, *aims, figure.mark


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (f"{cell:>{w}}" if name in RIGHT else f"{cell:<{w}}" for cell, name, w in zip(row, HEAD, widths))
    return "| " + " | ".join(cells) + " |"


def _digits(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}".removeprefix("0") if value < 0.9995 else "1.000"


def _now() -> str:
    return datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
