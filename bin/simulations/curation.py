"""bin/simulate curation: a scripted month of a school whose methodologist accepts what is proposed, once a week.

  bin/simulate curation --data DIR [--questions 3000] [--gaps 40] [--weeks 4] [--seed 1]

A real application in a home of its own (that of bin/bench), with the real embeddings and no chat model. The school's base are
the XQuAD paragraphs that are kept; half of the questions are about them, a tenth about nothing the school teaches, the rest come
back to gaps: questions of one CLINC150 intent in ever other wordings, and XQuAD questions on paragraphs that the base lacks, in Russian, in
English and mistyped. Curators reply to everything that reaches them, in words of their own; at the end of each week every open
proposal is accepted as it stands, and one that would break a check is rejected.
Printed week by week: how much was handed off, of all questions and of those about gaps; at the end how well the
gaps found are the gaps played (F1 over pairs of questions).
Exit code: 0 the share handed off fell; 1 it did not, or something could not be done; 2 wrong call.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import uuid
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.home import Home, place
from benchmarks.school import COURSE, School
from evaluation import sets
from opora_http import Api, Refused, say

DATABASE = "simulate_curation"
PASSWORD = "a long and quiet evening"
AT_ONCE = 4
OUTCOME_S = 120
GROUPED_S = 180
NONE = ""  # the label of a question about no gap
GREETINGS = ("", "Здравствуйте! ", "Hello! ", "Добрый день! ")


@dataclass(frozen=True)
class Asked:
    text: str
    gap: str
    reply: str


@dataclass
class Week:
    """What became of the questions of a week."""

    lanes: Counter = field(default_factory=Counter)
    of_gaps: Counter = field(default_factory=Counter)
    accepted: int = 0
    rejected: int = 0


# ---------------------------------------------------------------- the script


def script(data: Path, given: argparse.Namespace, draw: random.Random) -> list[list[Asked]]:
    """Week after week what is asked."""
    gaps = _intents(data, given.gaps // 2, draw) + _lacking(data, given.gaps - given.gaps // 2, draw)
    known = _known(data)
    strange = [one["question"] for one in sets.rubq_questions(data)]
    weeks = []
    for _ in range(given.weeks):
        week = []
        for _ in range(given.questions // given.weeks):
            turn = draw.random()
            if turn < 0.4:
                week.append(draw.choice(draw.choice(gaps)))
            elif turn < 0.9:
                week.append(draw.choice(known))
            else:
                week.append(Asked(draw.choice(strange), NONE, ""))
        weeks.append(week)
    return weeks


def _intents(data: Path, count: int, draw: random.Random) -> list[list[Asked]]:
    by_intent = defaultdict(list)
    for one in sets.read_lines(data / "clinc150/open/train.jsonl"):
        if one["intent"] not in sets.CHATTER:
            by_intent[one["intent"]].append(one["text"])
    chosen = draw.sample(sorted(by_intent), count)
    return [[Asked(text, intent, _told(intent, n)) for n, text in enumerate(by_intent[intent])] for intent in chosen]


def _told(intent: str, n: int) -> str:
    """What the school's people say about it: one fact, in one of three wordings."""
    about, room = intent.replace("_", " "), 100 + sum(map(ord, intent)) % 800
    return (
        f"For {about} come to room {room} on the ground floor, any weekday before noon.",
        f"Everything about {about} is done in room {room} on the ground floor, on weekdays before noon.",
        f"Please come to room {room} (ground floor, weekdays before noon): that is where {about} is dealt with.",
    )[n % 3]


def _lacking(data: Path, count: int, draw: random.Random) -> list[list[Asked]]:
    """Questions on paragraphs that the base lacks, each in two languages and mistyped."""
    english = {one["id"]: one["question"] for one in sets.xquad_questions(data, "en")}
    paragraphs = {one.external_id: one.body for one in sets.xquad_articles(data, "ru")}
    by_paragraph = {}
    for one in sets.xquad_questions(data, "ru"):
        if sets.dropped(one["pid"]) and one["id"] in english:
            by_paragraph.setdefault(one["pid"], one)
    chosen = draw.sample(sorted(by_paragraph), min(count, len(by_paragraph)))
    return [_wordings(by_paragraph[pid], english, paragraphs[sets.paragraph_id(pid)], draw) for pid in chosen]


