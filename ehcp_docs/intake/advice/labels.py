"""The labels before particulars of a report, and what they stand for."""

from __future__ import annotations

import re

from ehcp_docs.intake.advice.entries import Entry

_LABELS = (
    ("other", r"(?:dates?|time) (?:of|when)? ?(?:assessments?|seen|visits?|observations?|appointment|"
              r"request|referral|meeting|admission|"
     r"next|involvement|consultations?)|assessment dates?|dates? seen|date (?:of )?last .*|"
     r"date advice (?:requested|due)|"
     r"address|home address|UPN|NHS (?:no|number)|hospital (?:no|number)|year(?: group)?|class|gender|sex|"
     r"parents?.*|carers?|"
     r"(?:home |first )?languages?|ethnicity|telephone|tel|phone|e-?mail|reference|ref|our ref|your ref|"
     r"seen (?:at|by|with|on)|status|age(?: at .*)?|chronological age|GP|attendance|key ?stage|"
     r"headteacher|requested by|"
     r"previous involvement|copies to|cc|distribution|sources of (?:information|advice).*|hcpc(?: .*)?|"
     r"registration(?: .*)?|"
     r"case ?officer|EHC (?:co-?ordinator|officer|case ?worker)|SENCO|on roll since|version|pages?|venue|"
     r"present|primary need"),
    ("born", r"date of birth|d\.?o\.?b\.?|born|birth date"),
    ("child", r"(?:full )?name(?: of (?:the )?(?:child|pupil|young person|student)(?: ?/.*)?)?|"
              r"child(?:['’]s)?(?: name)?|"
     r"pupil(?:['’]s)?(?: name)?|young person(?:['’]s)?(?: name)?|student(?:['’]s)?(?: name)?|"
     r"client(?: name)?|patient(?: name)?|re|"
     r"child ?/ ?young person(?:['’]s)?(?: name)?|regarding|concerning"),
    ("date", r"(?:date of (?:the |this )?(?:report|advice)|report date|"
             r"date (?:of )?(?:report )?(?:was )?(?:written|completed|issued|prepared|typed|"
     r"signed)|advice date|dated|date report (?:written|completed|issued))"),
    ("plain date", r"date"),
    ("author", r"(?:report |advice )?(?:author(?:s|\(s\))?|written by|prepared by|completed by|"
               r"provided by|compiled by|by)|"
     r"name of (?:the )?(?:author|professional|advice ?giver|report writer|person (?:completing|"
     r"providing) .*)|"
     r"advice giver|report writer|professional(?:['’]s name)?|signed(?: by)?|signature|name and (?:role|"
     r"title|designation).*|"
     r"print name|assessed by|clinician"),
    ("role author", r"(?:assessing |link |allocated |named )?(?:educational psychologist|psychologist|"
                    r"speech (?:and|&) language therapist|"
     r"occupational therapist|physiotherapist|therapist|social worker|paediatrician|teacher of the deaf)"),
    ("role", r"(?:job )?(?:role|title)|position|designation|profession|post(?: held)?|job title.*|"
             r"role and .*"),
    ("organisation", r"organi[sz]ation|service|agency|employer|team|trust|department|employed by|"
                     r"name of (?:service|organisation)"),
    ("school", r"school(?:/setting)?|setting|educational setting|nursery|college|school ?/ ?college|"
               r"current (?:school|setting)|placement|"
     r"name of (?:school|setting)"),
)  # fmt: skip
_KNOWN = tuple((field_, re.compile(pattern, re.I)) for field_, pattern in _LABELS)
_PARTED = re.compile(r"^(?P<label>[A-Za-z][^:\t]{0,45}?)\s*(?::\s*\t?|\t)\s*(?P<value>\S.*)?$", re.S)


def label_of(text: str) -> str | None:
    """What the label stands for; None when it is none that reports have."""
    plain = re.sub(r"\s*\(.*?\)", "", text).strip(" :?*.\t").strip()
    return next((name for name, pattern in _KNOWN if pattern.fullmatch(plain)), None)


def labelled(entry: Entry) -> tuple[str, str] | None:
    """The field and the value of ``Date of report: 4 May 2026``."""
    parted = _PARTED.match(entry.text)
    name = label_of(parted["label"]) if parted else None
    return (name, parted["value"] or "") if parted and name else None
