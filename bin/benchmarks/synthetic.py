"""Passages, sentence windows and questions that never were, written as files for COPY. Runs in the venv, for numpy.

  python -m benchmarks.synthetic FOLDER PASSAGES SEED        (in bin/)

Vectors lie as those of multilingual-e5-small do: one direction in common, so that two of them have a cosine of about .8,
spread .04; topics; a spectrum that falls off. Words follow Zipf's law, a third of them the topic's own.
"""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

import numpy

from benchmarks.zipf import vocabulary, weights

DIMENSION = 384
TOPICS = 800
COMMON = 0.8  # the cosine of two passages about nothing in common
WINDOWS = 2  # pairs of sentences a passage
WORDS = 60_000
OWN_WORDS = 150  # of a topic
LENGTH = (40, 90)  # words of a passage
QUESTIONS = 2_000
PART = 20_000  # vectors worked on at once
RARE = 100  # passages that a word of the second kind of question is in, at most
HEADER = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)


class Vectors:
    def __init__(self, draw):
        self.draw = draw
        self.scale = (numpy.arange(DIMENSION) + 1.0) ** -0.35
        self.common = unit(draw.normal(size=DIMENSION))
        self.asked = unit(self.common + 0.3 * unit(draw.normal(size=DIMENSION)))  # questions lean to a side of theirs
        self.topics = self.noise(TOPICS)

    def noise(self, count: int):
        return unit(self.draw.normal(size=(count, DIMENSION)) * self.scale)

    def near(self, own, share: float):
        return unit(share**0.5 * own + (1 - share) ** 0.5 * self.noise(len(own)))

    @staticmethod
    def placed(own, common):
        return unit(COMMON**0.5 * common + (1 - COMMON) ** 0.5 * own)


def unit(vectors):
    return vectors / numpy.linalg.norm(vectors, axis=-1, keepdims=True)


def parts(rows):
    """Some rows at a time: a million vectors at once are several gigabytes, and again in each step of a calculation."""
    return (rows[at : at + PART] for at in range(0, len(rows), PART))


def write(folder: Path, count: int, seed: int) -> None:
    draw = numpy.random.default_rng(seed)
    vectors = Vectors(draw)
    topic = draw.integers(TOPICS, size=count)
    own = numpy.concatenate([vectors.near(vectors.topics[part], 0.5) for part in parts(topic)])
    copy(folder / "vectors", (vectors.placed(part, vectors.common) for part in parts(own)))
    windows = (vectors.near(numpy.repeat(part, WINDOWS, axis=0), 0.7) for part in parts(own))
    copy(folder / "windows", (vectors.placed(part, vectors.common) for part in windows))
    told = texts(draw, topic)
    with open(folder / "texts", "w", encoding="utf-8") as sink:
        for n, words in enumerate(told):
            body = ". ".join(" ".join(words[at : at + 10]) for at in range(0, len(words), 10))
            sink.write(f"{n}\t{' '.join(words[:3])}\t{' '.join(words[3:6])}\t{body}.\n")
    about = draw.integers(count, size=QUESTIONS)
    copy(folder / "asked", [vectors.placed(vectors.near(own[about], 0.6), vectors.asked)])
    with open(folder / "questions", "w", encoding="utf-8") as sink:
        for n, (usual, rare) in enumerate(asked(draw, told, about)):
            sink.write(f"{n}\t{usual}\t{rare}\n")


def texts(draw, topic) -> list[list[str]]:
    words, chance = numpy.array(vocabulary(WORDS)), numpy.array(weights(WORDS))
    of_topic = draw.choice(WORDS, size=(TOPICS, OWN_WORDS), p=chance**0.5 / (chance**0.5).sum())
    own_chance = numpy.array(weights(OWN_WORDS))
    lengths = draw.integers(*LENGTH, size=len(topic))
    general = draw.choice(WORDS, size=lengths.sum(), p=chance)
    special = draw.choice(OWN_WORDS, size=lengths.sum(), p=own_chance)
    is_own = draw.random(lengths.sum()) < 1 / 3
    chosen = numpy.where(is_own, of_topic[numpy.repeat(topic, lengths), special], general)
    return [part.tolist() for part in numpy.split(words[chosen], lengths.cumsum()[:-1])]


def asked(draw, told: list[list[str]], about):
    """For each question its words: all frequent; and the same with two rare ones of the passage it is about."""
    in_passages: dict[str, int] = {}
    for words in told:
        for word in dict.fromkeys(words):  # a set's order is another in each process
            in_passages[word] = in_passages.get(word, 0) + 1
    frequent = [word for word, n in in_passages.items() if n > len(told) // 40]
    for passage in about:
        usual = draw.choice(frequent, size=6).tolist()
        rare = [word for word in told[passage] if in_passages[word] <= RARE][:2]
        yield " ".join(usual), " ".join(usual[:4] + rare)


def copy(file: Path, parts_of_vectors) -> None:
    """Rows of (number, halfvec) in COPY's binary form."""
    halves = (half for part in parts_of_vectors for half in part.astype(">f2"))
    with open(file, "wb") as sink:
        sink.write(HEADER)
        for n, half in enumerate(halves):
            sink.write(struct.pack(">hiiihh", 2, 4, n, 4 + 2 * DIMENSION, DIMENSION, 0) + half.tobytes())
        sink.write(struct.pack(">h", -1))


if __name__ == "__main__":
    where = Path(sys.argv[1])
    write(where, int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps({"passages": int(sys.argv[2]), "windows": WINDOWS, "questions": QUESTIONS}))
