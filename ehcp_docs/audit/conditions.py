"""In what company and by whom something is done, as numbers and kinds that two statements can be compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_docs.language.amounts import VAGUE_GROUP, amounts
from ehcp_docs.language.numbers import CARDINAL, value
from ehcp_docs.language.people import people

_ALONE = re.compile(
    r"\b(?:1|one)\s?(?::|-to-|-on-| to | on )\s?(?:1|one)\b|\bindividual(?:ly)?\b|\bon (?:his|her|"
    r"their) own\b|\balone\b",
    re.I,
)
_NO_GROUP = re.compile(r"individual(?:ised|ly tailored)?$|^individualised", re.I)
_THING = re.compile(
    r"\s+(?:health ?care|education|behaviour|learning|risk|plans?|programmes?|needs?|"
    r"targets?|timetable|workstation|care|support plan)",
    re.I,
)
_OTHERS = re.compile(r"\b(?:other|others|classmates?|peers?|friends?|partner|buddy)\b", re.I)

_CAP_ALONE = re.compile(rf"(?:no more than|max(?:imum)?(?: of)?) {CARDINAL}$", re.I)
_CHILDREN = re.compile(
    r"\s*(?:[).,;]|$|(?:other |more )?(?:pupils?|child|children|students?|peers?|"
    r"classmates?|others?|young)\b)",
    re.I,
)

PROFESSIONS = {
    "speech and language therapist": r"speech (?:and|&) language therap\w+|\bSaLTs?\b|\bSLTs?\b|language therapist",
    "occupational therapist": r"occupational therap\w+|\bOTs?\b",
    "physiotherapist": r"physiotherap\w+|\bphysio\b",
    "educational psychologist": r"educational psycholog\w+|\bEPs?\b",
    "psychologist": r"\bpsychologists?\b",
    "nurse": r"\bnurses?\b",
    "paediatrician": r"paediatricians?|consultants?",
    "music therapist": r"music therap\w+",
    "art therapist": r"art (?:psycho)?therap\w+",
    "drama therapist": r"drama ?therap\w+",
    "play therapist": r"play therap\w+",
    "psychotherapist or counsellor": r"psychotherap\w+|counsell\w+",
    "teacher of the deaf": r"teachers? of the deaf|\bQToDs?\b|\bToDs?\b",
    "teacher of children with vision impairment": r"\bQTVIs?\b|vision impairment teacher",
    "specialist teacher": r"specialist (?:literacy |dyslexia )?teachers?|advisory teachers?|dyslexia (?:specialist|teacher)",
    "social worker": r"social workers?",
    "CAMHS": r"\bCAMHS\b",
    "mental health practitioner": r"mental health (?:practitioner|worker)s?",
}
"""Professions that do not stand in for one another, with the words for them and for their services."""
THERAPIES = frozenset(list(PROFESSIONS)[:3] + [name for name in PROFESSIONS if "therapist" in name])
_PATTERNS = {name: re.compile(pattern, re.I) for name, pattern in PROFESSIONS.items()}
_ASSISTANT = re.compile(
    r"\b(?:teaching|learning support|support|classroom|therapy) assistants?\b|\bTAs?\b|\bLSAs?\b|\bHLTAs?\b|"
    r"\bkey (?:adult|worker|person)\b|\bELSA\b|emotional literacy support assistants?|\blearning mentors?\b",
)
_TEACHER = re.compile(r"\b(?:class |qualified |subject )?teachers?\b(?! of the deaf)", re.I)
_LEVEL = re.compile(rf"\blevel (\d|{CARDINAL})\b", re.I)
_TRAINED = re.compile(
    r"\b(?:trained|training|accredited|qualified|qualification|certificated?|completed|"
    r"supervised)\b",
    re.I,
)


_TO_VERB = (
    r"(?:(?! (?:will|must|shall|should|may|can|is|are|to|for|each|every|who|that|daily|weekly)\b)[^,.;)])+"
)
_BEHIND = re.compile(
    r"\b(?:who (?:is|are|has been|have been) )?(?:trained|supervised|advised|guided|overseen|directed|supported|"
    r"monitored|written|set|devised|designed|drawn up|planned|agreed|provided|recommended|set out)(?: and \w+)*"
    rf"(?: \w+ly)? by {_TO_VERB}"
    r"|\bunder the (?:\w+ )?(?:guidance|supervision|direction|oversight|instruction)(?: and \w+)? of "
    rf"{_TO_VERB}"
    r"|\b(?:with|on|following|after) (?:the )?(?:\w+ )?(?:advice|guidance|supervision|support|input|training|"
    rf"instructions?)(?: and \w+)? (?:from|of|by) {_TO_VERB}",
    re.I,
)
"""Who stands behind those who do it: who trained them, wrote the programme, gives advice."""


def without_those_behind(text: str) -> str:
    """The text without the people who only train, guide or advise those who do it.

    >>> without_those_behind("A teaching assistant trained by a therapist will read with Ama.")
    'A teaching assistant will read with Ama.'
    """
    return " ".join(_BEHIND.sub("", text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who is to do it, as far as the words tell."""

    professions: frozenset[str]
    has_assistant: bool
    has_teacher: bool
    level: int | None
    is_trained: bool
    """Whether some training or qualification is asked for."""
    words: str

    @property
    def is_named(self) -> bool:
        """Whether any role, profession or service is named."""
        return bool(self.professions or self.has_assistant or self.has_teacher or self.words)


