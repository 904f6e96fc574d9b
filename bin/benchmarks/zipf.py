"""Words as a language has them: few frequent, many rare."""

from __future__ import annotations

ONSETS = ("б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х")
VOWELS = ("а", "о", "у", "и", "е")
SYLLABLES = [onset + vowel for onset in ONSETS for vowel in VOWELS]
END = "к"  # no ending that a Russian stemmer takes off, so each word stays a word of its own


def vocabulary(count: int) -> list[str]:
    """So many different words of Cyrillic letters, the short ones first."""
    return [_word(n) for n in range(count)]


def _word(n: int) -> str:
    parts = []
    n += len(SYLLABLES)  # two syllables at least
    while n:
        n, at = divmod(n, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(reversed(parts)) + END


def weights(count: int, exponent: float = 1.0) -> list[float]:
    """Zipf's law: how likely the word of each rank is; they sum to one."""
    raw = [(rank + 1) ** -exponent for rank in range(count)]
    whole = sum(raw)
    return [one / whole for one in raw]
