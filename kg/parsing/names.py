"""The grammar of a label: an office (or none) and a name; what looks like one but is an ordinary clause is refused."""

from __future__ import annotations

import re
from collections.abc import Set

Split = tuple[str, str, int]  # name, office, offset of the label in the clause

_SPECIAL_EN = re.compile(
    r"(?:Video |Written )?(?:Question|Remark|Reply|Answer|Comment|Response|Moderator|Announcer|Presenter|Journalist)s?"
)
_SPECIAL_RU = re.compile(
    r"(?:^|(?<=\s))(?:Вопрос|Реплика|Ответ|Комментарий|Из зала|Голос из зала|Ведущий|Ведущая|Диктор|Модератор)$"
)
_SHOUTED = re.compile(
    r"(?:(?:VICE )?PRESIDENT|PRIME MINISTER|CHANCELLOR|SECRETARY|MR\.|MS\.|MRS\.|DR\.) [A-Z.’' -]{2,40}|Q"
)

_CLERIC = "Patriarch|Metropolitan|Archbishop|Pope|King|Sheikh|Mufti|Prince|Emir|Sultan|Father"
_EN_TOKEN = re.compile(r"(?:(?:[A-Z]\.)+|[A-ZÀ-ÝĀ-Ž][\w’'-]*\.?|al-\w+|el-\w+)")
_PARTICLES = frozenset("bin ben ibn al el de da dos di von van der le la bint abu".split())  # noqa: SIM905
_ROLE = re.compile(
    r"\b(?:President|Vice-President|Prime Minister|Minister|Chair(?:man|person|woman)?|Head|Governor|Mayor|Director|"
    r"CEO|Secretary|Secretary-General|Speaker|Chancellor|King|Emir|Sultan|Prince|Aide|Adviser|Advisor|Commissioner|"
    r"Ambassador|Deputy|Chief|Commander|Member|Senator|Rector|Co-[Cc]hair(?:man|person)?|General|Colonel|"
    r"Representative|Founder|Owner|Editor-in-Chief|Professor|Academician|Leader|Coordinator|Dean|Manager|Captain|"
    r"Premier|Taoiseach|Ombudsman|Governor-General|Prosecutor|Attorney|Envoy|Judge|Curator|Host|Patriarch|"
    r"Metropolitan|Mufti|Sheikh|Inspector|Executive|[Mm]oderator|Chairmen|Supervisor|Principal|Teacher|Doctor)\b"
)
# Words that a label never holds.
_CLAUSE_WORDS = frozenset(
    """is are was were be been have has had will would can could should must do does did i we you he she it they my our
    your his her their its this that these those there here not said says told asked want let us what why how when who
    which if so as but because also thank about with following follows""".split()  # noqa: SIM905
)
_NO_NAME = frozenset(
    """The A An This That These Those My Our Your His Her Their Its I We You He She It They Here There One Two Next
    Another First Second Third Finally And But So As In On At For To Of By With From If When What Why How Who Let Yes No
    Not Now Thank Dear Mr Mrs Ms Good New Last All Some Many Federation Republic Assembly Council Committee Union Region
    Ministry Government Agreement Agreements Treaty Statement Declaration Nations States Organisation Organization Part
    Prize Award Agenda Topics Question Geography Persons Publication
    Participants Speakers Attendees Included Members""".split()  # noqa: SIM905
)
_BEFORE_NAME = frozenset("of the for and in with by at to on from de".split())  # noqa: SIM905
# Country names of two words begin with one of these, so "of South Africa Cyril Ramaphosa" has a name of two words.
_COUNTRY_FIRST = frozenset(
    """South North East West Saudi New Sri United Great Equatorial Costa El San Sierra Burkina Cape Central Papua
    Dominican Czech Ivory Trinidad Bosnia Hong Russian State Security Federal National Supreme""".split()  # noqa: SIM905
)
_INSTITUTION = re.compile(
    r"(?:Service|Corporation|Ministry|Bank|Fund|University|Council|Committee|Chamber|Agency|Academy|Federation|Republic|"
    r"Region|Territory|Helicopters|Railways|Industries|Office|Department|Directorate|Group|Company|Duma|Party|Forces|"
    r"Board|Court|Union|Institute|Centre|Center|Foundation|Movement|Assembly|Staff|Affairs|Association|Society|Aviation|"
    r"Emirates|Kingdom|Arabia|Staff|Museum|Theatre|Channel|Energy|Finance|Sciences|Development|Defence|Trade|Minerals|Management|Media)$|^[A-Z]{3,}$"
)
_HEADING = re.compile(
    r"(?:Beginning|Speech|Excerpts?|Transcript|Press|Opening|Closing|Address|Remarks|News|Joint|Meeting|Answers?|"
    r"Statements?|Concluding|Working|Talks|Ceremony|Presentation|Plenary|Session|Conversation|Russia|Russian|Part|"
    r"Final|Greetings?|Telephone|Video|Informal|Reception|Unveiling|Launch|Documents|Interview|Visit|Congratulations)\b"
)
# The host's first label follows almost every heading that was glued to it.
_PRESIDENT = re.compile(r"(?<=\s)(?P<office>President\sof\sRussia)\s(?P<name>Vladimir\sPutin|Dmitry\sMedvedev)$")
_LONGEST_NAME = 48
_RU_NAME = re.compile(
    r"(?:^|(?<=\s))(?:(?:[А-ЯЁ]\.\s?){1,2}[А-ЯЁ][\w’'-]+(?:\s(?:[А-ЯЁ][\w’'-]+|бен|бин|ибн|аль|эль|де|да|ван|фон)){0,4}|"
    r"(?:Патриарх|Митрополит|Архиепископ|Папа|Король|Шейх|Муфтий|Принц|Отец)\s[А-ЯЁ][\w-]+)$"
)
# "Касым-Жомарт Токаев", "Мухаммед бен Заид": capital words alone, the first of them no ordinary word.
_RU_BARE = re.compile(
    r"(?!(?:Текст|Список|Перечень|Состав|Справка|Примечание|Источник|Фото|Видео|Тема|Вопрос|Ответ|Совет|"
    r"Пример|Правительство|Министерство|Администрация|Город|Республика|Область|Край|Район|Статус|"
    r"Проект|Банк|Программа|Компания|Центр|Фонд|Театр|Музей|Закон|День|Год|Дом|Улица|Форум|Союз|"
    r"Партия|Россия|Москва)\b)"
    r"[А-ЯЁ][а-яё]+(?<!ый)(?<!ой)(?<!ая)(?<!яя)(?<!ое)(?<!ее)(?<!ые)(?<!ие)(?<!кий)(?<!ний)(?<!ший)(?<!чий)(?<!щий)"
    r"(?:-[А-ЯЁа-яё]+)*(?:\s(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*|бен|бин|ибн|аль|эль|де|да|ван|фон)){0,3}"
    r"\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
)
_RU_ROLE = re.compile(
    r"(?:Президент|Премьер|Министр|Председатель|Глава|Губернатор|Мэр|Директор|Генеральный|Заместитель|Первый|Помощник|"
    r"Начальник|Руководитель|Секретарь|Канцлер|Король|Эмир|Султан|Посол|Уполномоченный|Ректор|Член|Врио)"
)


