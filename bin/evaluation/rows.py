"""The rows of the target table (QUALITY.md), and which figure belongs to which."""

from __future__ import annotations

import re

from evaluation.measures import Figure

# The first that fits the set and the name counts.
ROWS = (
    ("import", r"^import "),
    ("citations", r"^citations|citations: "),
    ("injection", r"^injection|false refusals"),
    ("hints", r"^beside"),
    ("hint leak", r"^hints"),
    ("risk words", r"risk words"),
    ("question class", r"class: |off-topic found"),
    ("told", r"told: "),
    ("retrieval", r"search |hit@5 lost"),
    ("abstention", r"AUROC|trivia in lane|in lane answer$|near misses asked"),
    ("coverage at 95 % precision", r"coverage at"),
    ("calibration error", r"calibration error"),
    ("quote answers", r"hold it$|holds it$|without cuts"),
    ("shipped settings", r"answerable: |of these, |wrong among|lane answer"),
    ("behaviour", r"behaviour"),
)
ORDER = ("retrieval", "abstention", "coverage at 95 % precision", "calibration error", "quote answers", "shipped settings",
         "told", "question class", "risk words", "behaviour", "import", "citations", "hints", "hint leak", "injection")  # fmt: skip


def row_of(figure: Figure) -> str:
    whole = f"{figure.set} {figure.name}"
    return next((name for name, fits in ROWS if re.search(fits, whole)), "behaviour")


def by_row(figures: list[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: ORDER.index(row_of(figure)))
