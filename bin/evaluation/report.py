"""The table by target row, for a terminal and as Markdown at once, and the JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import asdict, fields
from datetime import datetime, timezone
from pathlib import Path

from evaluation.bench import Bench
from evaluation.measures import Figure
from evaluation.rows import by_row, row_of
from opora_http import say

REPO = Path(__file__).resolve().parents[2]
HEAD = ("row", "set", "figure", "n", "value", "95 %", "floor", "target", "mark")
RIGHT = {"n", "value", "95 %", "floor", "target"}


def print_report(bench: Bench, figures: list[Figure], version: str) -> None:
    say(f"bin/eval on {bench.url}, version {version}, {bench.mode}, seed {bench.seed}, {_now()}\n")
    for line in [*table(figures), "", _count(figures)]:
        say(line)
    for line in ["", *bench.details] if bench.details else []:
        say(line)
    if bench.unmeasured or bench.interrupted:
        say("\nCould not be measured:" if not bench.interrupted else "\nInterrupted. Could not be measured:")
        for line in bench.unmeasured:
            say(f"  {line}")


def table(figures: list[Figure]) -> list[str]:
    rows, last = [HEAD], ""
    for figure in by_row(figures):
        name, last = ("" if row_of(figure) == last else row_of(figure)), row_of(figure)
        rows.append((name, *_row(figure)))
    widths = [max(3, *(len(row[place]) for row in rows)) for place in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    rule = (("-" * (width - 1) + ":") if name in RIGHT else "-" * width for name, width in zip(HEAD, widths))
    return [lines[0], "| " + " | ".join(rule) + " |", *lines[1:]]


def run(bench: Bench, version: str, only: list[str]) -> dict:
    """What made these figures; nothing in it names a machine or a folder."""
    port = " --model-port PORT" if bench.model else ""
    port += f" --pages {bench.pages}" if "import" in only else ""
    return {
        "command": f"bin/eval --data DIR --only {','.join(only)} --seed {bench.seed}{port}",
        "at": _now(), "version": version, "commit": _commit(), "mode": bench.mode, "machine": _machine(),
    }  # fmt: skip


def write_json(file: Path, bench: Bench, figures: list[Figure], made: dict) -> None:
    whole = {
        "url": bench.url,
        "seed": bench.seed,
        **made,
        "interrupted": bench.interrupted,
        "figures": [asdict(figure) | {"mark": figure.mark} for figure in figures],
        "unmeasured": bench.unmeasured,
        "details": bench.details,
        **bench.extra,
    }
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_markdown(file: Path, bench: Bench, figures: list[Figure], made: dict, earlier: list[Path]) -> None:
    """One table over this run and earlier ones (their JSON), since one instance has a model or has none."""
    runs, lacking = [], list(bench.unmeasured)
    for one in [json.loads(path.read_text(encoding="utf-8")) for path in earlier]:
        names = [field.name for field in fields(Figure)]
        figures = [Figure(**{name: figure[name] for name in names}) for figure in one["figures"]] + figures
        runs, lacking = [*runs, one], one["unmeasured"] + lacking
    lines = [f"- `{one['command']}`: {one['at']}, commit {one['commit']}, {one['mode']}; {one['machine']}" for one in [*runs, made]]
    missing = ["", "Could not be measured:", "", *(f"- {line}" for line in lacking)] if lacking else []
    text = ["# Quality, as measured", "", "Made by `bin/eval --markdown`; not edited by hand.", "", *lines, "",
            _count(figures), "", *table(figures), *missing]  # fmt: skip
    file.write_text("\n".join(text) + "\n", encoding="utf-8")


def _count(figures: list[Figure]) -> str:
    met = sum(figure.mark == "met" for figure in figures)
    missed = sum(figure.mark.startswith("missed") for figure in figures)
    return f"{met} met, {missed} missed, {len(figures) - met - missed} without a target or not measured."


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


def _commit() -> str:
    git = lambda *words: subprocess.run(["git", "-C", REPO, *words], capture_output=True, text=True).stdout.strip()
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if git("status", "--porcelain") else "")


def _machine() -> str:
    read = lambda file, what: next(iter(re.findall(rf"{what}\s*: *(.*)", Path(file).read_text())), "unknown")
    try:
        memory = int(read("/proc/meminfo", "MemTotal").split()[0]) // 1024**2
        return f"{os.cpu_count()} cores ({read('/proc/cpuinfo', 'model name')}), {memory} GB"
    except (OSError, ValueError):
        return f"{os.cpu_count()} cores"