def split_english(clause: str, known: Set[str], *, may_lead: bool, line: bool) -> Split | None:
    """Return (name, office, offset) when `clause` is a label, perhaps after a heading (`may_lead`); else None."""
    if _SPECIAL_EN.fullmatch(clause) or (line and _SHOUTED.fullmatch(clause)):
        return clause, "", 0
    head, comma, after = clause.partition(", ")
    if line and comma and _is_name(head.split()) and not _clausal(after.split()):
        return head, after, 0
    words = clause.split()
    if not words or _clausal(words[-1:]):
        return None
    if _is_name(words):
        return _after_role(clause)
    president = _PRESIDENT.search(clause)
    if president and president.start() and may_lead:
        return president["name"], president["office"], president.start()
    if words[-1] in _NO_NAME or len(words) < 3:
        return _glued_special(clause)
    if clause[0].isupper() and not _clausal(words) and not _HEADING.match(clause) and _ROLE.search(clause):
        return _office_and_name(clause, 0, known)
    return _after_heading(clause, known) if may_lead and not line else _known_name(clause, known)


def split_russian(clause: str, known: Set[str], *, may_lead: bool, line: bool) -> Split | None:
    """The same for Russian: initials and surname, or a cleric, or a collective speaker; a post may stand before."""
    special = _SPECIAL_RU.search(clause)
    if special and (special.start() == 0 or may_lead):
        return special[0], "", special.start()
    found = _RU_NAME.search(clause)
    if found is None:
        return (clause, "", 0) if _RU_BARE.fullmatch(clause) and len(clause) < _LONGEST_NAME else None
    before = clause[: found.start()].rstrip()
    if not before:
        return found[0], "", 0
    if _RU_ROLE.match(before) and len(before) < 160:
        return found[0], before, 0
    if (may_lead or found[0] in known or before.endswith((",", "–", ";"))) and not line:
        return found[0], "", found.start()
    return None


