"""Who takes part: the principals and attendees of the event, told from title, lead, attendance lists and turns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kg.linking import identity
from kg.linking.attendance import AttendanceReader, Frame
from kg.linking.filed import filed_people
from kg.linking.members import OWN_SIDE, Cast, Member
from kg.linking.own_side import own_side
from kg.linking.raw import Names
from kg.linking.rosters import Entry
from kg.linking.spots import Spot, SpotKind
from kg.linking.vocabulary import Vocabulary
from kg.model.claims import Basis, Role
from kg.model.entities import Entity
from kg.model.pages import Page
from kg.model.text import Span
from kg.vocabulary.patterns import fast

# How far behind a name the thing may be named that is only somebody's: "President X's national housing plan".
_POSSESSED = 60

# How many characters before a name tell that it is no participant's: "on the death of the former President of …".
_BEFORE = 120


class CastFinder:
    """Works out the cast of one page from its named spots."""

    def __init__(
        self, page: Page, names: Names, spots: list[Spot], vocabulary: Vocabulary, entries: Sequence[Entry] = ()
    ) -> None:
        """Prepare for `page`; `spots` are the PERSON and OFFICE spots of the people stage, `entries` lines of lists."""
        self.page = page
        self.names = names
        self.spots = spots
        self._entries = entries
        self.vocabulary = vocabulary
        self.own = own_side(page, vocabulary, OWN_SIDE.get(page.source, ""))
        self.cast = Cast(own_country=self.own.publisher.country, own_office=self.own.publisher.office)
        words = vocabulary.pack.table("cast", "patterns")
        self._not_participant = fast(words.get("not_participant", r"(?!)"))
        self._wish = fast(words.get("wish", r"(?!)"))
        self._earlier = re.compile(words.get("earlier", r"(?!)"))
        self._excluded_before = re.compile(words.get("excluded_before", r"(?!)"))
        self._excluded_after = re.compile(words.get("excluded_after", r"(?!)"))
        self._own_titles = frozenset(vocabulary.pack.words("cast", "own_offices"))
        self._absent = re.compile(vocabulary.pack.table("cast", "attendance").get("absent", r"(?!)"))
        self._reader = re.compile(words.get("reader", r"(?!)"))
        self._boilerplate = re.compile(words.get("boilerplate", r"(?!)"))
        self._apposed = re.compile(words.get("apposed", r"(?!)"))
        self._aide = re.compile(words.get("aide", r"(?!)"))
        self._address = re.compile(words.get("address_title", r"(?!)"))
        self._quoted = re.compile(words.get("quoted_title", r"(?!)"))
        self._opening = re.compile(words.get("opening", r"(?!)"))
        self._first_person = re.compile(words.get("first_person", r"(?!)"))
        self._bilateral = re.compile(words.get("bilateral_opening", r"(?!)"))
        self._of_another = re.compile(words.get("of_another", r"(?!)"))
        self._statement = fast(words.get("statement", r"(?!)"))
        self._reported = re.compile(vocabulary.pack.table("voices", "patterns").get("reported", r"(?!)"))
        title = names.text[page.title.start : page.title.end]
        self._is_joint = re.search(words.get("joint_title", r"(?!)"), title) is not None
        self._message = re.compile(words.get("message_title", r"(?!)"))
        self._subject_only = re.compile(words.get("subject_only", r"(?!)"))

    def find(self) -> Cast:
        """Return the cast."""
        self._from_head()
        self._own_leader()
        self._from_attendance()
        self._from_turns()
        self._from_site()
        return self.cast

    # -- title and lead ------------------------------------------------------------------------------------------

    def head_spans(self) -> list[Span]:
        """Return the stretches that say who met: title, lead, and the first sentence of the body without a lead."""
        spans = [self.page.title]
        if self.page.lead is not None:
            spans.append(self.page.lead)
        if self._address.search(self.names.text, self.page.title.start, self.page.title.end):
            return spans
        if self.page.lead is None or self.page.source != "kremlin":
            spans += self._narrated(1)
        return spans

    def _narrated(self, count: int) -> list[Span]:
        """Return the first sentences of the body, without those that only say who reads the page out."""
        body = (s.span for s in self.page.sentences if s.zone == "body" and s.turn is None)
        told = (s for s in body if self._boilerplate.match(self.names.text, s.start, s.end) is None)
        return list(islice(told, count))

    def _from_head(self) -> None:
        title = self.names.text[self.page.title.start : self.page.title.end]
        subject_only = self._subject_only.search(title) is not None
        titled = False  # whether the title itself names somebody
        reported = self._reported_sentence()
        for index, span in enumerate(self.head_spans()):
            if span == reported:
                continue
            told = self._told_otherwise(span)
            titled = bool(self.cast.principals) if index == 1 else titled
            for spot in self.spots:
                if not span.contains(spot.span) or any(t.start <= spot.span.start < t.end for t in told):
                    continue
                if self._excluded(spot, span) or (subject_only and titled):
                    continue
                if spot.kind is SpotKind.PERSON:
                    self._join(spot, Role.PRINCIPAL)
                elif spot.kind is SpotKind.OFFICE:
                    self._office_in_head(spot)
        if not self.cast.members or reported is not None:
            self._from_statement()

    def _reported_sentence(self) -> Span | None:
        """Return the first sentence when the second says who stated it: whom it names was spoken about."""
        first, second, *_ = [*self._narrated(2), None, None]
        if first is None or second is None:
            return None
        return first if self._reported.match(self.names.text, second.start, second.end) is not None else None

    def _told_otherwise(self, span: Span) -> list[Span]:
        """Return the stretches of a head sentence that tell of others: "to discuss …", ", who …," """
        out = self._quoted_title() if self.page.title.contains(span) else []
        for match in self._not_participant.finditer(self.names.text, span.start, span.end):
            end = span.end
            if self.page.title.contains(span):  # "… the truth about X - address by Y": who speaks stands last
                dash = max(self.names.text.rfind(sign, match.end(), span.end) for sign in (" - ", ": "))
                end = dash if dash > 0 else span.end
            if match[0].startswith(", wh"):
                comma = self.names.text.find(",", match.end(), span.end)
                end = comma if comma > 0 else span.end
            out.append(Span(match.start(), max(end, match.end())))
        for match in self._wish.finditer(self.names.text, span.start, span.end):
            if self._is_joint and "invitation" in match[0]:
                continue  # a statement of host and guest says at whose invitation the guest came
            comma = self.names.text.find(",", match.end(), span.end)
            out.append(Span(match.start(), comma if comma > 0 else span.end))
        before = self._earlier.match(self.names.text, span.start, span.end)
        if before is not None:
            out.append(Span(span.start, max(self.names.text.find(",", before.end(), span.end), before.end())))
        return out

    def _quoted_title(self) -> list[Span]:
        """Return what a title says in somebody's words, "X: …" or "… - X": whom it names is spoken about."""
        title, text = self.page.title, self.names.text
        heads = [s.span.start for s in self.spots if title.contains(s.span)]
        colon, dash = text.find(": ", title.start, title.end), text.rfind(" - ", title.start, title.end)
        if dash > 0 and dash + 3 in heads:
            return [Span(title.start, dash)]
        if (address := self._quoted.search(text, title.start, title.end)) is not None:
            return [Span(title.start, address.start())]
        if colon > 0 and title.start in heads:
            return [Span(colon, title.end)]
        return []

    def _excluded(self, spot: Spot, span: Span) -> bool:
        before = self.names.text[max(span.start, spot.span.start - _BEFORE) : spot.span.start]
        after = self.names.text[spot.span.end : spot.span.end + _POSSESSED]
        if self._reader.search(before) and spot.office is not None and spot.office.code == "press-secretary":
            return True  # "Readout from Spokesperson X": who reads it out was not there
        if self._aide.search(before) and spot.kind is SpotKind.PERSON and spot.office is not None:
            return self._is_aide(spot, before)
        return bool(self._excluded_before.search(before)) or bool(self._excluded_after.match(after))

    def _is_aide(self, spot: Spot, before: str) -> bool:
        """ "Advisor to the Vice President X": X is the adviser, unless X is the vice president."""
        if spot.office is None or spot.kind is not SpotKind.PERSON or not self._aide.search(before):
            return False
        return (
            identity.holder_of(spot.office, self.page.date, self.vocabulary, spot.office.span.of(self.names.text))
            == spot.entities[0].slug
        )

    def _office_in_head(self, spot: Spot) -> None:
        """A person meant only by office in the head takes part too, when it is certain who held the office."""
        self._join_holder(spot, Role.PRINCIPAL)

    def _join_holder(self, spot: Spot, role: Role) -> None:
        """Join whoever held a nameless office on the day: of the state it names, else of the site's own state."""
        office = spot.office
        if office is None or self._names_holder(spot):
            return
        title = spot.span.of(self.names.text)
        if office.country or office.organization:
            slug = identity.holder_of(office, self.page.date, self.vocabulary, title)
        elif self._is_own_office(spot, title):
            slug = self.vocabulary.post_titles.holder(title, self.cast.own_country, self.page.date)
            slug = slug or identity.holder_of(
                replace(office, country=self.cast.own_country), self.page.date, self.vocabulary, title
            )
        else:
            slug = ""
        if slug:
            entity = identity.person_entity(slug, self.vocabulary)
            if role is Role.ATTENDEE and self._only_comment(entity):
                return
            self._join(Spot(spot.span, SpotKind.OFFICE, (entity,), spot.head, office), role, Basis.OFFICE_BY_DATE)

    def _names_holder(self, spot: Spot) -> bool:
        """Tell whether a name behind an office says who held it: "her National Security Advisor, Dr. X"."""
        named = next((s for s in self.spots if s.kind is SpotKind.PERSON and s.span.start >= spot.span.end), None)
        if named is None:
            return False
        return self._apposed.fullmatch(self.names.text, spot.span.end, named.span.start) is not None

    def _is_own_office(self, spot: Spot, title: str) -> bool:
        """Tell whether an office without a state is of the site's own state: by its title, or as a page's subject."""
        if not self.cast.own_country:
            return False
        if self.page.source not in OWN_SIDE and self._opens_head(spot):
            return not self.names.text.startswith((" to ", " of "), spot.span.end)
        return title in self._own_titles and not self._may_be_foreign(spot)

    def _opens_head(self, spot: Spot) -> bool:
        """Tell whether an office opens title or first sentence: on a site of its own it is no stranger's."""
        starts = (h for h in self.head_spans() if h.contains(spot.span))
        return any(self._opening.fullmatch(self.names.text, h.start, spot.span.start) is not None for h in starts)

    def _may_be_foreign(self, spot: Spot) -> bool:
        """Tell whether an office without a country may be the other side's, which title or lead names."""
        if self.names.text.startswith((" to ", " of ", "'s "), spot.span.end):
            return True
        spots = [s for s in self.spots if s.office is not None and any(h.contains(s.span) for h in self.head_spans())]
        return any(s.office is not None and s.office.country not in ("", self.cast.own_country) for s in spots)

    def _from_statement(self) -> None:
        """Nobody in the head: the one whose words the first sentences report."""
        for span in self._narrated(3):
            match = self._statement.search(self.names.text, span.start, span.end)
            if match is None:
                continue
            before = Span(span.start, match.start()) if match.start() > span.start else span
            speakers = [s for s in self.spots if s.kind is SpotKind.PERSON and before.contains(s.span)]
            speakers = speakers or [s for s in self.spots if s.kind is SpotKind.PERSON and span.contains(s.span)][:1]
            for spot in speakers:
                if not self._excluded(spot, span):
                    self._join(spot, Role.PRINCIPAL)
            if self.cast.members:
                return

    def _own_leader(self) -> None:
        """The site's own head takes part when title or lead says "the President", or names only the other side."""
        own, slug = self.own.publisher, self.own.head
        if not slug:
            return
        entity = identity.person_entity(slug, self.vocabulary)
        if self.cast.get(entity) is not None:
            return
        told = next((s.span for h in self.head_spans() for s in self.spots if self._means_own_head(s, h)), None)
        unnamed = self._own_unnamed() if told is None else None
        if told is None and unnamed is None:
            return
        member = Member(entity, Role.PRINCIPAL, told or unnamed or self.page.title, None, own.country)
        member.organization, member.office_code, member.basis = own.organization, self.own.code, Basis.OFFICE_BY_DATE
        self.cast.members.insert(0, member)

    def _means_own_head(self, spot: Spot, head: Span) -> bool:
        office = spot.office
        if spot.kind is not SpotKind.OFFICE or office is None or not head.contains(spot.span):
            return False
        if not office.country and not office.organization and self._of_another.search(spot.span.of(self.names.text)):
            return False  # "the President of Heron Foundation", of which nothing is known
        told = any(t.start <= spot.span.start < t.end for s in self.head_spans() for t in self._told_otherwise(s))
        return (
            not told and self.own.means_head(office, spot.span.of(self.names.text)) and not self._excluded(spot, head)
        )

    def _own_unnamed(self) -> Span | None:
        """Return where a page that names only the other side, or speaks in the first person, tells of its own head."""
        first = self.page.lead or self.page.title
        if self.page.source == "kremlin":
            if self._only_announces():
                return None
            return first if not self.cast.members or self._bilateral_title() else None
        if self.page.source in OWN_SIDE or any(self._is_own(m) for m in self.cast.members):
            return None
        said = next((s for s in self._narrated(1) if self._first_person.match(self.names.text, s.start, s.end)), None)
        return said or (self.page.title if self.cast.members and self._opens_bilateral() else None)

    def _only_announces(self) -> bool:
        """Tell whether a page names nobody at all: lists, notices and timetables report no one's doing."""
        notice = self.vocabulary.pack.table("cast", "notice").get("title")
        if not notice or self.page.turns:
            return False
        title = self.names.text[self.page.title.start : self.page.title.end]
        return re.search(notice, title) is not None or not (self.spots or self._bilateral_title())

    def _is_own(self, member: Member) -> bool:
        own = self.own.publisher
        return own.owner in (member.country, member.organization)

    def _opens_bilateral(self) -> bool:
        title = self.names.text[self.page.title.start : self.page.title.end]
        return self._bilateral.match(title) is not None

    def _bilateral_title(self) -> bool:
        title = self.names.text[self.page.title.start : self.page.title.end]
        pattern = self.vocabulary.pack.table("cast", "patterns").get("bilateral_title", r"(?!)")
        return re.search(pattern, title) is not None

    # -- attendance, turns, the site's own list ------------------------------------------------------------------

    def _from_turns(self) -> None:
        people = sorted((s for s in self.spots if s.kind is SpotKind.PERSON), key=lambda s: s.head)
        starts = [s.head.start for s in people]
        for turn in self.page.turns:
            for spot in people[bisect_left(starts, turn.label.start) : bisect_left(starts, turn.label.end)]:
                if turn.label.contains(spot.head):
                    self._join(spot, Role.PRINCIPAL if len(self.cast.members) < 2 else Role.ATTENDEE)

    def _from_attendance(self) -> None:
        """Those whom sentences and lists of the page name as taking part."""
        reader = AttendanceReader(self.page, self.names, self.spots, self.vocabulary)
        for found in reader.read():
            spot = found.spot
            if self._not_there(spot):
                continue
            if spot.kind is SpotKind.OFFICE:
                self._join_holder(spot, Role.ATTENDEE)
                continue
            if found.frame in (Frame.MET, Frame.ACTED) and self._only_comment(spot.entities[0]):
                continue
            if found.frame is Frame.ACTED and spot.office is not None and spot.office.code == "press-secretary":
                continue  # who tells of a meeting need not have been there
            self._join(spot, Role.PRINCIPAL if found.frame is Frame.CALLED else Role.ATTENDEE)
            member = self.cast.get(spot.entities[0])
            if member is not None and found.frame is Frame.MET:
                member.met = True
        for entry in self._entries:
            place = entry.name or entry.span
            first = next((s for s in self.spots if s.kind is SpotKind.PERSON and place.contains(s.head)), None)
            if first is not None:
                self._join(first, Role.PRINCIPAL)  # a page that lists them counts them among "the participants"

    def _not_there(self, spot: Spot) -> bool:
        """Tell whether the words before a name make it only part of a description ("the widow of X")."""
        before = self.names.text[max(0, spot.span.start - 70) : spot.span.start]
        if self.names.text.startswith("'s ", spot.span.end):
            return True  # "the US President's adviser"
        if spot.kind is SpotKind.OFFICE and self._excluded_before.search(before) is not None:
            return True  # "adviser to the Prime Minister of X"
        return self._absent.search(before) is not None or self._is_aide(spot, before)

    def _only_comment(self, entity: Entity) -> bool:
        """The site's own head is told of in title or lead when he took part; elsewhere a page comments on him."""
        if self.cast.get(entity) is not None:
            return False
        posts = self.vocabulary.reference.posts_on(entity.slug, self.page.date) if entity.known else []
        return any(p.country == self.cast.own_country and p.office in ("president", "vice-president") for p in posts)

    def _from_site(self) -> None:
        for filed in filed_people(self.page, self.spots, self.vocabulary):
            self._join(filed, Role.ATTENDEE)
        for entry in self.page.participants:
            at = self.page.text.find(entry.name)
            if at < 0:
                continue
            spot = next((s for s in self.spots if s.kind is SpotKind.PERSON and s.span.start <= at < s.span.end), None)
            if spot is not None:
                self._join(spot, Role.ATTENDEE)

    # -- members -------------------------------------------------------------------------------------------------

    def _join(self, spot: Spot, role: Role, basis: Basis = Basis.EXPLICIT) -> None:
        entity = spot.entities[0]
        known = self.cast.get(entity)
        if known is not None:
            self._enrich(known, spot)
            return
        member = Member(entity, role, spot.span, spot.office, basis=basis)
        self._enrich(member, spot)
        self.cast.members.append(member)

    def _enrich(self, member: Member, spot: Spot) -> None:
        """Add what this spot's office says, else what the tenure table says, about whom the member stands for."""
        office = spot.office
        bracketed = self.names.text.startswith(" (", spot.span.end) and not (member.country or member.organization)
        if bracketed or (self.page.title.contains(member.span) and not self.page.title.contains(spot.span)):
            member.span = spot.span  # a sentence proves more than a title; "X (Northland)" tells where X is from
        if office is not None and not office.leader_word:
            stale = member.office is not None and self.page.title.contains(member.office.span)
            member.office = office if stale or member.office is None else member.office
            member.office_code = member.office_code or office.code
            member.country = member.country or office.country
            member.organization = member.organization or office.organization
        if member.entity.known and not (member.country or member.organization):
            posts = self.vocabulary.reference.posts_on(member.entity.slug, self.page.date, slack=1)
            if posts:
                member.country, member.organization = posts[0].country, posts[0].organization
                member.office_code = member.office_code or posts[0].office
