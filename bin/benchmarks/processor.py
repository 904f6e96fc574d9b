"""Processor time of processes: what a figure would be made of on a machine without other work."""

from __future__ import annotations

import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def seconds(pid: int) -> float:
    """Of a process, its living children and those that have ended."""
    stats = _stats()
    own = [fields for one, fields in stats.items() if one == pid or fields[1] == pid]
    return sum(fields[2] + fields[3] for fields in own) * TICK_S + (stats[pid][4] + stats[pid][5]) * TICK_S


def _stats() -> dict[int, tuple[int, ...]]:
    """By pid: pid, parent, utime, stime, cutime, cstime."""
    found = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = file.read_text().partition(" (")
        except OSError:  # ended meanwhile
            continue
        fields = rest.rpartition(") ")[2].split()
        found[int(pid)] = (int(pid), int(fields[1]), *(int(one) for one in fields[11:15]))
    return found
