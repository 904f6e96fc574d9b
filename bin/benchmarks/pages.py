"""The section `import` of bin/bench studio: what an import costs beside the embedding of its texts."""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks import processor, stubs
from benchmarks.figures import Figure, Unmeasured
from benchmarks.home import Home
from benchmarks.importing import AGAIN_S, SHARE, alone_s, batched, packed, timed, upload
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


def measure(home: Home, told: list[str], given: argparse.Namespace) -> list[Figure]:
    folder = home.where / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = []
    for n, text in enumerate(written(given.pages, given.seed)):
        files.append(folder / f"page-{n}.md")
        files[-1].write_text(text, encoding="utf-8")
    files = packed(files, home.where / "pages.zip")
    shutil.rmtree(folder)
    batches, free = _recorded(home, files, given.pages)
    settings = home.embedding_servers()
    api = Api(settings["OPORA_EMBEDDING_PASSAGE_BASE_URL"], settings["OPORA_EMBEDDING_API_KEY"])
    alone, full = (alone_s(api, settings["OPORA_EMBEDDING_PASSAGE_MODEL"], calls) for calls in (batches, batched(sum(batches, []))))
    with home.application(home.database(DATABASE, anew=True), settings) as app:
        school = School(app.platform)
        took = timed(lambda: _import(school, files, "imported", given.pages))
        spent = [processor.seconds(pid) for pid in _pids(home)]
        again = timed(lambda: _import(school, files, "unchanged", given.pages))
        spent = [processor.seconds(pid) - before for pid, before in zip(_pids(home), spent)]
    texts = sum(map(len, batches))
    told.append(
        f"import: {given.pages} pages, {texts} texts in {len(batches)} calls: {took:.1f} s, of which embedding alone {alone:.1f} s "
        f"({full:.1f} s in calls of 16); with vectors that cost nothing {free:.1f} s; once more unchanged: "
        f"{spent[0]:.1f} s of the application's processor time, {spent[1]:.1f} s of the database's"
    )
    return [
        Figure("import, speed as a share of embedding the same calls alone", alone / took, "", given.pages, SHARE, at_most=False),
        Figure("import, speed as a share of embedding in full calls", full / took, "", given.pages),
        Figure("import once more, unchanged", again, "s", given.pages, AGAIN_S),
    ]


def _recorded(home: Home, files: list[Path], count: int) -> tuple[list[list[str]], float]:
    """The calls for vectors that this import makes, and its seconds when they cost nothing."""
    record = home.where / "pages.calls"
    with stubs.running(record=record) as url:
        with home.application(home.database(DATABASE, anew=True), stubs.settings(url, model=False)) as app:
            school = School(app.platform)
            before = len(_calls(record))
            took = timed(lambda: _import(school, files, "imported", count))
            return _calls(record)[before:], took


def _calls(record: Path) -> list[list[str]]:
    return [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]


def _import(school: School, files: list[Path], state: str, count: int) -> None:
    done = upload(school.api, files, source="pages")
    good = sum(file["state"] == state for file in done["files"])
    if done["state"] != "done" or good != count:
        raise Unmeasured(f"import: {done['state']}, {good} of {count} files {state}")


def _pids(home: Home) -> list[int]:
    return [home.opora.APPLICATION.pid(), home.parts.POSTGRES.pid()]
