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
    r"(?:(?!directly|immediately|usually|mostly|exactly|only|nearly)\w+ly|"
    r"well|far|significantly|considerably|slightly|just|somewhat|much|quite|really|rather|some way|some distance|"
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
_STANDARD = (
    r"(?:(?:his|her|their|the|other|most|many|that of|those of|what|all) )*(?:\w+ )?(?:peers?|classmates|contemporaries|"
    r"class|friends|others|children|pupils|boys|girls|year group|cohort|average|usual|typical|normal|expected|hoped|"
    r"expectations?|(?:one|we|you|they|he|she|anyone|staff|school|parents) (?:might|would|could|should|had|expected|"
    r"hoped)|(?:might|would|could|should|had|was|is|is to) (?:be |been )?(?:hoped|expected|wished|liked))"
)
"""What a level is held against: others, what is usual, what somebody hoped for."""
_COMPARED = re.compile(
    rf"\b(?:{_FAR} )?(?:weaker|slower|lower|poorer|worse|younger|fewer|less(?: \w+){{0,2}}?) (?:than|compared (?:to|with)) "
    rf"{_STANDARD}\b[^.;,]{{0,25}}"
    rf"|\b(?:not|\w+n['’]t|nowhere near) (?:yet |quite |nearly )?as (?:\w+ ){{1,2}}?as (?:{_STANDARD}|(?:he|she|they|it) "
    r"(?:might|could|should|ought))\b[^.;,]{0,25}"
    rf"|\b(?:{_FAR} )?(?:below|behind|beneath|short of|under|off|from) (?:where|what) {_STANDARD}\b[^.;,]{{0,25}}"
    r"|\b(?:falls?|fell|falling) (?:\w+ ){0,2}?short\b[^.;,]{0,40}"
    r"|\b(?:low|immature|delayed|weak|young|behind|poor) for (?:an? (?:\w+ )?(?:boy|girl|child|pupil|learner|Year)|"
    r"(?:his|her|their|the) (?:\w+ )?(?:age|years?|class|stage)|age)\b[^.;,]{0,20}"
    r"|\b(?:gives?|giving|gave|remains?|is|are|an? (?:area|matter|source|level)s?) (?:\w+ ){0,2}?"
    r"(?:cause for|of|giving) concern\b[^.;,]{0,20}"
    r"|\b(?:some|several|a few|a couple of|a number of) (?:years|months|terms) behind\b[^.;,]{0,25}",
    re.I,
)
"""Held against others or against a hope; counted, like `_LAGS`, only where the sentence is about learning."""
_NOTED = re.compile(
    rf"\b{_SKILL}\b[^.;:]{{0,25}}(?:[:–—]| -|/) ?(?:\w+ ){{0,2}}?(?:emerging|below|low|weak|poor|delayed|limited|behind|"
    r"concern|of concern|developing|working (?:towards|below)|WT[AS]|BARE|PKS)\b(?=\s*(?:[.;,/)]|$|for\b|and\b))[^.;,]{0,20}"
    rf"|\b{_SKILL} (?:\w+ly |very |quite |rather )?(?:delayed|weak|poor|low|immature|limited)(?=\s*(?:[.;,]|$|for\b|and\b))",
    re.I,
)
"""“Spelling: low”: a note without a verb."""
_SHOWN = re.compile(
    r"\b(?:tests?|testing|assessments?|screen(?:ing|er)s?|scores?|results|marks|measures|data)\b[^.;,]{0,30}?\b"
    r"(?:show(?:s|ed|n)?|g[ai]ve|gives|indicat(?:es?|ed)|suggest(?:s|ed)?|found|put|puts|placed?|were|are|was|is|came out)"
    r" (?:\w+ ){0,3}?(?:low(?:er)?|poor(?:ly)?|weak(?:er|ly)?|below average|delayed|disappointing|mixed|"
    r"limited)\b[^.;,]{0,25}"
    rf"|\b{_SKILL} (?:has|have|is|are) (?:\w+ly |now |really |also )?(?:come on|coming on|moved on|moving on|picked up|"
    r"picking up|improved|improving|better than|getting better|caught up|catching up)\b[^.;,]{0,40}",
    re.I,
)
"""What tests showed, or how far a skill has come, in words."""
_UNCOUNTED = re.compile(
    r"\b(?:some|several|a few|a couple of|a number of|many) (?:years|months|terms|weeks)\b|\bat once\b", re.I
)
_ABOUT_LEARNING = re.compile(
    rf"\b{_SUBJECT}\b|\b(?:usual measures?|tests?|retriev\w+|class|peers|classmates|Year \d|ARE|score\w*|"
    rf"cognit\w+|abilit\w+|academic\w*|core|"
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
_YEAR_ONLY = re.compile(r"\bYear \d+s?\b|\bKey Stage \d\b|\b(?:of|for) (?:her|his|their) years\b", re.I)
_EVIDENCE = re.compile(
    rf"\b(?:per ?)?centile\b|\bscores?d?\b[^.;]{{0,25}}\d|\d[^.;]{{0,15}}\bscores?\b|"
    rf"\bEntry Level\b|\b20\d\d\b|\b(?:{_MONTHS}) \d|"
    rf"\b\d+ years? (?:and )?\d|\bDr [A-Z]|\b\d+ out of \d+|\d ?%|\bage equivalent\b",
)
_BODY = re.compile(
    r"\b(?:arms?|legs?|hands?|ankles?|wrists?|shoulders?|muscles?|trunk|neck|eyes?|sides?|grip|heart|voice|limbs?) $",
    re.I,
)


_DIAGNOSED = re.compile(r"\b(?:diagnos\w+|identified (?:by|in|as|when|at)|assessed as having)\b", re.I)
_MEASURED = re.compile(
    r"\d ?%|\b(?:(?:per ?)?centile|scores?d?|out of|age equivalent|\d+ years? (?:and )?\d|words?)\b", re.I
)


@passage_check("level_without_data")
def level_without_data(passage: ReadPassage) -> Iterator[Hit]:
    """Below average, delayed, poor, a fair way behind: with no level, score, date or source."""
    text = passage.text
    if _EVIDENCE.search(_beside_diagnoses(passage)):
        return
    patterns = (_LEVEL, _LAGS, _COMPARED, _NOTED, _SHOWN)
    for span in sorted(span for pattern in patterns for span in found(pattern, text)):
        sentence = passage.sentence_of(span).of(text)
        if _BODY.search(text[: span.start]):
            continue
        roundabout = _LAGS.search(span.of(text)) or _COMPARED.search(span.of(text))
        if roundabout and not _ABOUT_LEARNING.search(sentence):
            continue
        if _NOT_LEARNING.search(sentence) and not _SUBJECTS.search(sentence):
            continue
        near = " ".join(s.of(text) for s in passage.sentences if s.end > span.start)[:220]
        if not _DATA.search(_without_years(sentence)) and not re.search(r"\d", _without_years(near)):
            yield Hit(span=span)
            return


def _beside_diagnoses(passage: ReadPassage) -> str:
    """The text without sentences that only date a diagnosis: that day says nothing of how well a child reads."""
    told = [sentence.of(passage.text) for sentence in passage.sentences]
    return " ".join(s for s in told if _LEVEL.search(s) or _MEASURED.search(s) or not _DIAGNOSED.search(s))


def _without_years(text: str) -> str:
    """The text without what sounds like a figure and measures nothing: Year 4, some years."""
    return _UNCOUNTED.sub("", _YEAR_ONLY.sub("", text))
