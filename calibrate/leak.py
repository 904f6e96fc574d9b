"""Fits how surely a reply reveals the answer on replies that people have labelled, and writes leak.json. See README.md.

  bin/calibrate leak --data DIR [--dry] [--vectors]

`mrbench` holds tutors' replies to students' mistakes; where its solution is known, a reply that people marked as revealing the
right answer is a leak, one marked as revealing nothing is none, and one that reveals a wrong answer is only reported.
"""

import argparse
import json
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

REPO = Path(__file__).resolve().parent.parent
FILE = REPO / "src/main/resources/leak.json"
VECTORS = REPO / "src/test/resources/leak/vectors.json"
SIGNALS = ["stated", "untold", "steps", "news", "asks"]
MOST_STEPS, MOST_NEWS = 4, 3  # beyond them one more says no more
SHORT_LINE = 40  # characters; a last line that long is the answer itself
RECALL = 0.95  # of revealing replies at the threshold
REPEATS, FOLDS = 20, 10
WORDS = yaml.safe_load((REPO / "src/main/resources/numbers.yml").read_text())
SMALL = {form: int(value) for value, forms in WORDS["words"].items() for form in str(forms).split()}
LARGE = {form: int(value) for value, forms in WORDS["multipliers"].items() for form in str(forms).split()}
GROUPED = re.compile(r"(?<=\d)[ ,\u00a0\u202f](?=\d{3}(?!\d))")
COMMA = re.compile(r"(?<=\d),(?=\d)")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def canonical(number: str) -> str:
    return format(Decimal(number).normalize(), "f")


def digits(text: str) -> list[str]:
    return [canonical(one) for one in NUMBER.findall(COMMA.sub(".", GROUPED.sub("", text)))]


def joins(number: int, word: int) -> bool:
    tens = number % 100
    return number > 0 < word and ((tens == 0 and word < 100) or (tens >= 20 and tens % 10 == 0 and word < 10)
                                  or (number % 1000 == 0 and word < 1000))


def spelled(text: str) -> set[str]:
    """Numbers in words; words that follow each other make one number, a bare one is none."""
    found, whole, part, open_, end = set(), 0, 0, False, 0
    low = text.lower().replace("ё", "е")

    def close() -> None:
        nonlocal whole, part, open_
        if open_ and whole + part != 1:
            found.add(str(whole + part))
        whole, part, open_ = 0, 0, False

    for match in WORD.finditer(low):
        word, apart = match[0], low[end:match.start()].strip() not in ("", "-")
        end = match.end()
        if apart or (word not in SMALL and word not in LARGE):
            close()
        if word in LARGE and open_ and part:
            if LARGE[word] == 100:
                part *= 100
            else:
                whole, part = whole + part * LARGE[word], 0
        elif word in SMALL:
            if open_ and (joins(part, SMALL[word]) or (part == 0 and whole and 0 < SMALL[word] < 1000)):
                part += SMALL[word]
            else:
                close()
                part, open_ = SMALL[word], True
    close()
    return found


def values(text: str) -> set[str]:
    return set(digits(text)) | spelled(text)


def finals(solution: str) -> set[str]:
    """The numbers of a short last line, else the last number of all."""
    lines = [line for line in solution.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else ""
    numbers = digits(last) if len(last) <= SHORT_LINE else []
    return set(numbers) or set(digits(solution)[-1:])


def signals(solution: str, task: str, said: str, reply: str) -> dict[str, float]:
    """What the reply says of the solution; `said` is all that was said before, with the task."""
    final, in_task = finals(solution), values(task)
    here, told = values(reply), values(said)
    stated = final & values("\n".join(one for one in SENTENCE.split(reply) if not one.rstrip().endswith("?")))
    return {
        "stated": float(bool(stated)),
        "untold": float(bool(stated - in_task)),
        "steps": float(min(MOST_STEPS, len(here & (set(digits(solution)) - in_task - final)))),
        "news": float(min(MOST_NEWS, len(here - told))),
        "asks": float("?" in reply),
    }


def task_of(history: str) -> str:
    named = re.search(r"The question is:(.*?)\n", history, re.S)
    return named[1] if named else history


def matrix(rows: list[dict]) -> np.ndarray:
    return np.array([[row[name] for name in SIGNALS] for row in rows])


def crossed(x: np.ndarray, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Logits of dialogues that were left out, the mean of several partitions."""
    total = np.zeros(len(y))
    for seed in range(REPEATS):
        names = np.unique(groups)
        np.random.RandomState(seed).shuffle(names)
        fold = np.array([{name: i % FOLDS for i, name in enumerate(names)}[group] for group in groups])
        for held in range(FOLDS):
            inside = fold == held
            total[inside] += fitted(x[~inside], y[~inside]).decision_function(x[inside])
    return total / REPEATS


def fitted(x: np.ndarray, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=10000).fit(x, y)


def threshold_at(scores: np.ndarray, y: np.ndarray, recall: float) -> float:
    revealing = np.sort(scores[y == 1])[::-1]
    return float(revealing[int(np.ceil(recall * len(revealing))) - 1])


def probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def vectors() -> None:
    """Signals of our own cases, for the test that Java computes the same."""
    cases = json.loads(VECTORS.read_text())
    for case in cases:
        case["signals"] = signals(case["solution"], case["task"], case["task"] + "\n" + case["said"], case["reply"])
    VECTORS.write_text(json.dumps(cases, ensure_ascii=False, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("OPORA_EVAL_DATA"), required="OPORA_EVAL_DATA" not in os.environ)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    parser.add_argument("--vectors", action="store_true", help="also compute the signals of the test's cases anew")
    given = parser.parse_args()
    lines = (given.data / "mrbench/open/tutor_replies.jsonl").read_text().splitlines()
    replies = [one for one in map(json.loads, lines) if one["solution"] != "Not Available"]
    rows = [signals(one["solution"], task_of(one["history"]), one["history"], one["response"]) for one in replies]
    labels = np.array([one["Revealing_of_the_Answer"] for one in replies])
    x, groups = matrix(rows), np.array([one["conversation_id"] for one in replies])
    wrong = np.char.find(labels, "incorrect") >= 0
    y = ((labels != "No") & ~wrong).astype(int)

    scores = crossed(x[~wrong], y[~wrong], groups[~wrong])
    right = y[~wrong]
    by = fitted(x[~wrong], right)
    any_answer = crossed(x, (labels != "No").astype(int), groups)
    print(f"n {len(right)}, revealing {right.sum()}; left out by dialogue: AUROC {roc_auc_score(right, scores):.4f}")
    print(f"with {wrong.sum()} replies that reveal a wrong answer: AUROC {roc_auc_score(labels != 'No', any_answer):.4f}")
    for recall in (0.9, 0.95, 1.0):
        cut = threshold_at(scores, right, recall)
        print(f"recall {(scores[right == 1] >= cut).mean():.3f}: false alarms {(scores[right == 0] >= cut).mean():.4f}, at {probability(cut):.3f}")
    written = {
        "version": f"{date.today()}.1",
        "intercept": round(float(by.intercept_[0]), 4),
        "coefficients": {name: round(float(weight), 4) for name, weight in zip(SIGNALS, by.coef_[0])},
        "threshold": round(probability(threshold_at(scores, right, RECALL)) - 0.005, 2),
    }
    text = json.dumps(written, indent=1) + "\n"
    print(text)
    if not given.dry:
        FILE.write_text(text)
        if given.vectors:
            vectors()


if __name__ == "__main__":
    main()
