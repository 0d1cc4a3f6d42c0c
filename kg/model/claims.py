"""Claims: what a page states, who states it, how real it is, and the words that prove it.

Every claim class is a frozen value; `kg.mapping` is the only place that turns them into RDF.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from kg.model.entities import Entity, ReferencedEvent
from kg.model.text import Span


class Realis(StrEnum):
    """Whether the page presents the matter as fact."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    HISTORICAL = "historical"
    NEGATED = "negated"


class Basis(StrEnum):
    """How the arguments of a claim were found."""

    EXPLICIT = "explicit"
    COLLECTIVE = "collective"
    COREFERENCE = "coreference"
    OFFICE_BY_DATE = "office-by-date"
    TURN = "turn"
    FACET = "facet"


class Modality(StrEnum):
    """In which way a topic came up."""

    DISCUSSED = "discussed"
    ANNOUNCED = "announced"
    PROPOSED = "proposed"
    SPOKE = "spoke"


class Role(StrEnum):
    """What part an agent had in the event."""

    PRINCIPAL = "principal"
    ATTENDEE = "attendee"
    HOST = "host"
    GUEST = "guest"
    ADDRESSEE = "addressee"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a claim: a span of the page's text, and the speaker when it lies in a turn."""

    span: Span
    speaker: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all claims share; `asserted_by` is None for the narrator; at least one evidence is required."""

    evidence: tuple[Evidence, ...]
    extractor: str
    asserted_by: Entity | None = None
    realis: Realis = Realis.ACTUAL
    basis: Basis = Basis.EXPLICIT

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{type(self).__name__} without evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Claim):
    """`agent` (person, organisation or group) took part in the event; `capacity_text` is the office as printed."""

    agent: Entity
    role: Role
    capacity: Entity | None = None
    capacity_text: str = ""
    represents: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Claim):
    """`discussants` dealt with `topic` (a topic or country); `hedge` holds words such as "probably".

    `about` names the place that the topic was narrowed to ("the Balkans" under regional security).
    """

    topic: Entity
    discussants: tuple[Entity, ...]
    modality: Modality
    hedge: str = ""
    about: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance(Claim):
    """`holders` took a position; `proposition` is the clause that says which, verbatim, as a span."""

    holders: tuple[Entity, ...]
    speech_act: str
    proposition: Span
    about: tuple[Entity, ...] = ()
    addressees: tuple[Entity, ...] = ()
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReference(Claim):
    """The page refers to `agreement`, in the words of `surface`.

    `relation` is one of cited, basis, endorses, implementation-lacking, follow-up, concluded.
    """

    agreement: Entity
    surface: str = ""
    relation: str = "cited"
    stated_date: str = ""
    about: tuple[Entity, ...] = ()
    endorsed: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReference(Claim):
    """The page refers to another event; `computed` tells that the date was worked out ("two days ago")."""

    event: ReferencedEvent
    relation: str = "mentioned"
    stated_date: str = ""
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Claim):
    """`agents` agreed, signed, invited, accepted an invitation or announced something."""

    outcome_kind: str
    agents: tuple[Entity, ...]
    about: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Claim):
    """`status` is extended, reaffirmed, accepted or declined; `visit_kind` as printed ("official visit")."""

    inviter: Entity | None
    invitee: Entity | None
    status: str
    condition: str = ""
    destination: Entity | None = None
    visit_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Claim):
    """`proposer` proposed what `content` says, verbatim, as a span."""

    proposer: Entity
    content: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizerClaim(Claim):
    """`organizer` organised, runs or owns what `activity` names, verbatim, as a span."""

    organizer: Entity
    activity: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityClaim(Claim):
    """A number that is claimed; `value` is None for vague amounts, which keep their words in `value_text`.

    `comparator` is one of = > >= < <= ~ vague; `unit` the counted noun or the currency code as normalised.
    """

    value: Decimal | None
    value_text: str
    comparator: str
    unit: str
    hedge: str = ""
    about: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Claim):
    """`entity` is named or plainly meant; `surface` is how, verbatim; `inferred_holder` held the office on the day."""

    entity: Entity
    surface: str
    inferred_holder: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityFlag:
    """Something that looks wrong in the source; kept as stated and flagged, never repaired.

    `kind` names the check ("date-conflict"); `subject` is the entity or event it is about;
    `stated` and `reference` are the two values in conflict; `source` says where the reference value comes from.
    """

    kind: str
    subject: Entity | ReferencedEvent
    stated: str
    reference: str
    evidence: Evidence
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The event that the page reports. `event_type` is a notation of the event-type scheme."""

    slug: str
    label: str
    language: str
    event_type: str
    date: dt.date | None
    start_time: str = ""  # ISO 8601 with zone, when stated
    place: Entity | None = None
    place_of: Entity | None = None  # whose whereabouts the place is, when the page gives those of one side only
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClaims:
    """All that one page states: its event, its claims in text order, flags, and notes on what was not understood."""

    event: Event
    claims: tuple[Claim, ...]
    flags: tuple[QualityFlag, ...] = field(default=())
