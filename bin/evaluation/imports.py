"""Files of the open `documents` set, uploaded as a school would: what arrives of their text, and what the bad ones do."""

from __future__ import annotations

import html
import json
import os
import re
import tempfile
import time
import urllib.parse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks import importing
from benchmarks.importing import AGAIN_S, SHARE, alone_s, batched, packed, timed
from evaluation.bench import Bench
from evaluation.calls import call
from evaluation.measures import Figure, share
from evaluation.schools import School
from evaluation.sets import xquad_articles
from opora_http import Api

TARGETS = {".docx": 0.95, ".html": 0.95, ".ipynb": 0.95, ".pptx": 0.90, ".pdf": 0.85}


def measure(bench: Bench) -> Iterator[Figure]:
    files = sorted(file for file in (bench.data / "documents/open").iterdir() if not file.name.endswith(".expected.md"))
    references = {file.name: text for file in files if (text := reference(file)) is not None}
    school = bench.school("import", list)
    began = time.monotonic()
    report = upload(school, files)
    took = time.monotonic() - began
    outcomes = {file["name"]: file for file in report["files"]}
    recalls = defaultdict(list)
    for file in files:
        if file.name in references:
            found = recall(references[file.name], bodies(school, outcomes[file.name]))
            recalls[file.suffix].append((file.name, found))
    for suffix, found in sorted(recalls.items()):
        target = TARGETS[suffix]
        for name, value in found:
            if value < target:
                bench.details.append(f"import: {name} recall {value:.3f}, target {target}")
        yield share("import", f"{suffix[1:]}: files with token recall ≥ {target}", [value >= target for _, value in found], target=1.0)
        lowest = min(value for _, value in found)
        yield Figure("import", f"{suffix[1:]}: lowest token recall", str(len(found)), lowest, None, None, target=target)
    others = [outcomes[file.name] for file in files if file.name not in references]
    yield share("import", "without reference: rejected with a reason, or imported", [settled(one) for one in others], target=1.0)
    yield share("import", "rejected: nothing of it is indexed", [absent(school, one) for one in others if one["state"] == "rejected"], target=1.0)
    alive = call(school.api, "GET", "/api/v1/knowledge/imports?limit=1")["items"][0]["state"] == "done"
    yield share("import", "the application serves afterwards", [alive], target=1.0)
    bench.details.append(f"import: {len(files)} files in {took:.1f} s, {sum(one['state'] == 'rejected' for one in others)} rejected")
    yield from pages(bench)
    bench.extra["import"] = {name: {key: one[key] for key in ("state", "reason", "articles")} for name, one in outcomes.items()}


def pages(bench: Bench) -> Iterator[Figure]:
    """Many Markdown pages: against the embedding server alone, and once more unchanged."""
    server = os.environ.get("OPORA_EMBEDDING_PASSAGE_BASE_URL")
    if not server:
        bench.lacks("import", "pages: OPORA_EMBEDDING_PASSAGE_BASE_URL does not say where passages are embedded")
        return
    texts = [text[:380] for text in (one.body for lang in ("ru", "en") for one in xquad_articles(bench.data, lang))]
    made = [(f"Page {n}", f"{texts[n % len(texts)]} {n}.") for n in range(bench.pages)]
    school = bench.school("import-pages", list)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for n, (title, text) in enumerate(made):
            files.append(Path(folder) / f"{n}.md")
            files[-1].write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
        files = packed(files, Path(folder) / "pages.zip")
        api = Api(server, os.environ.get("OPORA_EMBEDDING_API_KEY") or "none")
        model = os.environ.get("OPORA_EMBEDDING_PASSAGE_MODEL") or "e5-passage"
        alone = alone_s(api, model, batched([f"{title}\n{text}" for title, text in made]))
        took, again = (timed(lambda: upload(school, files, source="pages")) for _ in range(2))
    bench.details.append(f"import: {len(made)} pages in {took:.1f} s, embedding alone {alone:.1f} s, once more unchanged {again:.1f} s")
    yield Figure("import", "pages: speed as a share of embedding alone", str(len(made)), alone / took, None, None, target=SHARE)
    yield Figure("import", "pages: seconds when unchanged", str(len(made)), again, None, None, target=AGAIN_S, at_most=True)


def upload(school: School, files: list[Path], source: str | None = None) -> dict:
    return importing.upload(school.api, files, source, lambda path: call(school.api, "GET", path))


def bodies(school: School, outcome: dict) -> str:
    paths = [urllib.parse.quote(article, safe=":~") for article in outcome["articles"]]
    articles = [call(school.api, "GET", f"/api/v1/knowledge/articles/{path}") for path in paths]
    return "\n".join(f"{article['title']}\n{article['body']}" for article in articles)


def settled(outcome: dict) -> bool:
    return outcome["state"] in ("imported", "unchanged") or outcome["state"] == "rejected" and bool(outcome["reason"])


def absent(school: School, outcome: dict) -> bool:
    """No article has the id that the file would have had."""
    listed = call(school.api, "GET", "/api/v1/knowledge/articles?limit=200")["items"]
    would_be = outcome["name"].rpartition(".")[0]
    return not outcome["articles"] and all(item["externalId"] != would_be for item in listed)


def reference(file: Path) -> str | None:
    """The text that ought to arrive: given beside the file, or a notebook's own cells."""
    given = file.with_name(file.name + ".expected.md")
    if given.exists():
        return given.read_text(encoding="utf-8")
    if file.suffix != ".ipynb":
        return None
    try:
        notebook = json.loads(file.read_text(encoding="utf-8"))
        cells = notebook.get("cells") or [cell for sheet in notebook["worksheets"] for cell in sheet["cells"]]
        text = "\n".join("".join(cell.get("source", cell.get("input", ""))) for cell in cells)
    except (ValueError, KeyError, TypeError):
        return None
    return text if text.strip() else None


def recall(wanted: str, got: str) -> float:
    wanted, got = tokens(wanted), tokens(got)
    return sum((wanted & got).values()) / max(1, sum(wanted.values()))


def tokens(markdown: str) -> Counter:
    """Words and numbers, each as often as it stands there; escapes and marks of pictures are no words."""
    text = html.unescape(markdown.replace("<!-- image -->", " ")).replace("\\_", "_")
    return Counter(re.findall(r"[^\W_]+", text.lower()))
