"""What the sections of bin/eval share."""

from __future__ import annotations

import secrets
import sys
from pathlib import Path

from evaluation.calls import Gone, call
from evaluation.schools import School
from evaluation.scripted_model import ScriptedModel
from opora_http import Api, Refused


class Bench:
    """What the sections share: the data, the schools they fill, and what could not be measured."""

    def __init__(self, url: str, platform_key: str, data: Path, seed: int):
        self.url, self.data, self.seed = url, data, seed
        self.platform = Api(url, platform_key)
        self.schools: dict[str, School] = {}  # filled ones
        self.begun: list[School] = []  # also those whose making failed half-way: all of them are erased
        self.unmeasured: list[str] = []
        self.details: list[str] = []  # printed below the table
        self.extra: dict = {}  # into the JSON only
        self.interrupted = False
        self.pages = 1_000  # of the section `import`
        self.model: ScriptedModel | None = None  # where bin/eval plays the chat model
        self.mode = "no model"  # what the figures of hints and injection are of

    def version(self) -> str:
        """Not patient: better to hear at once that nothing runs there."""
        status = call(self.platform, "GET", "/api/v1/status", patient=False)
        if (status or {}).get("mode") == "model":
            self.mode = "scripted model" if self.model else "model"
        elif self.model:
            raise Refused(0, "no-model", f"{self.url} has no chat model, so --model-port plays to nobody")
        return str((status or {}).get("version", "unknown"))

    def lacks(self, what: str, why: str) -> None:
        self.unmeasured.append(f"{what}: {why}")

    def school(self, name: str, articles) -> School:
        """The school of that name, made and filled at first use; `articles` is called then."""
        if name not in self.schools:
            key = f"eval-{name}-{secrets.token_hex(4)}"
            locale = "en" if name.endswith("en") else "ru"
            wanted = {"key": key, "name": f"bin/eval {name}", "locale": locale, "limits": None}
            made = School(name, key, Api(self.url), self.lacks)
            self.begun.append(made)  # first, so that it is erased even if the reply gets lost
            keys = call(self.platform, "POST", "/api/v1/schools", wanted)
            made.api.key, made.widget = keys["apiKey"], (keys["widgetKey"], keys["widgetSecret"])
            made.fill(articles())
            self.schools[name] = made
        return self.schools[name]

    def keep(self) -> list[str]:
        for school in self.begun:
            print(f"kept: {school.key}  {school.api.key}", file=sys.stderr)
        return []

    def erase(self) -> list[str]:
        """The keys of the schools that could not be erased."""
        left = [school.key for school in self.begun]
        try:
            for key in list(left):
                try:
                    call(self.platform, "DELETE", f"/api/v1/schools/{key}")
                    left.remove(key)
                except Refused as why:
                    if why.status == 404:
                        left.remove(key)
        except Gone as why:
            print(f"✗ {why}", file=sys.stderr)
        finally:
            if left:
                print(f"✗ still in the database: {', '.join(left)}", file=sys.stderr)
        return left