def _wordings(one: dict, english: dict[str, str], paragraph: str, draw: random.Random) -> list[Asked]:
    reply = _sentence(paragraph, one["answer"])
    russian = one["question"]
    texts = [russian, russian.lower().rstrip("?"), f"Подскажите, {russian[0].lower()}{russian[1:]}", _mistyped(russian, draw), english[one["id"]]]
    return [Asked(text, f"xquad {one['id']}", reply) for text in texts]


def _known(data: Path) -> list[Asked]:
    found = []
    for lang in ("ru", "en"):
        paragraphs = {one.external_id: one.body for one in sets.xquad_articles(data, lang, kept_only=True)}
        for one in sets.xquad_questions(data, lang):
            body = paragraphs.get(sets.paragraph_id(one["pid"]))
            if body:
                found.append(Asked(one["question"], NONE, _sentence(body, one["answer"])))
    return found


def _sentence(paragraph: str, answer: str) -> str:
    at = max(0, paragraph.find(answer))
    begin = max(paragraph.rfind(". ", 0, at) + 2, 0) if ". " in paragraph[:at] else 0
    end = paragraph.find(". ", at + len(answer))
    return paragraph[begin : end + 1 if end > 0 else len(paragraph)].strip()


def _mistyped(text: str, draw: random.Random) -> str:
    words = text.split()
    at = draw.randrange(len(words))
    word = words[at]
    if len(word) > 3:
        n = draw.randrange(1, len(word) - 2)
        words[at] = word[:n] + word[n + 1] + word[n] + word[n + 2 :]
    return " ".join(words)


# ---------------------------------------------------------------- the month


class Month:
    def __init__(self, home: Home, base: str, school: School, draw: random.Random):
        self.home, self.base, self.school, self.draw = home, base, school, draw
        self.curator = self._joins("curator")
        self.methodologist = self._joins("methodologist")
        self.labels: dict[str, str] = {}

    def _joins(self, role: str) -> Api:
        email = f"{role}@curation.example"
        self.school.api.call("POST", "/api/v1/staff", {"email": email, "name": role, "roles": [role], "password": PASSWORD})
        token = Api(self.base).call("POST", "/api/v1/staff/sessions", {"email": email, "password": PASSWORD})[1]["token"]
        return Api(self.base, token)

    def week(self, questions: list[Asked]) -> Week:
        week = Week()
        with ThreadPoolExecutor(AT_ONCE) as crew:
            outcomes = list(crew.map(self._ask, questions))
        for asked, lane in zip(questions, outcomes):
            week.lanes[lane] += 1
            if asked.gap:
                week.of_gaps[lane] += 1
        self._grouped()
        self._decide(week)
        return week

    def _ask(self, asked: Asked) -> str:
        """The lane; what reaches a person is replied to and ended."""
        talk = self.school.talks(1)[0]
        student = Api(self.base, talk.bearer)
        sent = student.call("POST", f"{talk.path}/messages", {"clientId": str(uuid.uuid4()), "text": asked.text})[1]
        lane = self._outcome(student, talk.path, sent["id"])
        if lane == "decline" and asked.gap:
            student.call("POST", f"{talk.path}/handoff", {})
            lane = "handoff"
        if lane in ("handoff", "draft"):
            self._reply(talk.id, asked)
        self.labels[asked.text] = asked.gap
        return lane

    def _outcome(self, student: Api, path: str, question: str) -> str:
        until = time.monotonic() + OUTCOME_S
        while time.monotonic() < until:
            for message in student.get(path)["messages"]:
                if message.get("replyTo") == question:
                    return message.get("lane") or "answer"
            time.sleep(0.05)
        raise TimeoutError("a question had no outcome")

    def _reply(self, conversation: str, asked: Asked) -> None:
        packet = self.curator.call("POST", f"/api/v1/conversations/{conversation}/takeover", {})[1]
        path = f"/api/v1/handoffs/{packet['id']}"
        if asked.reply:
            text = self.draw.choice(GREETINGS) + asked.reply
            reply = {"clientId": str(uuid.uuid4()), "text": text, "visibility": "student"}
            self.curator.call("POST", f"{path}/replies", reply)
        self.curator.call("POST", f"{path}/resolution", {"returnToAssistant": False})

    def _grouped(self) -> None:
        """Waits until what was missed stands in gaps and nothing is left to be done about it."""
        waiting = (
            "select (select count(*) from scheduled_tasks where task_name in ('gather-missed', 'group-missed', 'keep-resolved'))"
            " + (select count(*) from missed_question where gap_id is null)"
        )
        until = time.monotonic() + GROUPED_S
        while int(self.home.sql(DATABASE, waiting)) and time.monotonic() < until:
            time.sleep(1)

    def _decide(self, week: Week) -> None:
        for proposal in self.methodologist.get("/api/v1/curation/proposals?state=open&limit=200")["items"]:
            path = f"/api/v1/curation/proposals/{proposal['id']}"
            try:
                self.methodologist.call("POST", f"{path}/acceptance", {})
                week.accepted += 1
            except Refused as no:
                if no.status != 409:
                    raise
                self.methodologist.call("POST", f"{path}/rejection", {"reason": no.code})
                week.rejected += 1

    def found(self) -> dict[str, list[str]]:
        """The labels of the questions of each gap, those about no gap left out."""
        rows = self.home.sql(DATABASE, "select gap_id, replace(text, E'\\n', ' ') from missed_question where gap_id is not null")
        gaps = defaultdict(list)
        for row in rows.splitlines():
            gap, _, text = row.partition("|")
            label = self.labels.get(text, NONE)
            if label:
                gaps[gap].append(label)
        return gaps


