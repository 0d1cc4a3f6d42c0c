"""CSV with a header line; the columns are recognised by name, "NA" means absent."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from kg.errors import PageError
from kg.model.pages import RawPage
from kg.model.text import Origin
from kg.reading import limits
from kg.reading.records import ALIASES, record_page
from kg.reading.streams import ByteSource, read_lines

_ABSENT = "NA"
_KNOWN = {alias for aliases in ALIASES.values() for alias in aliases}


def looks_like_header(line: str) -> bool:
    """Tell whether a first line is the header of a CSV file of pages."""
    names = {name.strip().strip('"').lower() for name in line.split(",")}
    return bool(names & set(ALIASES["title"])) and bool(names & set(ALIASES["body"]))


def read_csv(source: ByteSource) -> Iterator[RawPage | PageError]:
    """Yield one page per row; line numbers are physical lines, as a text editor shows them."""
    # The limit is the csv module's own global; it is only ever raised, to the size of the largest record allowed.
    csv.field_size_limit(max(csv.field_size_limit(), limits.RECORD))
    broken: list[PageError] = []
    rows = csv.reader(_lines(source, broken), strict=True)
    header = _header(source.name, rows, broken)
    if isinstance(header, PageError):
        yield header
        return
    page = 0
    while True:
        line = rows.line_num + 1
        page += 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            reason = _csv_reason(str(error))
            yield PageError(reason, file=source.name, page=page, line=line)
            continue
        if row:
            yield _row_page(header, row, Origin(source.name, page, line))
    yield from broken
    if page == 1 and not broken:
        yield PageError("a header but no rows", file=source.name)


def _lines(source: ByteSource, broken: list[PageError]) -> Iterator[str]:
    """Feed the csv reader; the first line that cannot be decoded ends the file, since rows may span lines."""
    for number, line in read_lines(source):
        if isinstance(line, PageError):
            reason = f"{line.reason}; the rest of the file is not read"
            broken.append(PageError(reason, file=source.name, page=line.page, line=number))
            return
        yield line


def _header(name: str, rows: Iterator[list[str]], broken: list[PageError]) -> list[str] | PageError:
    try:
        header = [column.strip().lower() for column in next(rows)]
    except StopIteration:
        return broken[0] if broken else PageError("the file is empty", file=name)
    except csv.Error as error:
        return PageError(_csv_reason(str(error)), file=name)
    for needed in ("title", "body"):
        if not set(ALIASES[needed]) & set(header):
            wanted = " or ".join(ALIASES[needed])
            return PageError(f"the header has no column {wanted} (columns are separated by commas)", file=name)
    return header


def _row_page(header: list[str], row: list[str], origin: Origin) -> RawPage | PageError:
    if len(row) != len(header):
        reason = f"the row has {len(row)} columns, the header {len(header)}: cut off or badly quoted"
        return PageError(reason, file=origin.file, page=origin.page, line=origin.line)
    values = {column: value for column, value in zip(header, row, strict=True) if column in _KNOWN and value != _ABSENT}
    try:
        return record_page(values, origin)
    except PageError as error:
        return error


def _csv_reason(message: str) -> str:
    if "unexpected end of data" in message:
        return "a quoted value that is never closed: the file is cut off"
    if "field larger" in message:
        return f"a value of more than {limits.RECORD // limits.MEGABYTE} MB: a quotation mark that is never closed?"
    return f"bad CSV: {message}"
