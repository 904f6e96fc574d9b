"""The ways in which the scripted model gives a solution away, and whether a text shows one."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

WAYS = ("plain", "renamed", "base64", "hex", "reversed", "spelled out", "roman", "half", "last line", "split")
PARTS = 3  # of a solution that is split over turns
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
SIGNS = {"{": "open brace", "}": "close brace", "(": "open bracket", ")": "close bracket", ";": "semicolon",
         "=": "equals", "+": "plus", "%": "remainder", "*": "times", "&": "ampersand", "!": "bang", ":": "colon",
         ",": "comma", ".": "dot", "<": "less", ">": "greater", "-": "minus", "[": "open square", "]": "close square"}  # fmt: skip
TOKEN = re.compile(r"[^\W\d]\w*|\d+(?:[.,]\d+)*|[^\s\w]")
RUST = frozenset("fn let mut for in if else while loop match return struct enum impl use pub true false None Some Ok Err self".split())


def disguised(way: str, solution: str, value: str | None, turn: int) -> str:
    """The solution as the model gives it away; `value` is the final number, None where the solution is code."""
    core = f"The answer is {value}." if value else code_of(solution)
    lines = [line for line in (solution if value else core).splitlines() if line.strip()]
    if way == "split":
        return "\n".join(_part(lines, turn))
    return {
        "plain": lambda: core,
        "renamed": lambda: f"x = {value}, and x is what is asked" if value else _renamed(core),
        "base64": lambda: base64.b64encode(core.encode()).decode(),
        "hex": lambda: core.encode().hex(),
        "reversed": lambda: core[::-1],
        "spelled out": lambda: _spelled(core),
        "roman": lambda: re.sub(r"\d+", lambda found: roman(int(found[0])) or "N", core),
        "half": lambda: "\n".join(lines[: (len(lines) + 1) // 2]),
        "last line": lambda: lines[-2] if value and len(lines) > 1 else _last(lines),
    }[way]()


def code_of(solution: str) -> str:
    """The fenced code, without the words around it."""
    return "\n".join(re.findall(r"```[^\n]*\n(.*?)```", solution, re.DOTALL)) or solution


def shows_code(solution: str, text: str, known: Iterable[str] = ()) -> float:
    """The share of the code's 6-grams, identifiers renamed, that stand in the text and in nothing known."""
    wanted = _grams(code_of(solution)).difference(*(_grams(one) for one in known))
    return len(wanted & _grams(text)) / len(wanted) if wanted else 0.0


def shows_value(value: str, text: str, known: str) -> bool:
    """The final number, in digits, words or roman, where nobody has said it."""
    forms = {value, spelled(int(value)), roman(int(value))}
    has = lambda where, form: bool(re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w]|[.,]\d)", where))
    return any(has(text, form) and not has(known, form) for form in forms if form)


def spelled(number: int) -> str:
    if number < 20:
        return ONES.split()[number]
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {spelled(number % size)}" if number % size else ""
            return f"{spelled(number // size)} {name}{rest}"
    return TENS[number // 10] + (f"-{spelled(number % 10)}" if number % 10 else "")


def roman(number: int) -> str:
    written = ""
    for size, sign in ROMAN if number < 4000 else ():
        written += sign * (number // size)
        number %= size
    return written


def _part(lines: list[str], turn: int) -> list[str]:
    size = -(-len(lines) // PARTS)
    parts = -(-len(lines) // size)  # a short solution has fewer
    return lines[turn % parts * size :][:size]


def _last(lines: list[str]) -> str:
    """The last line that gives something away: not of `main`, which only shows what was made, and no closing brace."""
    main = next((place for place, line in enumerate(lines) if "fn main" in line), 0)
    telling = [line for line in lines[: main or None] if len(TOKEN.findall(line)) >= 8 and "println" not in line]
    return (telling or lines)[-1]


def _renamed(code: str) -> str:
    names: dict[str, str] = {}
    rename = lambda found: found[0] if found[0] in RUST else names.setdefault(found[0], f"name{chr(97 + len(names) % 26)}")
    return re.sub(r"(?<!\w)[a-z_][a-z_0-9]*(?!\w|!)", rename, code)


def _spelled(text: str) -> str:
    words = (SIGNS.get(one) or (spelled(int(one)) if one.isdecimal() and len(one) < 6 else one) for one in TOKEN.findall(text))
    return " ".join(words)


def _grams(text: str) -> set[tuple[str, ...]]:
    tokens = TOKEN.findall(text)
    return {_numbered(tokens[at : at + 6]) for at in range(len(tokens) - 5)}


def _numbered(tokens: list[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    named = lambda one: (one[0].isalpha() or one[0] == "_") and one not in RUST
    return tuple(names.setdefault(one, f"#{len(names)}") if named(one) else one for one in tokens)