def pairs(gaps: dict[str, list[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of questions."""
    two = lambda n: n * (n - 1) // 2  # noqa: E731
    together = sum(two(len(labels)) for labels in gaps.values())
    right = sum(two(n) for labels in gaps.values() for n in Counter(labels).values())
    wanted = sum(two(n) for n in Counter(label for labels in gaps.values() for label in labels).values())
    precision, recall = right / max(1, together), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def play(home: Home, given: argparse.Namespace) -> bool:
    draw = random.Random(given.seed)
    weeks = script(given.data, given, draw)
    database = home.database(DATABASE, anew=True)
    with home.application(database, home.embedding_servers()) as app:
        school = School(app.platform)
        school.api.call("PUT", f"/api/v1/courses/{COURSE}", {"title": COURSE, "lang": "ru", "thresholds": {}})
        articles = sets.xquad_articles(given.data, "ru", kept_only=True)
        with ThreadPoolExecutor(2) as crew:
            for _ in crew.map(lambda one: school.put(_article(one)), articles):
                pass
        say(f"{len(articles)} articles; {given.gaps} gaps in {sum(map(len, weeks))} questions over {given.weeks} weeks\n")
        say("week  asked  answered  draft  handed off  declined  of gaps handed off  accepted  rejected")
        month, shares = Month(home, app.base, school, draw), []
        for n, questions in enumerate(weeks, 1):
            week = month.week(questions)
            shares.append(week.lanes["handoff"] / len(questions))
            share = lambda lane, of=week.lanes: f"{of[lane] / max(1, sum(of.values())):.3f}"  # noqa: E731
            say(
                f"{n:4}  {len(questions):5}  {share('answer'):>8}  {share('draft'):>5}  {share('handoff'):>10}  {share('decline'):>8}"
                f"  {share('handoff', week.of_gaps):>18}  {week.accepted:8}  {week.rejected:8}"
            )
        precision, recall, f1 = pairs(month.found())
        say(f"\ngrouping, pairs of questions: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        say(f"docs/no-orphans.sql: {_orphans(home)}")
    return shares[-1] < shares[0]


def _article(one: sets.Article) -> dict:
    return {"externalId": one.external_id, "title": one.title, "body": one.body, "format": one.format, "lang": one.lang, "kind": "handbook"}


def _orphans(home: Home) -> str:
    sql = (Path(__file__).resolve().parents[2] / "docs/no-orphans.sql").read_text(encoding="utf-8")
    return home.sql(DATABASE, sql).splitlines()[-1].partition("|")[0]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/simulate curation", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("OPORA_EVAL_DATA"), help="folder of the open sets ($OPORA_EVAL_DATA)")
    for name, usual in (("questions", 3000), ("gaps", 40), ("weeks", 4), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual, help=f"({usual})")
    given = parser.parse_args()
    if not given.data or not given.data.is_dir():
        parser.error("--data names no folder")
    if given.weeks < 2 or given.gaps < 2 or given.questions < given.weeks:
        parser.error("two weeks and two gaps at least, and a question a week")
    return given


def main() -> int:
    given, begun = arguments(), time.monotonic()
    os.umask(0o022)  # the user PostgreSQL runs as must be able to read its binaries
    try:
        with Home(place()) as home:
            fell = play(home, given)
    except KeyboardInterrupt:
        return 130
    say(f"{'✓ the share handed off fell' if fell else '✗ the share handed off did not fall'} ({time.monotonic() - begun:.0f} s)")
    return 0 if fell else 1


if __name__ == "__main__":
    sys.exit(main())
