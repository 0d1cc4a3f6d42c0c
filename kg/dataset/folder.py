"""A folder that appears whole or not at all: written beside, made durable, renamed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import ExportError

CHECKSUMS = "SHA256SUMS"
_MARK = "void.ttl"
_BLOCK = 1 << 20


@contextlib.contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, which takes its place when all went well.

    A data set that is there already is replaced; any other folder that is not empty is refused with ExportError, as is
    one that cannot be written. After a kill at any moment, what stands at `target` is whole; the next run clears away
    what was left beside it.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow a link that is to stay
    _check(target)
    try:
        _clear(target)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        part.mkdir()
        try:
            yield part
            _durable(part)
            _replace(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise ExportError(f"{target}: cannot be written ({error.strerror or error})") from error


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def checksum_lines(sums: Iterable[tuple[str, str]]) -> str:
    """Return (name, digest) pairs the way `sha256sum -c` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums))


def _check(target: Path) -> None:
    if target.is_symlink():
        raise ExportError(f"{target}: a link; name the folder itself")
    if not target.exists():
        if not target.parent.is_dir():
            raise ExportError(f"{target.parent}: no such folder; make it first")
        return
    if not target.is_dir():
        raise ExportError(f"{target}: a file, not a folder")
    names = {entry.name for entry in target.iterdir()}
    if names and not {CHECKSUMS, _MARK} <= names:
        raise ExportError(f"{target}: holds other files than a data set; name a new or an empty folder")


def _clear(target: Path) -> None:
    """Remove what killed runs left beside the target."""
    for left in target.parent.glob(f".{target.name}.*.part"):
        number = left.name.removeprefix(f".{target.name}.").removesuffix(".part")
        if number.isdigit() and not _is_running(int(number)):
            shutil.rmtree(left, ignore_errors=True)
    old = _aside(target)
    if old.exists():
        # Killed between the two renames: the old data set is all there is, or the new one is in place already.
        if target.exists():
            shutil.rmtree(old)
        else:
            old.rename(target)


def _replace(part: Path, target: Path) -> None:
    old = _aside(target)
    if target.exists():
        target.rename(old)
    part.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _durable(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
