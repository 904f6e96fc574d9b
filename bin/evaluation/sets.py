"""The open sets as the product meets them: articles to put, questions to ask."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Article:
    external_id: str
    title: str
    body: str
    format: str
    lang: str


def read_lines(file: Path) -> list[dict]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def xquad_articles(data: Path, lang: str, *, kept_only: bool = False) -> list[Article]:
    paragraphs = read_lines(data / f"xquad-ru-en/corpus/paragraphs.{lang}.jsonl")
    return [_paragraph(one, lang) for one in paragraphs if not (kept_only and dropped(one["pid"]))]


def xquad_questions(data: Path, lang: str) -> list[dict]:
    return read_lines(data / f"xquad-ru-en/open/questions.{lang}.jsonl")


def dropped(pid: str) -> bool:
    """The third of the paragraphs that xquad's SOURCE.md leaves out of the index."""
    return int(hashlib.sha1(f"drop:{pid}".encode()).hexdigest()[:8], 16) % 3 == 0


def squad2_articles(data: Path) -> list[Article]:
    return [_paragraph(one, "en") for one in read_lines(data / "squad2-dev-part/corpus/paragraphs.jsonl")]


def squad2_questions(data: Path) -> list[dict]:
    return read_lines(data / "squad2-dev-part/open/questions.jsonl")


def rubq_questions(data: Path) -> list[dict]:
    return read_lines(data / "rubq-offtopic-ru/open/questions.jsonl")


def handbook_articles(data: Path) -> list[Article]:
    return [
        Article(page_id(one["lang"], one["page"]), _title(one), one["markdown"], "markdown", one["lang"])
        for one in read_lines(data / "rs-school-docs-ru-en/open/pages.jsonl")
    ]


def handbook_questions(data: Path) -> list[dict]:
    """With `gold`: the Russian pages that count, as external ids; the English twin of one does not."""
    questions = read_lines(data / "ru-student-questions/open/questions.jsonl")
    return [question | {"gold": {page_id("ru", page) for page in question["gold_pages"]}} for question in questions]


def page_id(lang: str, page: str) -> str:
    return f"{lang}:{page.replace('/', ':')}"


def paragraph_id(pid: str) -> str:
    return f"p{pid}"


def _paragraph(one: dict, lang: str) -> Article:
    return Article(paragraph_id(one["pid"]), one["title"].replace("_", " "), one["text"], "text", lang)


def _title(page: dict) -> str:
    """The pages have no title of their own: the first heading, else the file's name."""
    heading = re.search(r"^#{1,6}[ \t]+(.*\S)", page["markdown"], re.MULTILINE)
    return heading[1].strip("# ")[:300] if heading else page["page"]
