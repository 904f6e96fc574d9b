"""`bin/opora import`: loads a knowledge-base folder (layout: knowledge-base/README.md), or any documents, over HTTP.

Run by the virtual environment's Python, because it reads YAML.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import os
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import yaml

from opora_http import Api, Refused, multipart, say

IN_FLIGHT = 2  # an import must not crowd out questions
# What a newcomer needs first: questions of the whole school before long reading in another language.
COURSE, LESSON, ASSIGNMENT, FAQ, HANDBOOK, LATER = range(6)
UPLOADS = {".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".rst", ".csv", ".xlsx", ".docx", ".pptx", ".pdf", ".ipynb",
           ".epub", ".mbz", ".tgz", ".zip"}  # fmt: skip
LARGEST_BYTES = 50_000_000  # of one file; the server refuses a larger one
REQUEST_BYTES = 150_000_000  # of one request, in whole files
ZIP_BYTES, SMALL_BYTES = 40_000_000, 5_000_000  # small files go packed: a form has a bounded number of fields


class Broken(Exception):
    """A file that cannot be read as the layout wants it."""


# ---------------------------------------------------------------- reading a folder


@dataclass
class Document:
    """One PUT: a course, a lesson's place, an assignment or an article."""

    rank: int
    file: str
    path: str
    body: dict
    article: str | None = None  # externalId


@dataclass
class Base:
    """What a folder holds, in the order of loading, and what in it could not be read."""

    documents: list[Document] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)
    school: dict = field(default_factory=dict)

    @property
    def source(self) -> str:
        return f"git:{self.school['key']}" if self.school.get("key") else "folder"


def is_layout(folder: Path) -> bool:
    return any((folder / name).exists() for name in ("school.yml", "faq.yml", "handbook")) or any(
        folder.glob("courses/*/course.yml")
    )


def read_base(folder: Path, only_course: str | None = None) -> Base:
    return Reader(folder, only_course).read()


