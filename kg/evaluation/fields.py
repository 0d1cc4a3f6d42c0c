"""The fields that are compared, each with the rule by which two of its items are the same."""

from __future__ import annotations

from collections.abc import Mapping

from kg.evaluation.matching import Item, Same, any_name, equal, same_outcome, same_person, same_person_with

FIELDS: dict[str, Same] = {
    "event_type": equal,
    "date": equal,
    "place": any_name,
    "participants": same_person,
    "represents": same_person_with,
    "mentioned_people": same_person,
    "topics": equal,
    "who_discussed_what": same_person_with,
    "agreements": any_name,
    "outcomes": same_outcome,
    "countries": equal,
    "organizations": any_name,
}
"""Field by field, in the order of reports."""

EVIDENCE = "evidence"
"""The share of quotes that stand verbatim in the page; not annotated, but checked against the pages' texts."""

FieldItems = Mapping[str, tuple[Item, ...]]
"""The items of one page by field; a field that is absent has none."""
