"""The members of an event: who, in which role, and how sides and pronouns can mean them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.linking.spots import Office
from kg.model.claims import Basis, Role
from kg.model.entities import Entity
from kg.model.text import Span

# The country whose head publishes the site, and the office that "the President" means there.
OWN_SIDE = {"kremlin": "RU", "president-gov-ua": "UA", "whitehouse": "US"}


@dataclass
class Member:
    """One participant: who, in which role, by which office, and the words that say so."""

    entity: Entity
    role: Role
    span: Span
    office: Office | None = None
    country: str = ""
    organization: str = ""
    office_code: str = ""
    basis: Basis = Basis.EXPLICIT
    met: bool = False  # somebody whom a participant met: not necessarily of the site's own side


@dataclass
class Cast:
    """The members of the event in order of appearance; principals first."""

    members: list[Member] = field(default_factory=list)
    own_country: str = ""
    own_office: str = ""  # of the one whose site publishes the page

    @property
    def principals(self) -> list[Member]:
        """The members whom "the sides", "both leaders" or "they" can mean."""
        return [m for m in self.members if m.role is not Role.ATTENDEE and m.entity.kind.value == "person"]

    @property
    def sides(self) -> tuple[Entity, ...]:
        """Those whom "the sides" and sentences without a subject mean: the principals, else all who attended."""
        principals = self.principals
        countries = {m.country for m in principals}
        if len(countries) == 1 and any(m.country not in ("", *countries) for m in self.members):
            return self.present  # hosts of one country and a delegation of another: the sides are both
        return tuple(m.entity for m in principals) or self.present

    @property
    def several_met(self) -> bool:
        """Tell whether somebody met several people one after the other: "they" are those of the last meeting."""
        return sum(m.met for m in self.members) > 1

    @property
    def present(self) -> tuple[Entity, ...]:
        """Everybody who was there, whom "the participants" and "those present" mean."""
        return tuple(m.entity for m in self.members if m.entity.kind.value == "person")

    def get(self, entity: Entity) -> Member | None:
        """Return the member that is `entity`."""
        kind, slug = entity.key
        for member in self.members:
            if member.entity.slug == slug and member.entity.kind is kind:
                return member
        return None

    def of_country(self, country: str) -> list[Member]:
        """Return the principals who stand for a country (or organisation slug)."""
        return [m for m in self.principals if country and country in (m.country, m.organization)]
