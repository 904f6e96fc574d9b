"""A school with sixty assignments, each with its solution: school mathematics (MathDial) and our Rust course."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from evaluation.bench import Bench
from evaluation.calls import call
from evaluation.schools import School
from evaluation.sets import mathdial_dialogues

REPO = Path(__file__).resolve().parents[2]
TASKS, VARIANTS = 34, 2  # of mathematics; of each Rust assignment
MATHS = "school-maths"
POLICY = {"maxLevel": 2, "startLevel": 1, "attemptsPerLevel": 1, "unlockFullAfterDue": True}  # the default, for every task
# Written for bin/eval: what a teacher would point to. No number of them is that of a task.
LESSONS = {
    "Reading a word problem": "Read the problem twice. Write down what is given and what is asked, each with its unit. Name the unknown before you calculate. Then ask which quantity changes and which one stays.",
    "Several steps": "Most problems need an answer in between. Find what you can work out from the given values at once, and write it down with its unit. Use it in the next step, and check that every given value was used.",
    "Each, every and per": "The words each, every and per call for multiplication: one amount is repeated. Sharing equally calls for division. Draw a small table when two such words stand in one problem.",
    "Percentages and fractions": "A percentage is a part of a whole: find the whole first. A discount is subtracted from the price, a tax is added. For a fraction divide by the lower number and multiply by the upper one.",
    "Time, distance and speed": "Speed is distance divided by time. Bring all times to the same unit before you add them. A restart means that the whole time is needed again.",
    "Money": "Separate what is paid for one thing from what is paid in all. Profit is what comes in less what was spent. Change is what was given less the price.",
    "Checking": "Put your answer back into the story. Does every sentence of the problem hold? If one does not, the step that uses it has the error.",
}


@dataclass(frozen=True)
class Task:
    """One assignment as one student of ours meets it."""

    id: str
    course: str
    lang: str
    title: str
    text: str
    solution: str
    value: str | None  # the final number; None: the solution is code
    work: str  # what the student tries
    body: dict  # as it is put

    @property
    def path(self) -> str:
        return f"/api/v1/courses/{self.course}/assignments/{self.id}"


def homework(bench: Bench) -> tuple[School, list[Task]]:
    school = bench.school("homework", lambda: [])
    documents = _rust_documents()
    tasks = [*_rust_tasks(documents), *_maths_tasks(bench)]
    if not getattr(school, "has_homework", False):
        for path, body in [*documents, *_lessons(), *((task.path, task.body) for task in tasks)]:
            call(school.api, "PUT", path, body)
        school.has_homework = True
    return school, tasks


def _rust_documents() -> list[tuple[str, dict]]:
    from opora_import import read_base  # needs PyYAML, as the layout of knowledge-base does

    base = read_base(REPO / "knowledge-base", "rust")
    kept = (one for one in base.documents if "/courses/" in one.path or one.body.get("course") == "rust")
    return [(one.path, one.body) for one in sorted(kept, key=lambda one: one.rank)]


def _rust_tasks(documents: list[tuple[str, dict]]) -> list[Task]:
    tasks = []
    for path, body in documents:
        name = path.rpartition("/")[2]
        if "/assignments/" not in path or body["hintPolicy"]["maxLevel"] == 0:
            continue
        for variant in range(1, VARIANTS + 1):
            text = f"{body['text']}\n\nВариант {'АБ'[variant - 1]}."
            own = body | {"text": text, "hintPolicy": POLICY}
            tasks.append(Task(f"{name}-{variant}", "rust", "ru", body["title"], text, body["solutions"][0], None, ATTEMPT, own))
    return tasks


def _maths_tasks(bench: Bench) -> list[Task]:
    tasks = {}
    for one in mathdial_dialogues(bench.data):
        value = one["ground_truth"].split()[-1]
        if not re.fullmatch(r"[1-9]\d{1,3}", value) or int(value) > 3999 or value in re.findall(r"\d+", one["question"]):
            continue
        if value in re.findall(r"\d+", one["student_incorrect_solution"]):
            continue
        body = {"title": " ".join(one["question"].split()[:6]), "text": one["question"], "solutions": [one["ground_truth"]]}
        tasks[one["question"]] = Task(
            f"m{one['qid']}", MATHS, "en", body["title"], one["question"], one["ground_truth"], value,
            "Here is what I tried:\n" + one["student_incorrect_solution"], body,
        )  # fmt: skip
    return random.Random(bench.seed).sample(list(tasks.values()), TASKS)


def _lessons() -> list[tuple[str, dict]]:
    course = (f"/api/v1/courses/{MATHS}", {"title": "School mathematics", "lang": "en"})
    articles = [
        (f"/api/v1/knowledge/articles/{quote(title.replace(' ', '-').replace(',', ''))}",
         {"title": title, "body": body, "format": "text", "lang": "en", "kind": "lesson", "course": MATHS})
        for title, body in LESSONS.items()
    ]  # fmt: skip
    return [course, *articles]


# Work of one's own on any Rust assignment, and of no use on it.
ATTEMPT = """Вот что у меня вышло, но не проходит:
```rust
fn my_try(start: i64) -> i64 {
    let mut attempt = start * 7;
    while attempt > 100 {
        attempt -= 33;
    }
    attempt
}
```"""
