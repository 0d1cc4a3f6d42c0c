"""What can be wrong with a file that a store is compared with."""

from __future__ import annotations

from kg.errors import InputError


class AnnotationError(InputError):
    """A file of annotations or page texts that cannot be used: names file, line (1-based) and the reason."""

    def __init__(self, reason: str, *, file: str, line: int = 1) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.reason = reason
        self.file = file
        self.line = line
