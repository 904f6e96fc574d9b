"""An OpenAI-compatible server that takes constant time: hashed vectors of 384 numbers, and one fixed chat reply.

  python3 -m benchmarks.stubs [--embedding-ms 0] [--chat-ms 300] [--known FILE] [--record FILE]
                                                             (in bin/; prints its port, ends with its stdin)

A text's vector is the sum of its words' vectors, so that a question is nearest to the passage whose words it shares; a
known text has the vector that its file gives (text, tab, numbers in brackets; one a line). What is asked for can be
recorded, a batch a line.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import functools
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import IO

DIMENSION = 384
MOST_WORDS = 64  # of a text: the time must not grow with it
WORD = re.compile(r"\w+")
REPLY = json.dumps({"text": "Об этом сказано в материалах школы [1].", "cannotAnswer": False}, ensure_ascii=False)
SETTINGS = {"MODEL": "bench-stub", "QUERY_MODEL": "bench-stub", "PASSAGE_MODEL": "bench-stub", "DIMENSION": "384"}


@functools.lru_cache(50_000)
def word_vector(word: str) -> tuple[int, ...]:
    return tuple(byte - 128 for byte in hashlib.shake_128(word.encode()).digest(DIMENSION))


def vector(text: str) -> list[int]:
    """Whole numbers, the first of which all texts share: similarities lie high and close, as those of e5 do."""
    words = WORD.findall(text.lower())[:MOST_WORDS] or [""]
    summed = list(map(sum, zip(*map(word_vector, words))))
    summed[0] = 4_000 + 100 * len(words)
    return summed


def embeddings(request: dict, known: dict[str, str], record: IO[str] | None) -> bytes:
    texts = request["input"] if isinstance(request["input"], list) else [request["input"]]
    if record:
        print(json.dumps(texts, ensure_ascii=False), file=record, flush=True)
    vectors = [json.loads(known[text]) if text in known else vector(text) for text in texts]
    data = [{"object": "embedding", "index": n, "embedding": one} for n, one in enumerate(vectors)]
    usage = {"prompt_tokens": 0, "total_tokens": 0}
    return json.dumps({"object": "list", "model": "bench-stub", "data": data, "usage": usage}).encode()


def chat(_: dict) -> bytes:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": REPLY}}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    whole = {"id": "1", "object": "chat.completion", "model": "bench-stub", "choices": [choice], "usage": usage}
    return json.dumps(whole).encode()


async def serve(given: argparse.Namespace) -> None:
    known = dict(line.split("\t") for line in given.known) if given.known else {}
    embed = functools.partial(embeddings, known=known, record=given.record)
    ways = {"/v1/embeddings": (embed, given.embedding_ms), "/v1/chat/completions": (chat, given.chat_ms)}

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = re.search(r"content-length: *(\d+)", head)
                body = await reader.readexactly(int(length.group(1)) if length else 0)
                work, pause_ms = ways[head.split(" ", 2)[1]]
                await asyncio.sleep(pause_ms / 1000)
                reply = work(json.loads(body))
                top = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(reply)}\r\n\r\n"
                writer.write(top.encode() + reply)
        writer.close()

    server = await asyncio.start_server(connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # the bench has ended
    server.close()


@contextlib.contextmanager
def running(embedding_ms: int = 0, chat_ms: int = 300, known: Path | None = None, record: Path | None = None):
    """The stub in a process of its own; gives its /v1 address."""
    command = [sys.executable, "-m", "benchmarks.stubs", "--embedding-ms", str(embedding_ms), "--chat-ms", str(chat_ms)]
    command += [*(["--known", str(known)] if known else []), *(["--record", str(record)] if record else [])]
    where = Path(__file__).resolve().parent.parent
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=where) as stub:
        try:
            yield f"http://127.0.0.1:{int(stub.stdout.readline())}/v1"
        finally:
            stub.terminate()


def settings(url: str, *, model: bool) -> dict:
    """Of an application that embeds, and writes if `model`, with the stub."""
    names = SETTINGS | {"BASE_URL": url, "PASSAGE_BASE_URL": url, "API_KEY": "bench"}
    chosen = {f"OPORA_EMBEDDING_{name}": value for name, value in names.items()}
    talking = {"OPORA_CHAT_BASE_URL": url, "OPORA_CHAT_MODEL": "bench-stub", "OPORA_CHAT_API_KEY": "bench"}
    return chosen | (talking if model else {})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--embedding-ms", type=int, default=0)
    parser.add_argument("--chat-ms", type=int, default=300)
    parser.add_argument("--known", type=argparse.FileType("r", encoding="utf-8"))
    parser.add_argument("--record", type=argparse.FileType("w", encoding="utf-8"))
    asyncio.run(serve(parser.parse_args()))
