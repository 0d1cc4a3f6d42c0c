"""Bytes in: bounded streams over files and gzip, and strict UTF-8 with errors that say what the bytes are instead."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from kg.errors import PageError
from kg.reading import limits

OnBytes = Callable[[int], None]
GZIP_MAGIC = b"\x1f\x8b"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BINARY_MARKS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"SQLite format 3", "an SQLite database"),
)


@dataclass(slots=True)
class ByteSource:
    """A stream of bytes with a name for messages; `head` holds the first bytes, which stay readable."""

    name: str
    stream: IO[bytes]
    head: bytes = b""


def open_source(name: str, raw: IO[bytes], on_bytes: OnBytes | None = None) -> ByteSource:
    """Return the source behind `raw`, decompressed when it is gzip; other packed or binary data is a `PageError`.

    `on_bytes` is called with the number of bytes, packed as they are, whenever some were read.
    """
    buffered: io.BufferedReader = io.BufferedReader(_Raw(raw, on_bytes), limits.SNIFFED)
    head = buffered.peek(limits.SNIFFED)[: limits.SNIFFED]
    if head.startswith(GZIP_MAGIC):
        unpacked = _Unpacked(buffered, name)
        buffered = io.BufferedReader(unpacked, limits.SNIFFED)
        head = buffered.peek(limits.SNIFFED)[: limits.SNIFFED]
        if head.startswith(GZIP_MAGIC):
            raise PageError("gzip inside gzip; unpack it once and try again", file=name)
    for mark, what in _BINARY_MARKS:
        if head.startswith(mark):
            raise PageError(f"this is {what}, not text; save it as text, HTML, Markdown, CSV or JSON", file=name)
    return ByteSource(name, buffered, head)


def read_whole(source: ByteSource, limit: int = limits.WHOLE_FILE) -> str:
    """Return the whole text of `source` with line ends as `\\n` and without a leading byte order mark."""
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        reason = f"larger than {limit // limits.MEGABYTE} MB; split it, or use JSON Lines or CSV"
        raise PageError(reason, file=source.name)
    if not data.strip():
        raise PageError("the file is empty", file=source.name)
    if data.startswith(_UTF16_MARKS):
        return _clean(_utf16(data, source.name))
    return decode(data, source.name, 1)


def read_lines(source: ByteSource) -> Iterator[tuple[int, str | PageError]]:
    """Yield (1-based line number, line with its `\\n`) of a stream; a line that cannot be decoded comes as its error.

    A line longer than the record limit, or a stream longer than the file limit, ends the stream with an error.
    """
    if source.head.startswith(_UTF16_MARKS):
        text = read_whole(source)
        yield from enumerate(text.splitlines(keepends=True), start=1)
        return
    total = 0
    number = 0
    while line := source.stream.readline(limits.RECORD + 1):
        number += 1
        total += len(line)
        if len(line) > limits.RECORD:
            reason = f"a line longer than {limits.RECORD // limits.MEGABYTE} MB; the rest of the file is not read"
            yield number, PageError(reason, file=source.name, page=number, line=number)
            return
        if total > limits.STREAMED_FILE:
            reason = f"larger than {limits.STREAMED_FILE // limits.MEGABYTE} MB; split the file; the rest is not read"
            yield number, PageError(reason, file=source.name, page=number, line=number)
            return
        try:
            yield number, decode(line, source.name, number)
        except PageError as error:
            yield number, error


def decode(data: bytes, name: str, first_line: int) -> str:
    """Decode UTF-8 strictly; the error names the line and, where it can be told, the encoding that the bytes are in."""
    zero = data.find(b"\0")
    if zero >= 0:
        line = first_line + data.count(b"\n", 0, zero)
        raise PageError("a NUL byte: this is binary data or UTF-16 without a mark", file=name, line=line)
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        raise PageError(_encoding_advice(data, error), file=name, line=line) from None


def _clean(text: str) -> str:
    """Normalise line ends and drop a leading byte order mark; nothing else is altered."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n") if "\r" in text else text


def _utf16(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise PageError("damaged UTF-16; convert the file to UTF-8", file=name) from None


def _encoding_advice(data: bytes, error: UnicodeDecodeError) -> str:
    sample = data[max(0, error.start - 200) : error.start + 200]
    high = [byte for byte in sample if byte >= 0x80]
    cyrillic = sum(byte >= 0xC0 or byte in (0xA8, 0xB8) for byte in high)
    if error.reason == "unexpected end of data":
        return "the text breaks off inside a character: the file is cut off"
    if len(high) >= 4 and cyrillic >= 0.8 * len(high):
        return "not UTF-8 but probably windows-1251; convert it, e.g. iconv -f windows-1251 -t utf-8"
    return f"not UTF-8 (byte 0x{data[error.start]:02x}); convert the file to UTF-8"


class _Raw(io.RawIOBase):
    """Any binary stream as a raw stream, so that a buffer with a known peek size can be put over it."""

    def __init__(self, stream: IO[bytes], on_bytes: OnBytes | None) -> None:
        self._stream = stream
        self._on_bytes = on_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        if self._on_bytes is not None:
            self._on_bytes(len(data))
        return len(data)


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops with a `PageError` when it is damaged, cut off, or grows out of proportion."""

    def __init__(self, packed: io.BufferedReader, name: str) -> None:
        self._name = name
        self._counter = _Counter(packed)
        self._gzip = gzip.GzipFile(fileobj=self._counter, mode="rb")
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._gzip.read(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise PageError("damaged or cut off gzip data; fetch the file again", file=self._name) from None
        self._out += len(data)
        if self._out > limits.MEGABYTE and self._out > limits.GZIP_RATIO * self._counter.count:
            raise PageError("gzip data that grows out of proportion (a decompression bomb?)", file=self._name)
        buffer[: len(data)] = data
        return len(data)


class _Counter(io.RawIOBase):
    """Counts the compressed bytes that were taken."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data
