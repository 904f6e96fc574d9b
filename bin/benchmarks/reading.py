"""Reads of one who is signed in, one after the other: how long each kind takes."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.figures import Figure, Unmeasured, percentile
from benchmarks.wire import Connection


class Reader:
    def __init__(self, port: int, token: str):
        self._connection, self._token = Connection(port), token

    async def get(self, path: str) -> tuple[float, dict]:
        return await self.call("GET", path)

    async def call(self, method: str, path: str, sent=None) -> tuple[float, dict]:
        """Milliseconds, and what came."""
        begun = time.perf_counter()
        status, body = await self._connection.call(method, path, sent, self._token)
        took = 1000 * (time.perf_counter() - begun)
        if status != 200:
            raise Unmeasured(f"{path}: {status} {body}")
        return took, body

    async def figures(self, name: str, path: Callable[[], str | tuple[str, dict]], target: float | None, warm_up: int, count: int) -> list[Figure]:
        """Of so many reads, each of another path if `path` gives one; with a body the path is posted to."""
        for _ in range(warm_up):
            await self._once(path())
        ms = [await self._once(path()) for _ in range(count)]
        return [
            Figure(f"{name}, p50", percentile(ms, 0.5), "ms", len(ms)),
            Figure(f"{name}, p95", percentile(ms, 0.95), "ms", len(ms), target),
        ]

    async def _once(self, asked: str | tuple[str, dict]) -> float:
        return (await (self.get(asked) if isinstance(asked, str) else self.call("POST", *asked)))[0]

    def close(self) -> None:
        self._connection.close()
