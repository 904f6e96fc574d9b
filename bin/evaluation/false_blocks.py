"""Does the leak check let honest hints through? Hints of human teachers, and code that a lesson shows, cited."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from evaluation.bench import Bench
from evaluation.calls import Unmeasured, call
from evaluation.crowd import each
from evaluation.homework import MATHS, Task
from evaluation.measures import Figure, share
from evaluation.schools import QUESTIONS_IN_FLIGHT, School
from evaluation.scripted_model import Prompt
from evaluation.sets import mathdial_dialogues
from opora_http import Refused

SAMPLE = 120
NUMBER = re.compile(r"\d+")
Script = Callable[[Prompt], "str | None"]


def measure(bench: Bench, school: School, tasks: list[Task]) -> Iterator[Figure]:
    teachers = _teachers(bench, {task.text: task for task in tasks if task.course == MATHS})
    honest = {question: hint for _, question, hint in teachers}
    asked = [(task, {"question": question, "hintLevel": 1 + place % 2}) for place, (task, question, _) in enumerate(teachers)]
    yield _blocked(bench, school, "teachers' hints", asked, lambda prompt: honest.get(prompt.question))
    rust = [(task, {"question": "Не понимаю, как это сделать, подскажите", "hintLevel": level})
            for task in tasks if task.course == "rust" for level in (1, 2)]  # fmt: skip
    yield _blocked(bench, school, "code of a cited lesson", rust, _quotes_the_lesson)


def _blocked(bench: Bench, school: School, what: str, asked: list[tuple[Task, dict]], script: Script) -> Figure:
    """Of those to which the model wrote something."""
    wrote: set[tuple[str, int, str]] = set()

    def write(prompt: Prompt) -> str | None:
        text = script(prompt)
        if text:
            wrote.add((prompt.task, prompt.level, prompt.question))
        # A model that says nothing has failed, and one that fails five times in a row is left alone for a while.
        return text or ("Что из этого уже есть у вас? [1]" if re.search("[а-я]", prompt.question) else "Which part of it do you have? [1]")

    def ask(one: tuple[Task, dict]) -> dict:
        task, question = one
        return call(school.api, "POST", "/api/v1/answers", question | {"course": task.course, "assignment": task.id})

    bench.model.write = write
    try:
        replies = each(f"false blocks: {what}", ask, asked, QUESTIONS_IN_FLIGHT, (Refused, Unmeasured))
    finally:
        bench.model.write = None
    met = lambda one, reply: isinstance(reply, dict) and (one[0].text.strip(), reply.get("hintLevel"), one[1]["question"]) in wrote
    pairs = [(one, reply) for one, reply in zip(asked, replies) if met(one, reply)]
    for (task, question), reply in pairs:
        if reply.get("mode") != "model":
            failed = [one["name"] for one in reply.get("checks") or [] if not one["passed"]]
            said = f"«{question['question'][:60]}» → {reply['lane']} {reply.get('mode')} {failed}"
            bench.details.append(f"✗ blocked, {what}: {task.id} {said}")
    blocked = [reply.get("mode") != "model" for _, reply in pairs]
    return share(f"hints, {bench.mode}", f"false blocks: {what}", blocked, target=0.05, at_most=True)


def _teachers(bench: Bench, tasks: dict[str, Task]) -> list[tuple[Task, str, str]]:
    """(task, what the student said, what the teacher answered); a hint that tells a number is no honest one here."""
    found = {}
    for one in mathdial_dialogues(bench.data):
        task, before = tasks.get(one["question"]), ""
        for turn in one["conversation"].split("|EOM|") if task else ():
            who, _, words = turn.partition(":")
            if who == "Teacher" and before and (move := re.match(r"\s*\((generic|focus|probing)\)(.*)", words, re.DOTALL)):
                hint = move[2].strip()
                new = set(NUMBER.findall(hint)) - set(NUMBER.findall(f"{one['question']} {before}"))
                if not new and len(hint.split()) >= 6:
                    found[before] = (task, before, f"{hint} [1]")
            before = words.strip() if who != "Teacher" else ""
    cases = list(found.values())
    return random.Random(bench.seed).sample(cases, min(SAMPLE, len(cases)))


def _quotes_the_lesson(prompt: Prompt) -> str | None:
    for n, passage in enumerate(prompt.passages, 1):
        if code := re.search(r"```[^\n]*\n.*?```", passage, re.DOTALL):
            return (
                f"Посмотрите на пример из урока [{n}] и сравните его со своим кодом. Обратите внимание на порядок шагов:\n\n"
                f"{code[0]}\n\n[{n}]\n\nКакой из этих шагов есть и в вашем задании, а какого не хватает? Опишите его словами."
            )
    return None
