"""What one build did, as a value for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from kg.errors import PageError
from kg.model.text import Origin
from kg.validation import Report


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A page that could not be read or built: where it is and why."""

    file: str
    page: int
    line: int
    reason: str


@dataclass
class BuildReport:
    """What one build did; `read` = `built` + `unchanged` + `duplicates` + failed pages.

    `outdated` tells how many stored pages were read anew because they had been read with other reference data or by
    another version of the program. `lost` names documents that were found damaged in the store, were removed from it,
    and are not among the pages of this build. `validation` is what checking
    the store said, when it was asked for.
    """

    read: int = 0
    built: int = 0
    unchanged: int = 0
    duplicates: int = 0
    dropped: int = 0
    outdated: int = 0
    triples: int = 0
    seconds: float = 0.0
    failed: list[Failure] = field(default_factory=list)
    duplicate_pages: list[Failure] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    validation: Report | None = None

    def fail(self, error: PageError) -> None:
        """Keep a page that could not be read or built."""
        self.failed.append(Failure(error.file, error.page, error.line, error.reason))

    def fail_at(self, origin: Origin, reason: str) -> None:
        """Keep the page at `origin`, which could not be built."""
        self.failed.append(Failure(origin.file, origin.page, origin.line, reason))

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain values for JSON."""
        told: dict[str, object] = {
            "read": self.read,
            "built": self.built,
            "unchanged": self.unchanged,
            "duplicates": self.duplicates,
            "dropped": self.dropped,
            "outdated": self.outdated,
            "failed": _plain(self.failed),
            "duplicate_pages": _plain(self.duplicate_pages),
            "lost": self.lost,
            "triples": self.triples,
            "seconds": round(self.seconds, 3),
        }
        if self.validation is not None:
            told["conforms"] = self.validation.conforms
        return told


def _plain(failures: Iterable[Failure]) -> list[dict[str, object]]:
    return [asdict(failure) for failure in failures]
