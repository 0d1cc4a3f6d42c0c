"""Debian's Apache Jena 4.5.0 from the command line, its package repaired in a folder of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

_JARS = Path("/usr/share/java")
_NAMES = """
jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data
jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 commons-cli commons-codec
commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava httpclient httpcore
jackson-annotations jackson-core jackson-databind jakarta.json-api jsonld-java protobuf slf4j-api slf4j-simple thrift
titanium-json-ld jcl-over-slf4j
"""
_XERCES = "org/apache/jena/ext/xerces/"


def is_installed() -> bool:
    return shutil.which("java") is not None and (_JARS / "jena-cmds.jar").exists()


class Jena:
    """Runs Jena's commands; `folder` takes the property files that the package relocated only half."""

    def __init__(self, folder: Path) -> None:
        with zipfile.ZipFile(_JARS / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith(_XERCES) and name.endswith(".properties"):
                    target = folder / "xerces" / name.removeprefix(_XERCES)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))
        self._path = ":".join([str(folder), *(str(_JARS / f"{name}.jar") for name in _NAMES.split())])

    def run(self, command: str, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a class of the command line, as in `run("riotcmd.riot", "--count", "a.nq")`."""
        return subprocess.run(
            ["java", "-Xmx1g", "-cp", self._path, command, *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
