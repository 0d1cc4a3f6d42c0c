"""The people that a Russian page names in full somewhere: pop-ups, the site's own list, facets and the text itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kg.linking import identity
from kg.linking.members import OWN_SIDE
from kg.linking.names_ru import NameMatch
from kg.linking.spots import Office
from kg.linking.vocabulary import Vocabulary
from kg.model.entities import Entity
from kg.model.pages import Page
from kg.vocabulary.folding import fold
from kg.vocabulary.romanization import romanize
from kg.vocabulary.russian import person_case_forms
from kg.vocabulary.russian_names import given_readings, patronymic_readings

_POPUP = re.compile(r"[А-Я][А-Яа-я-]+(?: (?:[А-Я][а-я-]+|бен|аль|ибн|де|оглы|кызы)){1,4}")


@dataclass
class Roster:
    """Everybody known by full name on one page, with look-ups by surname, initials and first name with patronymic."""

    page: Page
    vocabulary: Vocabulary
    by_family: dict[str, list[tuple[str, Entity]]] = field(default_factory=lambda: defaultdict(list))
    by_address: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    new: dict[str, Entity] = field(default_factory=dict)

    def fill(self) -> None:
        """Take in the people of pop-ups, speaker labels, the site's list and the Persons facet."""
        names = [t.full_name for t in self.page.turns if " " in t.full_name]
        for leak in self.page.leaks:
            match = _POPUP.match(fold(self.page.quote(leak)))
            if match is not None:
                names.append(self.page.text[leak.start : leak.start + match.end()])
        names += [p.name for p in self.page.participants]
        names += [f.value for f in self.page.facets if f.kind == "persons" and " " in f.value]
        for name in names:
            self._listed(" ".join(name.split()))

    def _listed(self, name: str) -> None:
        """Take in one name written surname first ("ЛАВРОВ Сергей Викторович", "Трамп Дональд")."""
        words = [w.capitalize() if w.isupper() else w for w in name.split()]
        fathers = [i for i, w in enumerate(words) if i and patronymic_readings(fold(w))]
        cut = next((i for i, w in enumerate(words) if i and given_readings(fold(w))), 0)
        if fathers and fathers[0] >= 2:
            cut = fathers[0] - 1
        if not cut:
            slug = self.resolve(fold(" ".join(words)), None)
            if slug:
                self.add(identity.person_entity(slug, self.vocabulary))
            return
        family, given = " ".join(words[:cut]), words[cut]
        father = words[cut + 1] if fathers and fathers[0] == cut + 1 else ""
        gender = next(iter(sorted(g for n, g, c in given_readings(fold(given)) if c == "nomn")), "masc")
        match = NameMatch(
            self.page.title, given=given, patronymic=father, family=family, gender=gender, cases=frozenset(["nomn"])
        )
        self.person(match, None)

    def resolve(self, name: str, office: Office | None) -> str:
        """Return the slug of the known person with all words of `name`."""
        return identity.resolve_person(name, [], [], office, self.page.date, self.vocabulary)

    def person(self, match: NameMatch, office: Office | None) -> Entity:
        """Return the person of a full name: a known one, one met on this page before, else a new one."""
        slug = self.resolve(fold(f"{match.given} {match.family}"), office)
        if slug and not self._other_father(slug, match.patronymic) and not self.foreign_namesake(slug, office):
            entity = identity.person_entity(slug, self.vocabulary)
        else:
            name = f"{match.given} {match.family}"
            english = romanize(name)
            made = identity.new_person(name, "ru", english)
            entity = self.new.setdefault(made.slug, made)
        self.add(entity, match)
        return entity

    def foreign_namesake(self, slug: str, office: Office | None) -> bool:
        """Tell whether a person only ever held posts abroad although the page gives a post at home: another person."""
        own = OWN_SIDE.get(self.page.source, "")
        if office is None or not own or office.country not in ("", own):
            return False
        reference = self.vocabulary.reference
        posts = [
            reference.posts[t.post] for t in reference.tenures_of_person.get(slug, ()) if t.post in reference.posts
        ]
        fitting = any(p.country in ("", own) or p.office in identity.alike(office.code) for p in posts)
        return bool(posts) and not fitting

    def _other_father(self, slug: str, patronymic: str) -> bool:
        """Tell whether the known person has another patronymic: a namesake."""
        if not patronymic:
            return False
        record = self.vocabulary.reference.records[("person", slug)]
        known = {w for n in record.texts("altLabel", language="ru") for w in fold(n).split() if patronymic_readings(w)}
        known = {w for w in known if any(c == "nomn" for _, _, c in patronymic_readings(w))}
        return bool(known) and fold(patronymic) not in known

    def add(self, entity: Entity, match: NameMatch | None = None) -> None:
        """Make `entity` known by surname and by first name with patronymic, in all cases."""
        for given, father, family, gender in self._spellings(entity, match):
            for form in {fold(f) for f in person_case_forms(family, gender)} if len(family) > 1 else ():
                if (given[:1], entity) not in self.by_family[form]:
                    self.by_family[form].append((given[:1], entity))
            for form in {fold(f) for f in person_case_forms(f"{given} {father}", gender)} if father else ():
                if entity not in self.by_address[form]:
                    self.by_address[form].append(entity)

    def _spellings(self, entity: Entity, match: NameMatch | None) -> list[tuple[str, str, str, str]]:
        out = []
        record = self.vocabulary.reference.records.get(entity.key) if entity.known else None
        if record is not None:
            gender = record.one("gender") or "male"
            families = record.texts("familyName", language="ru")
            for name in record.texts("label", "altLabel", language="ru"):
                words = name.split()
                father = next((w for w in words[1:] if patronymic_readings(fold(w))), "")
                last = families or words[-1:]
                out += [(words[0], father, f, gender) for f in last]
        if match is not None and match.family:
            gender = "female" if match.gender == "femn" else "male"
            out.append((match.given, match.patronymic, match.family, gender))
        return out

    def by_surname(self, text: str, initials: str = "") -> list[Entity]:
        """Return the people of this page with a surname in any case, whose first name begins with the first initial."""
        found = self.by_family.get(fold(text), [])
        return list(dict.fromkeys(e for first, e in found if not initials or fold(first) == initials[0]))
