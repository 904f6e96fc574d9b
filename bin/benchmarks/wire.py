"""HTTP over asyncio, as little of it as a load generator needs: what the client costs, the server lacks."""

from __future__ import annotations

import asyncio
import json

from benchmarks.figures import Unmeasured

HOST = "127.0.0.1"


class Connection:
    """One kept-alive connection with one bearer; one request at a time."""

    def __init__(self, port: int):
        self.port = port
        self._reader = self._writer = None

    async def call(self, method: str, path: str, body=None, bearer: str | None = None) -> tuple[int, dict | None]:
        if self._writer is None or self._writer.is_closing():
            self._reader, self._writer = await asyncio.open_connection(HOST, self.port)
        self._writer.write(_request(method, path, body, bearer, self.port))
        status, headers = await _head(self._reader)
        text = await _body(self._reader, headers)
        return status, json.loads(text) if text.strip() else None

    def close(self) -> None:
        if self._writer:
            self._writer.close()


class Stream:
    """The event stream of a conversation; `heard(name, data)` is called for each event."""

    def __init__(self, port: int, path: str, bearer: str, heard):
        self._port, self._path, self._bearer, self._heard = port, path, bearer, heard
        self._writer = self._task = None

    async def open(self) -> None:
        reader, self._writer = await asyncio.open_connection(HOST, self._port)
        self._writer.write(_request("GET", self._path, None, self._bearer, self._port))
        status, _ = await _head(reader)
        if status != 200:
            raise Unmeasured(f"an event stream is refused: {status}")
        self._task = asyncio.create_task(self._read(reader))

    async def _read(self, reader: asyncio.StreamReader) -> None:
        buffer = b""
        try:
            while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
                buffer += (await reader.readexactly(size + 2))[:-2]
                *events, buffer = buffer.split(b"\n\n")
                for event in events:
                    self._heard(*parsed(event.decode()))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass

    @property
    def is_open(self) -> bool:
        return self._task is not None and not self._task.done()

    def close(self) -> None:
        if self._task:
            self._task.cancel()
        if self._writer:
            self._writer.close()


def parsed(event: str) -> tuple[str, str]:
    """Name and data of one server-sent event."""
    name, data = "message", []
    for line in event.splitlines():
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
    return name, "\n".join(data)


def _request(method: str, path: str, body, bearer: str | None, port: int) -> bytes:
    data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{port}", "Accept: */*"]
    if bearer:
        lines.append(f"Authorization: Bearer {bearer}")
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(data)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines[1:] if line)
    return int(lines[0].split()[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def _body(reader: asyncio.StreamReader, headers: dict) -> bytes:
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    if headers.get("transfer-encoding") != "chunked":
        return b""
    whole = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        whole += (await reader.readexactly(size + 2))[:-2]
    await reader.readuntil(b"\r\n")
    return whole
