"""Everyday words, which typing repair takes as meant even where a base lacks them."""

import re
from pathlib import Path

import yaml


def write_ordinary_words(exemplars: Path) -> None:
    """Writes those of all exemplars in the folder to search/ordinary-words.txt beside it."""
    def texts(node) -> list[str]:
        if isinstance(node, str):
            return [node]
        inner = [value for key, value in node.items() if key != "patterns"] if isinstance(node, dict) else node
        return [text for value in inner for text in texts(value)]

    files = sorted(file for file in exemplars.glob("*.yml") if file.stem != "patterns")
    keyboard = yaml.safe_load((exemplars.parent / "search/keyboard.yml").read_text())
    spoken = [words_of(text) for file in files for text in texts(yaml.safe_load(file.read_text()))]
    russian = {word for words in spoken for word in words if not word.isascii()}
    # Russian in Latin letters is no English: its words would hide what typing repair is to find.
    meant = [words for words in spoken if not is_transliterated(words, russian, keyboard)]
    words = sorted({word for words in meant for word in words})
    (exemplars.parent / "search/ordinary-words.txt").write_text("\n".join(words) + "\n")


def is_transliterated(words: list[str], russian: set[str], keyboard: dict) -> bool:
    """By its words of three letters or more: shorter ones make sense in both languages."""
    long = [word for word in words if len(word) > 2]
    return all(map(str.isascii, words)) and 2 * sum(in_cyrillic(word, keyboard) in russian for word in long) > len(long)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def in_cyrillic(word: str, keyboard: dict) -> str:
    """As `knowledge.Repair` reads it."""
    letters = dict(keyboard["transliteration"])
    longest_first = "|".join(map(re.escape, letters))
    read = re.sub(longest_first, lambda found: letters[found.group()], word)
    for wrong, right in keyboard["transliteration-fixes"]:
        read = re.sub(wrong, right, read)
    return read
