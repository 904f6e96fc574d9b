"""Imports of files by HTTP, and what embedding alone takes; bin/eval and bin/bench measure with the same."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from opora_http import Api, multipart

PATIENCE_S = 3_600
PAUSE_S = 0.5  # to tell of a thousand files costs the server some milliseconds each time
AGAIN_S = 10  # importing the same thousand pages once more
SHARE = 0.85  # of the speed of embedding alone
BATCH, IN_FLIGHT = 16, 2  # at most, as the application asks for vectors


def timed(work) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def packed(files: list[Path], whole: Path) -> list[Path]:
    """In one zip: a form has a bounded number of fields."""
    with zipfile.ZipFile(whole, "w") as archive:
        for file in files:
            archive.write(file, file.name)
    return [whole]


def batched(texts: list[str]) -> list[list[str]]:
    return [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]


def alone_s(api: Api, model: str, batches: list[list[str]]) -> float:
    """Seconds that the embedding server takes for these calls when nobody but it has work."""
    with ThreadPoolExecutor(IN_FLIGHT) as crew:
        return timed(lambda: list(crew.map(lambda batch: api.call("POST", "/embeddings", {"model": model, "input": batch}), batches)))


def upload(api: Api, files: list[Path], source: str | None = None, get: Callable[[str], dict] | None = None) -> dict:
    """One multipart request with all of them; returns the finished import, asked for by `get` where failures have a meaning."""
    fields = {"source": source} if source else {}
    content_type, body = multipart([(file.name, file.read_bytes()) for file in files], fields)
    job = api.send("POST", "/api/v1/knowledge/imports", body, content_type)[1]["id"]
    deadline = time.monotonic() + PATIENCE_S
    while True:
        state = (get or api.get)(f"/api/v1/knowledge/imports/{job}")
        if state["state"] != "running" or time.monotonic() > deadline:
            return state
        time.sleep(PAUSE_S)
