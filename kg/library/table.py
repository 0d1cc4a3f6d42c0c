"""The answer of a query as rows of plain Python values, for lists, data frames and notebooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from kg.query import QueryResult, render
from kg.query.render import Native, native

if TYPE_CHECKING:
    import pandas

Record = dict[str, Native]
"""One row: column name to str, int, float, bool or None."""


class Table(Sequence[Record]):
    """Rows in the order of the query, each a dict from column to plain value; IRIs and dates are text."""

    def __init__(self, result: QueryResult) -> None:
        self.result = result
        self._rows = [dict(zip(result.columns, map(native, row), strict=True)) for row in result.rows]

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in order."""
        return list(self.result.columns)

    def to_list(self) -> list[Record]:
        """Return the rows as a new list of dicts."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a data frame; the columns are there also when there is no row. Needs pandas."""
        import pandas

        return pandas.DataFrame(self._rows, columns=self.columns)

    def to_csv(self) -> str:
        """Return the rows as CSV with a header, as `kg query --format csv` writes it."""
        return render(self.result, "csv")

    def column(self, name: str) -> list[Native]:
        """Return the values of one column. Raises KeyError that names the columns there are."""
        if name not in self.result.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        return [row[name] for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._rows)

    def __str__(self) -> str:
        return render(self.result)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Show the table in a notebook; page text is escaped."""
        from html import escape

        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row.values()) + "</tr>"
            for row in self._rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
