"""The section `import` of bin/bench studio: what an import costs beside the embedding of its texts."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import processor, stubs
from benchmarks.figures import Figure, Unmeasured
from benchmarks.home import Home
from benchmarks.importing import AGAIN_S, SHARE, alone_s, batched, packed, upload
from benchmarks.school import WORDS, School, articles
from opora_http import Api

DATABASE = "bench_import"
SECTIONS = 3  # of a page, each a passage
SENTENCES = 4  # of a section, long enough that the splitter leaves it alone
SENTENCE = (9, 13)  # words


def written(count: int, seed: int) -> Iterator[str]:
    """So many Markdown pages, all different: runs of words that stand in the demo's handbook, which mean nothing together."""
    draw = random.Random(seed)
    texts = [words for article in articles() if len(words := WORDS.findall(article["body"])) > 30]

    def run(most: int) -> str:
        words = draw.choice(texts)
        at = draw.randrange(len(words) - most)
        return " ".join(words[at : at + most]).capitalize()

    for n in range(count):
        parts = [f"## {run(4)}\n\n" + " ".join(f"{run(draw.randint(*SENTENCE))}." for _ in range(SENTENCES)) for _ in range(SECTIONS)]
        yield f"# {run(3)} {n}\n\n" + "\n\n".join(parts) + "\n"


@dataclass(frozen=True)
class Cost:
    """Of some work: seconds, and seconds of processor time of the application and of the database."""

    took: float
    application: float
    database: float

    def __str__(self) -> str:
        return f"{self.took:.1f} s (processor time: application {self.application:.1f} s, database {self.database:.1f} s)"


def measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    files = _files(home, given)
    batches, free = _recorded(home, files, given.pages)
    settings = home.embedding_servers()
    api = Api(settings["OPORA_EMBEDDING_PASSAGE_BASE_URL"], settings["OPORA_EMBEDDING_API_KEY"])
    alone, full = (alone_s(api, settings["OPORA_EMBEDDING_PASSAGE_MODEL"], calls) for calls in (batches, batched(sum(batches, []))))
    with home.application(home.database(DATABASE, anew=True), settings) as app:
        school = School(app.platform)
        first, again = (_import(home, school, files, state, given.pages) for state in ("imported", "unchanged"))
    texts = sum(map(len, batches))
    told += [
        f"import of {given.pages} pages, {texts} texts in {len(batches)} calls: {first}",
        f"embedding them alone: {alone:.1f} s, in calls of 16 {full:.1f} s",
        f"import with vectors that cost nothing, as the first thing that the application does: {free}",
        f"import once more, unchanged: {again}",
    ]
    return [
        Figure("import, speed as a share of embedding the same calls alone", alone / first.took, "", given.pages, SHARE, at_most=False),
        Figure("import, speed as a share of embedding in full calls", full / first.took, "", given.pages),
        Figure("import once more, unchanged", again.took, "s", given.pages, AGAIN_S),
    ]


def _files(home: Home, given: argparse.Namespace) -> list[Path]:
    folder = home.where / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = []
    for n, text in enumerate(written(given.pages, given.seed)):
        files.append(folder / f"page-{n}.md")
        files[-1].write_text(text, encoding="utf-8")
    whole = packed(files, home.where / "pages.zip")
    shutil.rmtree(folder)
    return whole


def _recorded(home: Home, files: list[Path], count: int) -> tuple[list[list[str]], Cost]:
    """The calls for vectors that this import makes, and what it costs when they cost nothing."""
    record = home.where / "pages.calls"
    with stubs.running(record=record) as url:
        with home.application(home.database(DATABASE, anew=True), stubs.settings(url, model=False)) as app:
            school = School(app.platform)
            before = len(_calls(record))
            cost = _import(home, school, files, "imported", count)
            return _calls(record)[before:], cost


def _calls(record: Path) -> list[list[str]]:
    return [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


def _import(home: Home, school: School, files: list[Path], state: str, count: int) -> Cost:
    before, began = _spent(home), time.monotonic()
    done = upload(school.api, files, source="pages")
    took = time.monotonic() - began
    good = sum(file["state"] == state for file in done["files"])
    if done["state"] != "done" or good != count:
        raise Unmeasured(f"import: {done['state']}, {good} of {count} files {state}")
    return Cost(took, *(after - earlier for after, earlier in zip(_spent(home), before)))


def _spent(home: Home) -> list[float]:
    return [processor.seconds(service.pid()) for service in (home.opora.APPLICATION, home.parts.POSTGRES)]
