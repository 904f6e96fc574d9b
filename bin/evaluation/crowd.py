"""Many calls at once, with their progress on stderr."""

from __future__ import annotations

import sys
import threading
import time


class Progress:
    """A line that is rewritten on a terminal, one every ten seconds elsewhere."""

    def __init__(self, label: str, total: int):
        self.label, self.total, self.done = label, total, 0
        self.begun = self.said = time.monotonic()
        self.live = sys.stderr.isatty()

    def step(self) -> None:
        self.done += 1
        now = time.monotonic()
        if self.live or self.done == self.total or now - self.said > 10:
            self.said = now
            print(f"\r\033[K{self._line(now)}" if self.live else self._line(now), end="" if self.live else "\n",
                  file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.live and self.total:
            print(file=sys.stderr, flush=True)

    def _line(self, now: float) -> str:
        spent = now - self.begun
        left = "" if self.done == self.total else f", {spent / self.done * (self.total - self.done):.0f} s to go"
        return f"  {self.label}: {self.done}/{self.total} ({spent:.0f} s{left})"


def each(label: str, work, items, threads: int, forgiven=()) -> list:
    """`work(item)` for every item, results in order; what raises one of `forgiven` leaves the exception in its place.

    Any other exception, and Ctrl+C, ends it at once. Daemon threads, since a call that waits for a busy server must
    not hold up the clearing away.
    """
    items = list(items)
    results, progress = [None] * len(items), Progress(label, len(items))
    todo, lock, fatal = iter(enumerate(items)), threading.Lock(), []

    def worker() -> None:
        while not fatal:
            with lock:
                place, item = next(todo, (None, None))
            if place is None:
                return
            try:
                results[place] = work(item)
            except forgiven as why:
                results[place] = why
            except BaseException as why:
                fatal.append(why)
            with lock:
                if not fatal:
                    progress.step()

    crowd = [threading.Thread(target=worker, daemon=True) for _ in range(min(threads, len(items)))]
    try:
        for thread in crowd:
            thread.start()
        while not fatal and any(thread.is_alive() for thread in crowd):
            for thread in crowd:
                thread.join(0.05)
        if fatal:
            raise fatal[0]
        return results
    except BaseException:
        fatal.append(None)
        raise
    finally:
        progress.end()
