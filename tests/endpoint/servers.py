"""Starts and stops real servers: Oxigraph from PyPI, Virtuoso from Debian."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from kg.endpoint import Address, Credentials, Endpoint, Limits, Transport, connect

LONG = bool(os.environ.get("KG_INTEGRATION"))
"""Whether the long tests run: those with servers from Debian, and twenty trials of each fault."""

NOT_NOW = "takes minutes: run by `make integration`"

_START_SECONDS = 60.0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def endpoint(url: str, credentials: Credentials | None = None, *, profile: str = "auto", read: float = 60) -> Endpoint:
    """Return the server at `url`, with little patience between tries."""
    transport = Transport({Address(url).origin: credentials} if credentials else {}, Limits(read=read, backoff=0.05))
    return connect(url, transport, profile=profile)


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until something answers at `url`."""
    end = time.monotonic() + _START_SECONDS
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < end:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            opener.open(url, timeout=2).close()
            return
        except OSError as error:
            if getattr(error, "code", 0):
                return
            time.sleep(0.05)
    raise AssertionError(f"no answer from {url}")


class Oxigraph:
    """An Oxigraph server on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        binary = Path(sys.executable).parent / "oxigraph"
        bind = self.url.removeprefix("http://")
        words = [str(binary), "serve", "--location", str(self.folder), "--bind", bind]
        self._process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.url, self._process)

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    stop = kill


_VIRTUOSO_INI = """
[Database]
DatabaseFile={d}/virtuoso.db
ErrorLogFile={d}/virtuoso.log
LockFile={d}/virtuoso.lck
TransactionFile={d}/virtuoso.trx
xa_persistent_file={d}/virtuoso.pxa
ErrorLogLevel=7
FileExtend=200
TempStorage=TempDatabase
[TempDatabase]
DatabaseFile={d}/virtuoso-temp.db
TransactionFile={d}/virtuoso-temp.trx
FileExtend=200
[Parameters]
ServerPort=127.0.0.1:{sql}
DisableUnixSocket=1
ServerThreads=10
NumberOfBuffers=40000
MaxDirtyBuffers=30000
CaseMode=2
DirsAllowed={d}
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot={d}
ServerThreads=5
Charset=UTF-8
[SPARQL]
ResultSetMaxRows=10000
MaxQueryExecutionTime=60
"""


class Virtuoso:
    """A Virtuoso server on a folder of its own; user and password are dba."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sql, http = free_port(), free_port()
        self.url = f"http://127.0.0.1:{http}"
        ini = _VIRTUOSO_INI.format(d=folder, sql=self.sql, http=http)
        (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def is_installed() -> bool:
        return shutil.which("virtuoso-t") is not None

    def start(self) -> None:
        # After a crash its lock file stays behind and would keep it from starting.
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        words = ["virtuoso-t", "-c", str(self.folder / "virtuoso.ini"), "-f"]
        self._process = subprocess.Popen(words, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(f"{self.url}/sparql", self._process)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)
            self._process = None
