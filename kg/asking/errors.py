"""Why a question is not answered: one class, with the words at fault and questions that can be answered."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import QueryError


class NotUnderstoodError(QueryError):
    """A question that is refused: `words` are the ones at fault, `instead` the nearest questions that have an answer.

    The message is one line with the reasons and, when there are any, those questions; `texts` introduce the two.
    """

    def __init__(
        self,
        reasons: Sequence[str],
        words: Sequence[str] = (),
        instead: Sequence[str] = (),
        *,
        texts: tuple[str, str] = ("not understood", "You can ask"),
    ) -> None:
        hint = f" {texts[1]}: {' '.join(instead)}" if instead else ""
        super().__init__(f"{texts[0]}: {'; '.join(reasons)}.{hint}")
        self.reasons = tuple(reasons)
        self.words = tuple(words)
        self.instead = tuple(instead)


class TooLongError(QueryError):
    """A question that takes longer to answer than the time that it was given."""