class Reader:
    def __init__(self, folder: Path, only_course: str | None):
        self.folder, self.only, self.base = folder, only_course, Base()
        self.taken: dict[str, str] = {}  # path of a call → file, so that no file overwrites another's entry

    def read(self) -> Base:
        school = self.folder / "school.yml"
        if school.exists():
            self.guarded(school, lambda: self.base.school.update(mapping(school)))
        if not self.only:
            self.faq(self.folder / "faq.yml", None)
            self.each("handbook/*/**/*.md", self.handbook)
        self.each("courses/*/course.yml", self.course)
        self.base.documents.sort(key=lambda document: document.rank)  # stable: files stay in order within a rank
        return self.base

    def each(self, pattern: str, read) -> None:
        for file in sorted(self.folder.glob(pattern)):
            self.guarded(file, lambda: read(file))

    def guarded(self, file: Path, read) -> None:
        try:
            read()
        except (Broken, OSError, UnicodeDecodeError, yaml.YAMLError) as why:
            self.base.broken.append((self.name(file), " ".join(str(why).split())))

    def name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    def add(self, rank: int, file: Path, path: str, body: dict, article: str | None = None) -> None:
        if path in self.taken:
            raise Broken(f"the id {article or path} is already used by {self.taken[path]}")
        self.taken[path] = self.name(file)
        given = {name: value for name, value in body.items() if value is not None}
        self.base.documents.append(Document(rank, self.name(file), path, given, article))

    def article(self, rank: int, file: Path, key: str, body: dict) -> None:
        body = {"format": "markdown", "source": self.base.source, **body}
        self.add(rank, file, f"/api/v1/knowledge/articles/{quote(key, safe='')}", body, key)

    def handbook(self, file: Path) -> None:
        head, text = front_matter(file)
        lang = head.get("lang") or file.relative_to(self.folder).parts[1]
        rank = HANDBOOK if lang == self.base.school.get("locale", lang) else LATER
        body = {"kind": "handbook", **head, "lang": lang, "title": need(head, "title"), "body": text}
        self.article(rank, file, need(head, "id"), without(body, "id"))

    def faq(self, file: Path, course: str | None) -> None:
        if file.exists():
            self.guarded(file, lambda: self.faq_entries(file, course))

    def faq_entries(self, file: Path, course: str | None) -> None:
        entries = parsed(file.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            raise Broken("an FAQ is a list of entries")
        for entry in entries:
            self.guarded(file, lambda: self.faq_entry(file, course, entry))

    def faq_entry(self, file: Path, course: str | None, entry) -> None:
        key = need(entry, "id")
        body = {"kind": "faq", **without(entry, "id", "answer"), "title": need(entry, "title")}
        self.article(FAQ, file, key, {**body, "body": need(entry, "answer"), "course": course})

    def course(self, file: Path) -> None:
        course = mapping(file)
        key = str(course.get("externalId") or course.get("id") or file.parent.name)
        if self.only and key != self.only:
            return
        path = f"/api/v1/courses/{quote(key, safe='')}"
        self.add(COURSE, file, path, without(course, "externalId", "id"))
        inside = file.parent.relative_to(self.folder)
        self.each(f"{inside}/lessons/*.md", lambda lesson: self.lesson(lesson, path, key, course.get("lang")))
        self.each(f"{inside}/assignments/*.md", lambda task: self.assignment(task, path))
        self.faq(file.parent / "faq.yml", key)

    def lesson(self, file: Path, course_path: str, course: str, lang: str | None) -> None:
        head, text = front_matter(file)
        key, title = need(head, "id"), need(head, "title")
        place = {"title": title, "position": head.get("position"), "url": head.get("url")}
        self.add(LESSON, file, f"{course_path}/lessons/{quote(key, safe='')}", place)
        body = {"kind": "lesson", "lang": lang, **without(head, "id", "position"), "title": title, "body": text}
        self.article(LATER, file, key, {**body, "course": course, "lesson": key})

    def assignment(self, file: Path, course_path: str) -> None:
        head, text = front_matter(file)
        path = f"{course_path}/assignments/{quote(need(head, 'id'), safe='')}"
        self.add(ASSIGNMENT, file, path, {**without(head, "id"), "text": text})


def front_matter(file: Path) -> tuple[dict, str]:
    text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    parts = text.split("\n---\n", 1) if text.startswith("---\n") else []
    if len(parts) != 2:
        raise Broken("no front matter: the file must begin with fields between two lines ---")
    head = parsed(parts[0].removeprefix("---\n"))
    if not isinstance(head, dict):
        raise Broken("the front matter is not a list of fields")
    return head, parts[1].strip("\n")


def mapping(file: Path) -> dict:
    found = parsed(file.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise Broken("the file is not a list of fields")
    return found


def parsed(text: str):
    """YAML as JSON would have it: unquoted dates become text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=_as_text))


def _as_text(value) -> str:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise Broken(f"{value!r} cannot be sent")


def need(fields, name: str) -> str:
    if not isinstance(fields, dict) or fields.get(name) in (None, ""):
        raise Broken(f"`{name}` is missing" + (f" in {fields['id']}" if isinstance(fields, dict) and "id" in fields else ""))
    return str(fields[name])


def without(fields: dict, *names: str) -> dict:
    return {name: value for name, value in fields.items() if name not in names}


# ---------------------------------------------------------------- loading it


@dataclass
class Summary:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    archived: int = 0
    rejected: list[tuple[str, str]] = field(default_factory=list)

    def print(self) -> None:
        counts = f"new {self.new}, changed {self.changed}, unchanged {self.unchanged}"
        say(f"{'!' if self.rejected else '✓'} {counts}, rejected {len(self.rejected)}, archived {self.archived}")
        for name, reason in self.rejected:
            say(f"    {name}: {reason}")


class Progress:
    """A bar on a terminal, a line every five seconds elsewhere; `also` hears every step."""

    def __init__(self, total: int, also=lambda done: None):
        self.total, self.done, self.also = total, 0, also
        self.live, self.said = sys.stdout.isatty(), time.monotonic()

    def step(self, done: int | None = None) -> None:
        self.done = self.done + 1 if done is None else done
        self.also(self.done)
        if self.live:
            filled = 30 * self.done // max(self.total, 1)
            say(f"\r\033[K  {'█' * filled}{'░' * (30 - filled)} {self.done}/{self.total}", end="")
        elif time.monotonic() - self.said > 5:
            self.said = time.monotonic()
            say(f"  … {self.done} of {self.total}")

    def end(self) -> None:
        say("\r\033[K" if self.live else "", end="")


def load(api: Api, documents: list[Document], summary: Summary, progress: Progress) -> None:
    """Rank after rank, because an assignment may name its lesson and a lesson needs its course."""
    with ThreadPoolExecutor(IN_FLIGHT) as pool:
        for rank in sorted({document.rank for document in documents}):
            same = [document for document in documents if document.rank == rank]
            for document, outcome in zip(same, pool.map(lambda d: put(api, d), same)):
                if isinstance(outcome, Refused):
                    summary.rejected.append((document.file, outcome.detail))
                else:
                    setattr(summary, outcome, getattr(summary, outcome) + 1)
                progress.step()


def put(api: Api, document: Document) -> str | Refused:
    try:
        status, answer = api.call("PUT", document.path, document.body)
    except Refused as refusal:
        if refusal.status in (0, 401, 403, 429, 503):  # the same would happen to every other
            raise
        return refusal
    if status == 201:
        return "new"
    return "changed" if (answer or {}).get("changed") else "unchanged"


def archive(api: Api, base: Base, only_course: str | None, summary: Summary) -> None:
    """Takes out what this source once brought and the folder no longer has."""
    if base.broken:
        say("! nothing is archived while files cannot be read")
        return
    kept = {document.article for document in base.documents if document.article}
    for item in list(published(api, base.source)):
        mine = item.get("source") == base.source  # never trust the filter alone with a deletion
        elsewhere = only_course and item.get("course") != only_course
        if mine and not elsewhere and item["externalId"] not in kept:
            api.call("DELETE", f"/api/v1/knowledge/articles/{quote(item['externalId'], safe='')}")
            summary.archived += 1


def published(api: Api, source: str):
    query = {"source": source, "state": "published", "limit": "200"}
    while True:
        page = api.get("/api/v1/knowledge/articles?" + urlencode(query))
        yield from page["items"]
        if not page.get("next"):
            return
        query["after"] = page["next"]


def import_folder(api: Api, folder: Path, only_course: str | None) -> Summary:
    base = read_base(folder, only_course)
    if only_course and not base.documents and not base.broken:
        raise Broken(f"the folder has no course {only_course}")
    summary = Summary(rejected=list(base.broken))
    progress = Progress(len(base.documents))
    load(api, base.documents, summary, progress)
    progress.end()
    archive(api, base, only_course, summary)
    return summary


# ---------------------------------------------------------------- any other documents


@dataclass(frozen=True)
class Wanted:
    """How the documents are to be taken in."""

    course: str | None = None
    kind: str | None = None
    source: str | None = None
    draft: bool = False

    def fields(self) -> dict[str, str]:
        given = {"course": self.course, "kind": self.kind, "source": self.source, "publish": "false" if self.draft else None}
        return {name: value for name, value in given.items() if value}


def import_files(api: Api, path: Path, wanted: Wanted) -> Summary:
    summary = Summary()
    found = [path] if path.is_file() else [file for file in sorted(path.rglob("*")) if file.is_file() and not hidden(file, path)]
    files = [file for file in found if known(file)]
    if not files:
        raise Broken(f"{path} has no documents; known are {' '.join(sorted(UPLOADS))} .tar.gz")
    for stranger in found:
        if stranger not in files:
            name = stranger.relative_to(path).as_posix() if path.is_dir() else stranger.name
            why = "is larger than 50 MB" if stranger.stat().st_size > LARGEST_BYTES else "this format is not known"
            summary.rejected.append((name, f"left out: {why}"))
    requests = list(portions(files))
    if wanted.source and len(requests) > 1:
        raise Broken("with --source everything must fit into one upload of 150 MB: what is not in it would be archived")
    for part in requests:
        import_upload(api, [(file.relative_to(path).as_posix() if path.is_dir() else file.name, file) for file in part], wanted, summary)
    return summary


def known(file: Path) -> bool:
    named = file.suffix.lower() in UPLOADS or file.name.lower().endswith(".tar.gz")
    return named and file.stat().st_size <= LARGEST_BYTES


def hidden(file: Path, folder: Path) -> bool:
    """Also the inside of a checkout's .git."""
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def portions(files: list[Path]):
    part, size = [], 0
    for file in files:
        if part and size + file.stat().st_size > REQUEST_BYTES:
            yield part
            part, size = [], 0
        part.append(file)
        size += file.stat().st_size
    if part:
        yield part


def import_upload(api: Api, files: list[tuple[str, Path]], wanted: Wanted, summary: Summary) -> Summary:
    content_type, data = multipart(packed(files), wanted.fields())
    job = api.send("POST", "/api/v1/knowledge/imports", data, content_type)[1]["id"]
    told: set[int] = set()
    while True:
        state = api.get(f"/api/v1/knowledge/imports/{job}")
        tell(state, told)
        if state["state"] != "running":
            break
        time.sleep(0.5)
    count_files(state, summary)
    return summary


def packed(files: list[tuple[str, Path]]) -> list[tuple[str, bytes]]:
    """As they are, or small ones in zips; in a zip a file keeps its path, and so its externalId."""
    large = [(name, file.read_bytes()) for name, file in files if file.stat().st_size > SMALL_BYTES or len(files) == 1]
    small = [(name, file) for name, file in files if not any(name == one for one, _ in large)]
    while small:
        sink, size = io.BytesIO(), 0
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive_file:
            while small and size < ZIP_BYTES:
                name, file = small.pop(0)
                archive_file.write(file, name)
                size += file.stat().st_size
        large.append((f"folder-{len(large)}.zip", sink.getvalue()))
    return large


def tell(state: dict, told: set[int]) -> None:
    """A line for each file that is done since the last look."""
    for file in state.get("files") or []:
        if file.get("state") and file["n"] not in told:
            told.add(file["n"])
            sign = "✗" if file["state"] == "rejected" else "✓"
            effect = file.get("reason") if file["state"] == "rejected" else file.get("effect") or file["state"]
            moved = f", was {', '.join(file['movedFrom'])}" if file.get("movedFrom") else ""
            say(f"  {sign} {len(told)}/{state['total']} {file['name']}: {effect}{moved}")


def count_files(state: dict, summary: Summary) -> None:
    for file in state.get("files") or []:
        if file["state"] == "rejected":
            summary.rejected.append((file["name"], file.get("reason") or "rejected"))
        elif file["state"] == "unchanged":
            summary.unchanged += 1
        elif file.get("effect") == "changed":
            summary.changed += 1
        else:
            summary.new += 1
    summary.archived += len(state.get("archived") or [])
    if state["state"] in ("failed", "cancelled", "paused"):
        summary.rejected.append(("import", state.get("reason") or state["state"]))


# ---------------------------------------------------------------- the command


def main() -> int:
    arguments = argparse.ArgumentParser(prog="opora import")
    arguments.add_argument("base_url")
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--course")
    arguments.add_argument("--kind", choices=["faq", "handbook", "lesson", "policy"])
    arguments.add_argument("--source", help="what this source had before and has no longer is archived")
    arguments.add_argument("--draft", action="store_true", help="not searchable until it is published")
    given = arguments.parse_args()
    api = Api(given.base_url, os.environ["OPORA_API_KEY"])
    layout = given.path.is_dir() and is_layout(given.path)
    try:
        if layout and (given.kind or given.source or given.draft):
            raise Broken("this folder says itself what is what (school.yml, courses/…): only --course may be given")
        wanted = Wanted(given.course, given.kind, given.source, given.draft)
        summary = import_folder(api, given.path, given.course) if layout else import_files(api, given.path, wanted)
    except (Refused, Broken) as why:
        print(f"\n✗ {why}", file=sys.stderr)
        return 1
    summary.print()
    return 2 if summary.rejected else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
