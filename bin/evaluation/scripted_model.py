"""A chat model by script, for the OpenAI-compatible address that Opora was started with (OPORA_CHAT_BASE_URL).

What it says is decided by `write(prompt)`; nothing set, or None: it is down (503), and Opora falls back to quotes.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


# By what stands in prompts/answering/hint-N of either language.
LEVELS = {1: ("small hint", "малую подсказку"), 2: ("big hint", "большую подсказку"), 3: ("<solution>",)}
# A judge that lets everything pass, and a classifier that is not sure: the worst that a model can be.
APPROVAL = json.dumps({"reveals": False, "claims": [{"claim": "", "supported": True}], "answersQuestion": True,
                       "class": "organisational", "certainty": 0})


@dataclass(frozen=True)
class Prompt:
    """What Opora asked, taken apart: level 0 is an answer, 1–3 a hint."""

    level: int
    passages: list[str]
    assignment: str
    question: str

    @property
    def task(self) -> str:
        """The assignment's text as it was put, without the title over it."""
        return self.assignment.replace("<\u200b/", "</").partition("\n")[2].strip()


class ScriptedModel:
    def __init__(self, port: int):
        self.write: Callable[[Prompt], str | None] | None = None
        self.asked = 0
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked += 1
                prompt = _prompt(asked["messages"])
                text = (APPROVAL if prompt is None else model.write(prompt)) if model.write else None
                said = text if prompt is None else json.dumps(
                    {"text": text, "used": [], "cannotAnswer": False}, ensure_ascii=False)
                choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": said}}
                body = {"id": "1", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice]}
                sent = json.dumps(body if text is not None else {"error": {"message": "down"}}).encode()
                self.send_response(503 if text is None else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def _prompt(messages: list[dict]) -> Prompt | None:
    """None where no words are asked for, but a verdict."""
    system, user = (next((_text(one) for one in messages if one["role"] == role), "") for role in ("system", "user"))
    if '"cannotAnswer"' not in system:
        return None
    level = next((level for level, words in LEVELS.items() if any(word in system for word in words)), 0)
    inside = lambda tag: re.findall(rf"<{tag}(?: n=\"\d+\")?>\n(.*?)\n</{tag}>", user, re.DOTALL)
    return Prompt(level, inside("passage"), *(next(iter(inside(tag)), "") for tag in ("assignment", "question")))


def _text(message: dict) -> str:
    content = message["content"]
    return content if isinstance(content, str) else "".join(one.get("text", "") for one in content)
