"""Tables as CSV and Parquet, written row by row."""

from __future__ import annotations

import csv
import datetime as dt
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from kg.dataset.columns import Cell, Row, Table

_BATCH = 10_000


class Writer(Protocol):
    """Takes the rows of one table."""

    def add(self, row: Row) -> None:
        """Write one row."""

    def close(self) -> None:
        """Write what is left."""


class CsvWriter:
    """RFC 4180 with a header, UTF-8 without a mark, lines ended by a line feed, no value for a missing one."""

    def __init__(self, path: Path, table: Table) -> None:
        self._names = [column.name for column in table.columns]
        self._file: IO[str] = path.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._file, lineterminator="\n")
        self._csv.writerow(self._names)

    def add(self, row: Row) -> None:
        """Write one row."""
        self._csv.writerow([_text(row[name]) for name in self._names])

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class ParquetWriter:
    """Parquet with the types of the columns; rows are written in groups of ten thousand."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {"string": pa.string(), "date": pa.date32(), "integer": pa.int64(), "boolean": pa.bool_()}
        self._schema = pa.schema([(column.name, types[column.type]) for column in table.columns])
        self._table = table
        self._rows: list[dict[str, Any]] = []
        self._pa = pa
        self._parquet = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, row: Row) -> None:
        """Keep one row, and write all kept ones when they are many."""
        self._rows.append({column.name: _typed(row[column.name], column.type) for column in self._table.columns})
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write the rows that are left and the footer."""
        if self._rows:
            self._flush()
        self._parquet.close()

    def _flush(self) -> None:
        self._parquet.write_table(self._pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


class TableFiles:
    """One table in all its formats; counts its rows, what is missing in each column, and keeps an example of each."""

    def __init__(self, folder: Path, table: Table, *, parquet: bool) -> None:
        self.table = table
        self.rows = 0
        self.missing = dict.fromkeys((column.name for column in table.columns), 0)
        self.examples: dict[str, str] = {}
        self._writers: list[Writer] = [CsvWriter(folder / f"{table.name}.csv", table)]
        if parquet:
            self._writers.append(ParquetWriter(folder / f"{table.name}.parquet", table))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers:
            writer.close()

    def add(self, row: Row) -> None:
        """Write one row to all files; its keys are the names of the columns, neither more nor fewer."""
        if row.keys() != self.missing.keys():
            raise KeyError(f"{self.table.name}: the row has other columns: {sorted(row.keys() ^ self.missing.keys())}")
        self.rows += 1
        for name, cell in row.items():
            if cell in (None, ""):
                self.missing[name] += 1
            elif name not in self.examples:
                self.examples[name] = _text(cell)
        for writer in self._writers:
            writer.add(row)


def can_write_parquet() -> bool:
    """Tell whether the extra `parquet` is installed."""
    return find_spec("pyarrow") is not None


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def _typed(cell: Cell, kind: str) -> Cell | dt.date:
    if cell in (None, ""):
        return None
    return dt.date.fromisoformat(str(cell)) if kind == "date" else cell