def is_shouted(clause: str) -> bool:
    """Tell whether a label is one of those in capitals: "PRESIDENT BIDEN", "Q"."""
    return bool(_SHOUTED.fullmatch(clause))


def _is_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= 6 or not _EN_TOKEN.fullmatch(words[0]) or not _EN_TOKEN.fullmatch(words[-1]):
        return False
    return all(_EN_TOKEN.fullmatch(word) or word in _PARTICLES for word in words) and not _NO_NAME.intersection(words)


def _after_role(clause: str) -> Split | None:
    """All words are capitalised: "Defence Minister Sergei Shoigu" still has an office before the name."""
    roles = list(_ROLE.finditer(clause))
    if not roles or re.match(_CLERIC, clause):
        return clause, "", 0
    rest = clause[roles[-1].end() :].strip()
    if len(rest.split()) < 2:
        return None if not rest else (clause, "", 0)
    return rest, clause[: roles[-1].end()].strip(), 0


def _clausal(words: list[str]) -> bool:
    return any(word.lower().strip(",") in _CLAUSE_WORDS for word in words)


def _office_and_name(clause: str, offset: int, known: Set[str]) -> Split | None:
    words = clause.split()
    count = 0
    while count < len(words) and (_EN_TOKEN.fullmatch(words[-1 - count]) or words[-1 - count] in _PARTICLES):
        count += 1
    while count and words[len(words) - count] in _PARTICLES:
        count -= 1
    if count < 2:
        return None
    run = words[len(words) - count :]
    before = words[len(words) - count - 1] if count < len(words) else ""
    size = _name_size(run, before, known)
    if size is None or size == len(words):
        return None
    name_at = _offset_of_last(clause, size)
    return clause[name_at:], clause[:name_at].rstrip(" ,\u00a0"), offset


def _name_size(run: list[str], before: str, known: Set[str]) -> int | None:
    """Return how many words at the end of the capitalised `run` are the name; None when there is no room for one."""
    for size in range(min(len(run), 5), 1, -1):
        if " ".join(run[-size:]) in known:
            return size
    offices = [index for index, word in enumerate(run) if _ROLE.fullmatch(word) or _INSTITUTION.search(word)]
    roles = [index for index in offices if _ROLE.fullmatch(run[index])]
    if roles and len(run) - offices[-1] - 1 >= 2:
        return len(run) - offices[-1] - 1
    attached = before.lower() in _BEFORE_NAME
    if attached and len(run) < 3:
        return None
    if run[-1] in _NO_NAME or _INSTITUTION.search(run[-1]):
        return None
    if offices:
        return max(2, len(run) - offices[-1] - 1)
    if attached and before == "of" and run[0] not in _COUNTRY_FIRST and 3 <= len(run) <= 4:
        return len(run) - 1
    size = 2
    while size < len(run) and run[-1 - size] in _PARTICLES | {"Al", "Bin", "Ben", "El"}:
        size += 2 if size + 2 <= len(run) else 1
    return size if attached or before in _PARTICLES or len(run) > 3 else len(run)


def _after_heading(clause: str, known: Set[str]) -> Split | None:
    """A heading glued to the label after it: the label begins at its last role noun, or repeats a name."""
    words = clause.split()
    for size in (3, 2):
        if len(words) > 2 * size and words[-size:] == words[-2 * size : -size]:
            at = _offset_of_last(clause, size)
            return clause[at:], "", at
    known_name = _known_name(clause, known)
    for role in reversed(list(_ROLE.finditer(clause))):
        before = clause[: role.start()].rstrip().rpartition(" ")[2]
        if before.lower() in _BEFORE_NAME or before.endswith(",") or role.start() == 0:
            continue
        found = _office_and_name(clause[role.start() :], role.start(), known)
        if found and found[1]:
            return found
    return known_name


def _known_name(clause: str, known: Set[str]) -> Split | None:
    words = clause.split()
    for size in (4, 3, 2):
        if len(words) > size and " ".join(words[-size:]) in known and not words[-size - 1][-1].isalpha():
            at = _offset_of_last(clause, size)
            return clause[at:], "", at
    return _glued_special(clause)


def _glued_special(clause: str) -> Split | None:
    """A collective speaker after words that end without a full stop, as in a list or after a bracket."""
    word = clause.split()[-1]
    if word in ("Question", "Remark") and len(clause) > len(word) and not clause[: -len(word)].rstrip()[-1:].isalpha():
        return word, "", len(clause) - len(word)
    return None


def _offset_of_last(clause: str, size: int) -> int:
    """Return the offset of the last `size` words of `clause`."""
    at = len(clause)
    for _ in range(size):
        at = max(clause.rfind(" ", 0, at), clause.rfind("\u00a0", 0, at))
    return at + 1
