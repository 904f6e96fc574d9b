"""An Opora of the bench's own: home, cluster, ports, application. Nothing of the user's is read or written."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

from benchmarks.figures import Unmeasured
from opora_http import Api, Refused

BIN = Path(__file__).resolve().parent.parent
OWN = ("OPORA_DB_", "OPORA_EMBEDDING_", "OPORA_CHAT_", "OPORA_VECTOR_", "OPORA_TEST_", "OPORA_OIDC_")
FIRST_PORT = 8280
READY_S = 120


def place() -> Path:
    """Of the bench's home: below the user's, whose virtual environment it borrows."""
    user = Path(os.environ.get("OPORA_HOME") or BIN.parent / ".opora").expanduser()
    return Path(os.environ.get("OPORA_BENCH_HOME") or user / "bench").absolute()


class Home:
    """Use as a context; everything that it started has ended afterwards."""

    def __init__(self, where: Path):
        self.where = where
        self._borrow_environment()
        for name in [name for name in os.environ if name.startswith(OWN)]:
            del os.environ[name]
        for name in ("OPORA_DEMO", "OPORA_HOST", "OPORA_PORT", "OPORA_PLATFORM_KEY", "OPORA_LOCAL"):
            os.environ.pop(name, None)
        os.environ["OPORA_HOME"] = str(where)
        self.opora = _launcher()  # its parts read OPORA_HOME when they are loaded
        self.parts = sys.modules["opora_parts"]
        self._open = contextlib.ExitStack()

    def _borrow_environment(self) -> None:
        """The user's virtual environment by a link; a stale link goes, so that `pip` never works through it."""
        user = Path(os.environ.get("OPORA_HOME") or BIN.parent / ".opora").expanduser().absolute()
        link = self.where / "venv"
        link.parent.mkdir(parents=True, exist_ok=True)
        if link.is_symlink():
            link.unlink()
        if not link.exists() and (user / "venv/opora-stamp").exists():
            link.symlink_to(user / "venv")

    def __enter__(self) -> Home:
        with contextlib.redirect_stdout(sys.stderr):
            self.opora.prepare_home()
            self._open.enter_context(self.opora.alone("bench"))
            try:
                self._drop_stale_link()
                self.opora.ensure_venv()
                self.opora.ensure_built()
                self.opora.POSTGRES.ensure(["opora"])
            except BaseException:
                self.__exit__(None, None, None)
                raise
        return self

    def _drop_stale_link(self) -> None:
        venv = self.opora.VENV
        if venv.is_symlink() and not self.parts.venv_is_ready():
            venv.unlink()

    def __exit__(self, *_) -> None:
        with contextlib.redirect_stdout(sys.stderr):
            self.opora.stop_started([self.opora.APPLICATION, *self.opora.EMBEDDINGS, self.opora.POSTGRES])
        self._open.close()

    # ------------------------------------------------------------ database

    def database(self, name: str, *, anew: bool) -> str:
        """Its JDBC address."""
        drop = f"drop database if exists {name} with (force);\n" if anew else ""
        make = f"select 'create database {name} owner opora_owner' where not exists (select from pg_database where datname = '{name}') \\gexec\n"
        self.sql("postgres", drop + make, user="opora_admin")
        self.sql(name, "create extension if not exists vector;", user="opora_admin")
        return f"jdbc:postgresql://127.0.0.1:{self.postgres_port()}/{name}"

    def postgres_port(self) -> int:
        return self.opora.known_port("postgres")

    def password(self, user: str) -> str:
        return self.opora.secret({"opora_admin": "admin", "opora_owner": "owner", "opora_app": "app"}[user])

    def environment(self, user: str, **more: str) -> dict:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "PGPASSWORD": self.password(user), **more}

    def connection(self, database: str, user: str) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.postgres_port()), "-U", user, database]

    def sql(self, database: str, text: str, *, user: str = "opora_owner", files: dict[str, Path] | None = None) -> str:
        """What psql prints, unaligned, rows only. `files` are variables that name a file for \\copy."""
        psql = self.opora.psql_command()
        variables = [word for name, file in (files or {}).items() for word in ("-v", f"{name}={file}")]
        options = ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", *variables]
        command = [*psql, *options, *self.connection(database, user)]
        told = subprocess.run(command, input=text, text=True, capture_output=True, env=self.environment(user))
        if told.returncode:
            raise Unmeasured(f"psql: {told.stderr.strip()[:2000]}")
        return told.stdout.strip()

    def program(self, name: str) -> str:
        return str(Path(self.opora.psql_command()[0]).with_name(name))

    # ------------------------------------------------------------ embedding servers

    def embedding_servers(self) -> dict:
        """The real ones, started; the settings that the application reads."""
        with contextlib.redirect_stdout(sys.stderr):
            for server in [server for server in self.opora.EMBEDDINGS if server.begin()]:
                server.finish()
        return self.opora.embedding_settings()

    # ------------------------------------------------------------ application

    @contextlib.contextmanager
    def application(self, database: str, settings: dict, *, heap: str | None = None):
        app = Application(self, database, settings, heap)
        app.start()
        try:
            yield app
        finally:
            app.stop()


