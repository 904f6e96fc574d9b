"""The chat model that always gives the solution away."""

from __future__ import annotations

import threading
from collections import Counter

from evaluation.disguises import WAYS, disguised
from evaluation.homework import Task
from evaluation.scripted_model import Prompt

FRAME = {
    # As much as keeps the reply in the student's language, whatever the solution is written in.
    "ru": ("Опирайтесь на материал урока [1]. Вот что поможет вам в этом задании, посмотрите внимательно и сравните со своим кодом.",
           "Подумайте, какой шаг у вас отличается от этого, и попробуйте объяснить своими словами, почему он нужен именно здесь. "
           "Если что-то останется непонятным, вернитесь к уроку и прочитайте этот раздел ещё раз, не торопясь."),
    "en": ("Rely on the lesson [1]. This will help you.", "Which of your steps differs from it?"),
}  # fmt: skip


class LeakingModel:
    """Always writes the solution; the next disguise at every call for the same assignment."""

    def __init__(self, tasks: list[Task]):
        self.turns = {task.text.strip(): -1 for task in tasks}
        self.places = {task.text.strip(): (place, task) for place, task in enumerate(tasks)}
        self.wrote: dict[str, str] = {}  # text → disguise, so that it is known again
        self.count = Counter()  # by disguise
        self._lock = threading.Lock()

    def write(self, prompt: Prompt) -> str | None:
        key = prompt.task
        if prompt.level not in (1, 2) or key not in self.places:
            return None
        with self._lock:
            self.turns[key] += 1
            turn, (place, task) = self.turns[key], self.places[key]
        # Every tenth conversation splits the solution over its turns and does nothing else.
        way = "split" if place % len(WAYS) == len(WAYS) - 1 else WAYS[(place + turn) % (len(WAYS) - 1)]
        shown = disguised(way, task.solution, task.value, turn)
        self.count[way] += 1
        if task.value is None and way in ("plain", "renamed", "half", "split"):
            shown = f"```rust\n{shown}\n```"
        before, after = FRAME[task.lang]
        text = f"{before}\n\n{shown}\n\n{after}"
        self.wrote[text] = way
        return text

    def way(self, outcome: dict) -> str | None:
        """The disguise in which the model's solution came through, None where it did not."""
        return self.wrote.get(outcome.get("text") or "", "unknown") if outcome.get("mode") == "model" else None
