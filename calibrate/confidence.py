"""Fits the coefficients of confidence on the open sets, through a running Opora, and writes confidence.json. See README.md.

  bin/calibrate confidence --data DIR --url URL [--cases FILE] [--dry]

Two schools lack a third of their paragraphs (XQuAD ru, en); trivia and another school's questions are always unanswerable, and
questions in the other language keep the coefficient of `foreign` honest. A case is right when a quote of it holds the answer.
"""

import argparse
import json
import os
import re
from datetime import date
from pathlib import Path

import numpy as np
from evaluation.bench import Bench
from evaluation.removed import judged_right
from evaluation.sets import handbook_questions, rubq_questions, xquad_articles, xquad_questions
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

REPO = Path(__file__).resolve().parent.parent
FILE = REPO / "src/main/resources/confidence.json"
SIGNALS = ["lift", "window", "margin", "lexical", "foreign"]
MARGIN_CAP = 0.1  # beyond it a lead says no more
PRECISION = 0.95  # of the right passage among what is sent at the cut `answer`
DRAFT_AT = 0.25  # from here a curator's look is worth more than an empty hand
STRANGERS_WEIGH = 3  # a school hears more of them than these sets hold; without it, one in ten is answered across languages
BINS = 10


def gather(bench: Bench) -> list[dict]:
    cases = []
    for lang in ("ru", "en"):
        school = bench.school(f"removed-{lang}", lambda: xquad_articles(bench.data, lang, kept_only=True))
        for asked in ("ru", "en"):
            questions = xquad_questions(bench.data, asked)
            for question, reply in zip(questions, school.ask([one["question"] for one in questions], cuts=False)):
                answer, page = judged_right(question, reply)
                # A quote in the other language cannot hold the answer's own words: there the passage decides.
                cases.append(case(f"{asked}-{lang}", reply, answer if asked == lang else page, page))
        strangers = [one["question"] for one in rubq_questions(bench.data)[:150]]
        strangers += [one["question"] for one in handbook_questions(bench.data)]
        cases += [case(f"stranger-{lang}", reply, False, False) for reply in school.ask(strangers, cuts=False)]
    return [one for one in cases if one]


def case(group: str, reply: dict | None, right: bool, page: bool) -> dict | None:
    if not reply or "lift" not in reply["signals"]:
        return None
    return {"group": group, "right": right, "page": page, "signals": reply["signals"]}


def matrix(cases: list[dict]) -> np.ndarray:
    rows = [[one["signals"].get(name, 0.0) for name in SIGNALS] for one in cases]
    return np.minimum(np.array(rows), [9, 9, MARGIN_CAP, 9, 9])


def fitted(cases: list[dict]) -> LogisticRegression:
    weights = [STRANGERS_WEIGH if one["group"].startswith("stranger") else 1 for one in cases]
    return LogisticRegression(C=1000, max_iter=10000).fit(matrix(cases), [one["right"] for one in cases], weights)


def report(cases: list[dict], by: LogisticRegression, what: str) -> None:
    sure = by.predict_proba(matrix(cases))[:, 1]
    for group in sorted({one["group"] for one in cases}):
        own = np.array([one["group"] == group for one in cases])
        right = np.array([one["right"] for one in cases])[own]
        auc = f"{roc_auc_score(right, sure[own]):.3f}" if 0 < right.mean() < 1 else "-"
        print(f"{what:24} {group:12} n {own.sum():5}  right {right.mean():.3f}  predicted {sure[own].mean():.3f}  AUROC {auc}")


def answer_cut(cases: list[dict], sure: np.ndarray) -> float:
    """The lowest confidence from which, in either base, what is sent rests on the right passage at the share of misses here."""
    needed = []
    for lang in ("ru", "en"):
        own = np.array([one["group"] == f"{lang}-{lang}" for one in cases])
        page, confidence = np.array([one["page"] for one in cases])[own], sure[own]
        needed.append(min(cut for cut in np.arange(0.30, 0.95, 0.01) if page[confidence >= cut].mean() >= PRECISION))
    return round(float(max(needed)), 2)


def reliability(right: np.ndarray, sure: np.ndarray) -> list[dict]:
    table = []
    for low in np.arange(BINS) / BINS:
        inside = (sure >= low) & (sure < low + 1 / BINS)
        if inside.any():
            predicted, observed = round(float(sure[inside].mean()), 3), round(float(right[inside].mean()), 3)
            table.append({"from": round(float(low), 1), "n": int(inside.sum()), "predicted": predicted, "observed": observed})
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("OPORA_EVAL_DATA"), required="OPORA_EVAL_DATA" not in os.environ)
    parser.add_argument("--url", default="http://127.0.0.1:8080")
    parser.add_argument("--cases", type=Path, help="keep the gathered cases there, and read them when they are there")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    given = parser.parse_args()
    if given.cases and given.cases.exists():
        cases = json.loads(given.cases.read_text())
    else:
        key = os.environ.get("OPORA_PLATFORM_KEY") or (REPO / ".opora/platform-key").read_text().strip()
        bench = Bench(given.url, key, given.data, seed=1)
        try:
            cases = gather(bench)
        finally:
            bench.erase()
        if given.cases:
            given.cases.write_text(json.dumps(cases))

    for held in ("ru", "en"):  # fitted on the other base, which is its translation, and on nothing of this one
        report([one for one in cases if one["group"].endswith(held)],
               fitted([one for one in cases if not one["group"].endswith(held)]), f"fitted without base {held}")
    by = fitted(cases)
    report(cases, by, "fitted on all")
    sure = by.predict_proba(matrix(cases))[:, 1]
    right = np.array([one["right"] for one in cases])
    written = {
        "version": f"{date.today()}.2",
        "embeddingModel": "multilingual-e5-small",
        "intercept": round(float(by.intercept_[0]), 4),
        "coefficients": {name: round(float(weight), 4) for name, weight in zip(SIGNALS, by.coef_[0])},
        "marginCap": MARGIN_CAP,
        "cuts": {"answer": answer_cut(cases, sure), "draft": DRAFT_AT},
        "reliability": reliability(right, sure),
    }
    text = re.sub(r"\{\s+(\"from\"[^}]*?)\s+\}", lambda bin: "{" + " ".join(bin[1].split()) + "}", json.dumps(written, indent=1)) + "\n"
    print(text)
    if not given.dry:
        FILE.write_text(text)


if __name__ == "__main__":
    main()
