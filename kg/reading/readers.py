"""The registry of formats, and `read_paths`, which turns paths into raw pages."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.reading import limits
from kg.reading.csvpages import looks_like_header, read_csv
from kg.reading.htmlpages import read_html
from kg.reading.jsonpages import read_json, read_json_lines
from kg.reading.markdown import read_markdown
from kg.reading.paths import STDIN, check_regular, expand
from kg.reading.streams import ByteSource, OnBytes, open_source
from kg.reading.textpages import read_text

Reader = Callable[[ByteSource], Iterator[RawPage | PageError]]

# File name suffix -> reader. Names without an entry, and standard input, are told by their first bytes.
BY_SUFFIX: dict[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_json_lines,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".ndjson": read_json_lines,
    ".xhtml": read_html,
}


def read_paths(
    paths: Sequence[str | Path], *, stdin: IO[bytes] | None = None, on_bytes: OnBytes | None = None
) -> Iterator[RawPage | PageError]:
    """Yield every page of `paths` (files, folders, patterns, `-`), and a `PageError` for each that cannot be read.

    A bad page never stops the others. A path that does not exist raises `InputError` when its turn comes. `on_bytes`
    is called with the number of bytes whenever some were read from a file (packed ones as they are).
    """
    for path in expand(paths):
        if isinstance(path, str):
            yield from read_stream(stdin if stdin is not None else sys.stdin.buffer, STDIN)
        else:
            yield from _read_file(path, on_bytes)


def read_stream(stream: IO[bytes], name: str, on_bytes: OnBytes | None = None) -> Iterator[RawPage | PageError]:
    """Yield the pages of an open binary stream; `name` is used in messages and, by its suffix, to tell the format."""
    try:
        source = open_source(name, stream, on_bytes)
        yield from _while_some_are_read(_reader(source)(source), name)
    except PageError as error:
        yield error
    except OSError as error:
        yield PageError(f"cannot be read ({error.strerror or error})", file=name)


def _while_some_are_read(pages: Iterator[RawPage | PageError], name: str) -> Iterator[RawPage | PageError]:
    """Yield `pages` until too many of them in a row are errors, which fill the memory of whoever keeps them."""
    bad = 0
    for page in pages:
        bad = bad + 1 if isinstance(page, PageError) else 0
        yield page
        if isinstance(page, PageError) and bad >= limits.BAD_RECORDS:
            reason = f"{bad:,} records in a row cannot be read: is this a file of pages? The rest of it is not read"
            yield PageError(reason, file=name, page=page.page + 1, line=page.line)
            return


def _read_file(path: Path, on_bytes: OnBytes | None) -> Iterator[RawPage | PageError]:
    name = str(path)
    try:
        check_regular(path)
        stream = path.open("rb")
    except PageError as error:
        yield error
        return
    except OSError as error:
        yield PageError(f"cannot be read ({error.strerror})", file=name)
        return
    with stream:
        yield from read_stream(stream, name, on_bytes)


def _reader(source: ByteSource) -> Reader:
    path = Path(source.name)
    suffix = (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()
    return BY_SUFFIX.get(suffix) or sniff(source.head)


def sniff(head: bytes) -> Reader:
    """Return the reader for data that begins with `head`."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = head.decode(encoding, errors="ignore").lstrip()
    first = text.partition("\n")[0].strip()
    if text.startswith("["):
        return read_json
    if text.startswith("{"):
        return read_json_lines if first.endswith("}") or len(first) > 1000 else read_json
    if text.startswith("<"):
        return read_html
    if first == "---":
        return read_markdown
    return read_csv if looks_like_header(first) else read_text


def read_bytes(data: bytes, name: str = STDIN) -> Iterator[RawPage | PageError]:
    """Yield the pages of `data`; `name` stands for a file name in messages and tells the format by its suffix."""
    yield from read_stream(io.BytesIO(data), name)