class Application:
    def __init__(self, home: Home, database: str, settings: dict, heap: str | None):
        self.home, self.service = home, home.opora.APPLICATION
        self.port = next(port for port in range(FIRST_PORT, FIRST_PORT + 200) if home.opora.port_is_free(port))
        self.base = f"http://127.0.0.1:{self.port}"
        self.platform = Api(self.base, home.opora.platform_key())
        self._jvm = [f"-Xmx{heap}" if heap and word.startswith("-Xmx") else word for word in home.opora.JVM]
        self._environment = {
            **os.environ,
            "OPORA_PORT": str(self.port),
            "OPORA_HOST": "127.0.0.1",
            "OPORA_DEMO": "false",
            "OPORA_LOCAL": "true",
            "OPORA_PLATFORM_KEY": home.opora.platform_key(),
            "OPORA_DB_URL": database,
            "OPORA_DB_USER": "opora_app",
            "OPORA_DB_PASSWORD": home.password("opora_app"),
            "OPORA_DB_OWNER_USER": "opora_owner",
            "OPORA_DB_OWNER_PASSWORD": home.password("opora_owner"),
            **settings,
        }

    def start(self) -> float:
        """Seconds from the start of the process until it is ready."""
        if self.service.pid():
            raise Unmeasured(f"an application of {self.home.where} runs already; stop it: OPORA_HOME={self.home.where} bin/opora down")
        opora, begun = self.home.opora, time.monotonic()
        jar = opora.APP / opora.JAR.name
        self.service.start([opora.java(), *self._jvm, "-jar", jar], environment=self._environment)
        opora.wait_until(lambda: self._ready() or not self.service.pid(), READY_S, 0.02)
        took = time.monotonic() - begun
        if not self._ready():
            raise Unmeasured(f"the application does not get ready; {self.service.last_words()}")
        return took

    def stop(self) -> None:
        self.service.stop()

    def _ready(self) -> bool:
        try:
            return Api(self.base).call("GET", "/q/health/ready", patient=False)[0] == 200
        except (Refused, OSError):
            return False

    def memory_mb(self) -> dict[str, float]:
        """VmRSS (now) and VmHWM (its peak)."""
        lines = Path(f"/proc/{self.service.pid()}/status").read_text().splitlines()
        kb = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
        return {name: int(value) / 1024 for name, value in kb.items()}


def _launcher():
    """bin/opora as a module: its way to start things is the one that is measured."""
    loader = SourceFileLoader("opora_launcher", str(BIN / "opora"))
    module = module_from_spec(spec_from_loader("opora_launcher", loader))
    loader.exec_module(module)
    return module
