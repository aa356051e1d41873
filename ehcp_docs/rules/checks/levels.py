"""Check of what is said of a child's attainment: levels told in words, with no measure, date or source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.spans import found
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SUBJECT = (
    r"(?:literacy|numeracy|mathematics|maths|reading|spelling|writing|handwriting|speech|language|"
    r"vocabulary|comprehension|understanding|attainments?|progress|learning|english|number|phonics|"
    r"work|schoolwork|subjects?)"
)
_SKILL = (
    rf"(?:{_SUBJECT}|memory|attention|concentration|listening|skills?|levels?|awareness|processing|coordination|"
    r"co-ordination|balance|motor|articulation|fluency|organisation|grammar|abilit(?:y|ies))"
)
_POOR = r"(?:poor|weak|limited|immature|low|delayed|underdeveloped|under-developed|impaired)"
_OTHERS = (
    r"(?:average|expected|expectations?|peers|classmates|class|friends|age[- ]related|age|years|others|children|"
    r"pupils|national|where|those|norms?|ARE|rest|cohort)"
)
_FAR = (
    r"(?:well|far|significantly|considerably|slightly|just|somewhat|much|quite|really|rather|some way|some distance|"
    r"miles|streets|years|a (?:fair|good|long|very long) (?:way|bit)|a long way|a way|a lot|way)"
)
_LEVEL = re.compile(
    rf"\b(?:{_FAR} )?(?:below|behind|beneath|lower than|under|short of|adrift of|off) "
    r"(?:the |that |those |of |what is |his |her |their |other |rest of |to be )*(?:\w+ )?"
    rf"{_OTHERS}\b[^.;,]{{0,25}}"
    r"|\b(?:severely|significantly|moderately|very|quite|globally|generally|extremely) (?:delayed|low|"
    r"poor|weak|limited|behind)\b"
    rf"|\b(?:is|are|remains?) (?:\w+ly )?{_POOR}\b"
    rf"|\b{_POOR}(?: and \w+)?(?: (?!and\b|or\b)[\w-]+){{0,2}}? {_SKILL}\b"
    r"|\b(?:severe|significant|moderate|marked|considerable) delays?\b[^.;,]{0,30}",
    re.I,
)
_LAGS = re.compile(
    rf"\b{_FAR} (?:behind|off the pace)\b[^.;,]{{0,25}}"
    r"|\b(?:slipp|slid|fall|fell|drift|dropp|lag)\w* (?:\w+ ){0,4}?(?:behind|back)\b[^.;,]{0,25}"
    r"|\b(?:slid|slipped|fallen|dropped) (?:\w+ ){1,4}?from where\b[^.;,]{0,40}"
    r"|\b(?:not|\w+n['’]t|nowhere(?: near)?|some way (?:off|from)|a long way (?:off|from)) "
    r"(?:at |near )?(?:where|what|the level) (?:\w+ ){0,3}?(?:should|ought|would|expect|children|"
    r"others)\w*[^.;,]{0,25}"
    r"|\bnowhere near (?:that|those) of\b[^.;,]{0,25}"
    r"|\b(?:the )?gap (?:is|has been|keeps|continues to) \w+"
    r"|\bworking (?:towards|below)\b[^.;,]{0,25}|\b(?:some|a long|a fair) way to go\b"
    r"|\bthe (?:weakest|lowest|slowest|poorest|least able)\b[^.;,]{0,30}"
    r"|\bat a (?:much |far |rather )?(?:younger|earlier|lower) (?:age|level|stage)\b[^.;,]{0,30}"
    r"|\bin the (?:very |extremely )?low(?:est)? (?:range|band|group|set)\b",
    re.I,
)
"""Colloquial and roundabout ways to say behind; they count only where the sentence is about learning."""
_ABOUT_LEARNING = re.compile(
    rf"\b{_SUBJECT}\b|\b(?:class|peers|classmates|Year \d|ARE|score\w*|cognit\w+|abilit\w+|academic\w*|core|"
    rf"sums|read|"
    r"reads|spells?|writes?|counts?)\b",
    re.I,
)
_SUBJECTS = re.compile(rf"\b{_SKILL}\b", re.I)
_NOT_LEARNING = re.compile(
    r"\b(?:walk\w*|runs?|running|queue|line|bus|corridor|playground|race|hides?|stands?|sits?|chair|table|door|"
    r"curtain|"
    r"wheelchair|eats?|dress\w*)\b",
    re.I,
)
_DATA = re.compile(
    r"\d|\b(?:percentile|standard score|half|third|quarter|twice|once|times|months|years|weeks|minutes|"
    r"reading age|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ )?(?:words?|keys?|steps?|"
    r"ideas?|out|minutes|letters|sounds|sentences))\b",
    re.I,
)
_YEAR_ONLY = re.compile(r"\bYear \d+s?\b|\bKey Stage \d\b|\b(?:of (?:her|his|their) )years\b", re.I)
_EVIDENCE = re.compile(
    rf"\b(?:per ?)?centile\b|\bscores?d?\b|\bEntry Level\b|\b20\d\d\b|\b(?:{_MONTHS}) \d|"
    rf"\b\d+ years? (?:and )?\d|\bDr [A-Z]|\b\d+ out of \d+|\d ?%|\bage equivalent\b",
)
_BODY = re.compile(
    r"\b(?:arms?|legs?|hands?|ankles?|wrists?|shoulders?|muscles?|trunk|neck|eyes?|sides?|grip|heart|voice|limbs?) $",
    re.I,
)


@passage_check("level_without_data")
def level_without_data(passage: ReadPassage) -> Iterator[Hit]:
    """Below average, delayed, poor, a fair way behind: with no level, score, date or source."""
    text = passage.text
    if _EVIDENCE.search(text):
        return
    for span in sorted([*found(_LEVEL, text), *found(_LAGS, text)]):
        sentence = passage.sentence_of(span).of(text)
        if _BODY.search(text[: span.start]):
            continue
        if _LAGS.search(span.of(text)) and not _ABOUT_LEARNING.search(sentence):
            continue
        if _NOT_LEARNING.search(sentence) and not _SUBJECTS.search(sentence):
            continue
        near = " ".join(s.of(text) for s in passage.sentences if s.end > span.start)[:220]
        if not _DATA.search(_YEAR_ONLY.sub("", sentence)) and not re.search(r"\d", _YEAR_ONLY.sub("", near)):
            yield Hit(span=span)
            return
