"""Names, roles, organisations and kinds of advice: what a line at the top or the end of a report says of its author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ehcp_docs.plan.days import exists, read_date

_TITLES = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Sister)\.?"
_WORD = r"(?:[A-Z][a-zA-Z’'À-ÿ]+(?:-[A-Z][a-zA-Z’'À-ÿ]+)*|[A-Z]\.?|de|van|von|bin|al|da|la|Mc[A-Z]\w+)"
_ONE = rf"(?:{_TITLES} )?{_WORD}(?: {_WORD}){{1,3}}|{_TITLES} {_WORD}"
NAME = re.compile(rf"(?<!\w)(?:{_ONE})(?:(?: and | & )(?:{_ONE}))?")
ROLE = re.compile(
    r"\b(?:\w*psychologist|\w*therapist|head ?teacher|deputy head\w*|teacher|SENCO|SENDCO|SENDCo|SENCo|"
    r"coordinator|co-ordinator|"
    r"paediatrician|consultant|nurse|social worker|doctor|officer|manager|adviser|advisor|practitioner|"
    r"assistant|audiologist|"
    r"psychiatrist|worker|lead|tutor|principal|key person|registrar|optometrist|orthoptist|dietitian|"
    r"counsellor|inclusion lead|"
    r"head of \w+|clinician|specialist)\b",
    re.I,
)
ORGANISATION = re.compile(
    r"\b(?:council|borough|NHS|trust|school|academy|college|nursery|hospital|services?|team|clinic|"
    r"practice|university|"
    r"limited|ltd|partnership|associates|centre|CAMHS|community health|foundation|authority)\b",
    re.I,
)
_CREDENTIAL = re.compile(
    r"^(?:(?:B|M)(?:Sc|A|Ed|Phil|Psych)\b.*|PhD.*|DEdPsy.*|D\.?Ed.*|DClinPsy.*|HCPC.*|GMC.*|NMC.*|MRC.*|"
    r"FRC.*|PYL\w*|SL\d+|OT\d+|"
    r"PG(?:CE|Dip).*|Cert\.?.*|Reg(?:istration|istered)?\.? ?(?:no|number).*|CPsychol.*|AFBPsS.*|RCSLT.*|"
    r".*\bregistration\b.*)$",
    re.I,
)
_PARTS = re.compile(r"(?:(?<!\s)\s*|)(?:,|;|\||\t|\n|–|—|\s-\s|\(|\))\s*")
_DATE = re.compile(
    r"\b(\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? (?:19|20)\d\d|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d|"
    r"(?:19|20)\d\d-\d\d-\d\d)\b"
)
_SHORT_DATE = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d\d)\b(?![-/.])")

_KINDS = (
    ("therapy", r"speech (?:and|&) language|language therap|\bSA?LT\b|occupational therap|physiotherap|"
                r"music therap|art therap|"
     r"drama ?therap|play therap|\btherapist\b|\btherapy\b"),
    ("psychological", r"educational psycholog|\bEP (?:advice|report)|psychological advice|"
                      r"\bpsychologist\b|psycholog"),
    ("hearing_vision", r"teacher of the deaf|hearing impair|vision impair|visual impair|"
                       r"sensory (?:support )?service|\bQTVI\b|\bQToD\b|"
     r"deafblind|multi-?sensory impairment"),
    ("social_care", r"social work|social care|children['’]s services|early help|disabled children|"
                    r"short breaks"),
    ("medical", r"paediatric|consultant|\bclinic\b|\bnurse\b|\bCAMHS\b|psychiatr|medical|\bGP\b|"
                r"clinical psycholog|health"),
    ("preparing_for_adulthood", r"preparing for adulthood|preparation for adulthood|moving[- ]on|"
                                r"transition (?:worker|co-?ordinator)|careers"),
    ("education", r"head ?teacher|\bSENCO\b|\bSENDCO\b|special educational needs co|class teacher|school|"
                  r"academy|nursery|college|"
     r"educational advice|teacher|education"),
    ("family", r"parent|carers?['’]? views|family"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as a line names them; what it does not say is empty."""

    name: str = ""
    role: str = ""
    organisation: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.role or self.organisation)


def person(text: str) -> Person:
    """Name, role and organisation in ``Dr A Name, Educational Psychologist, Borough Council``."""
    name, roles, organisations = "", [], []
    whole = NAME.match(text.strip())
    rest = text.strip()
    if (
        whole
        and not ROLE.search(whole[0])
        and not ORGANISATION.search(whole[0])
        and _ends(rest[whole.end() :])
    ):
        name, rest = whole[0], rest[whole.end() :]
    for part in _PARTS.split(rest):
        part = part.strip(" .:")
        if not part or _CREDENTIAL.match(part):
            continue
        if ROLE.search(part):
            roles.append(part)
        elif ORGANISATION.search(part):
            organisations.append(part)
    return Person(name=name, role=", ".join(roles), organisation=", ".join(organisations))


def _ends(rest: str) -> bool:
    """Whether a name is complete where this follows it."""
    return (
        not rest.strip()
        or bool(_PARTS.match(rest))
        or bool(re.match(r"\s+(?:B|M)(?:Sc|A|Ed)\b|\s+(?:PhD|HCPC)", rest))
    )


def is_name(text: str) -> bool:
    """Whether the line is somebody's name and nothing else, letters after the name aside."""
    pieces = [p for p in _PARTS.split(text.strip()) if p.strip() and not _CREDENTIAL.match(p.strip())]
    if len(pieces) != 1 and not NAME.fullmatch(text.strip()):
        return False
    first = pieces[0].strip(" .") if pieces else ""
    known = NAME.fullmatch(first) or NAME.fullmatch(text.strip())
    return bool(known) and not ROLE.search(text) and not ORGANISATION.search(text)


def day_in(text: str) -> date | None:
    """The first date in the text that the calendar has, day before month."""
    for match in _DATE.finditer(text):
        found = read_date(match[1].replace(",", ""))
        if found and exists(*found):
            return date(*found)
    for match in _SHORT_DATE.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        if exists(2000 + year, month, day):
            return date(2000 + year, month, day)
    return None


def kind_of(evidence: Iterable[str]) -> str | None:
    """The kind of advice: the first of these texts that tells decides, so put the surest first."""
    for text in evidence:
        if re.search(r"clinical psycholog", text, re.I):
            return "medical"
        for kind, pattern in _KINDS:
            if re.search(pattern, text, re.I):
                return kind
    return None