def staff(text: str) -> Staff:
    """The staff that the text names."""
    read = people(text)
    level = _LEVEL.search(text)
    spans = sorted({*read.roles, *read.services, *read.named})
    return Staff(
        professions=professions(text),
        has_assistant=_ASSISTANT.search(text) is not None,
        has_teacher=_TEACHER.search(text) is not None,
        level=int(value(level[1]) or 0) or None if level else None,
        is_trained=bool(read.qualifications) and _TRAINED.search(text) is not None,
        words=", ".join(dict.fromkeys(span.of(text) for span in spans)),
    )


def professions(text: str) -> frozenset[str]:
    """The professions that the text names, by their people or their services."""
    found = {name for name, pattern in _PATTERNS.items() if _has(pattern, text)}
    if "educational psychologist" in found:
        found.discard("psychologist")
    return frozenset(found)


def _has(pattern: re.Pattern[str], text: str) -> bool:
    # Two or three letters are an acronym only in capitals: “ot” and “ep” stand in other words' company.
    return any(
        len(match[0]) > 4 or sum(c.isupper() for c in match[0]) > 1 for match in pattern.finditer(text)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many children there are, the child counted."""

    sizes: tuple[int, ...]
    words: str
    is_vague: bool
    """A small group, without a number."""


def group(text: str) -> Group:
    """One to one, or the size of the group; no size where none is told."""
    sizes, words = [], []
    for span in amounts(text).groups:
        said = span.of(text)
        if re.match(r"individual", said, re.I) and (
            (_NO_GROUP.search(said) and _THING.match(text, span.end)) or "ised" in said
        ):
            continue
        if _CAP_ALONE.match(said) and not _CHILDREN.match(text, span.end):
            continue  # “no more than three pieces of information”
        if size := _size(said):
            sizes.append(size)
            words.append(said)
    vague = VAGUE_GROUP.search(text)
    return Group(
        sizes=tuple(sizes),
        words=", ".join(words) or (vague[0].strip() if vague else ""),
        is_vague=not sizes and bool(vague),
    )


def _size(said: str) -> int | None:
    if _ALONE.search(said):
        return 1
    if ratio := re.search(r"(\d)\s?:\s?(\d+)", said):
        return max(1, int(ratio[2])) if ratio[1] == "1" else 1
    if re.search(r"\bpair|partner|buddy\b", said, re.I):
        return 2
    if re.search(r"whole[- ]class", said, re.I):
        return 30
    numbers = [number for word in re.findall(rf"\b{CARDINAL}\b", said, re.I) if (number := value(word))]
    if not numbers or re.fullmatch(r"one adult", said, re.I):
        return None
    return int(max(numbers)) + bool(_OTHERS.search(said))
