"""Checks of those who help: qualities in place of training, awareness in place of hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs.language.families import family
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage
from ehcp_docs.rules.registry import passage_check


@passage_check("vague_qualification")
def vague_qualification(passage: ReadPassage) -> Iterator[Hit]:
    """Experienced, friendly, suitably trained: qualities in place of a qualification."""
    taken: list[Span] = []
    for match in _VAGUE_QUALITY.finditer(passage.text):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        if not _really(passage, span) and not _QUALIFIED.search(passage.sentence_of(span).of(passage.text)):
            taken.append(span)
    for span in found(_LOOSELY, passage.text):
        before = passage.text[max(0, span.start - 30) : span.start]
        if (
            not _really(passage, span)
            and not _COURSE.search(_after(passage, span))
            and not _JUST_QUALIFIED.search(before)
        ):
            taken.append(span)
    yield from (Hit(span=span) for span in merged(taken))


def _really(passage: ReadPassage, span: Span) -> bool:
    """Whether a real training or qualification is told beside the words."""
    return any(not q.overlaps(span) for q in passage.people.qualifications)


def _after(passage: ReadPassage, span: Span) -> str:
    """The words, and the rest of their part of the sentence."""
    return re.split(
        r"[.;,:\n]| (?:will|shall|must|to|teaches|works|reads|gives|does|runs|sees|helps|supports|leads|sits|"
        r"meets|carries)\b",
        passage.text[span.start :],
    )[0][:120]


_QUALIFIED = re.compile(
    r"\b(?:therapist|psychologist|teacher|nurse|physiotherapist|paediatrician|doctor|"
    r"counsellor|audiologist|social worker)s?\b",
    re.I,
)
_PEOPLE = (
    r"(?:staff|adults?|teaching assistants?|TAs?|assistants?|tutors?|practitioners?|"
    r"people|person|mentors?|workers?|professionals?|members? of staff|coach(?:es)?|team|"
    r"someone|somebody)"
)
_REST = r"(?:(?! (?:will|shall|must|to|is|are|can|may)\b)[^.;,:]){0,40}"
_VAGUE_QUALITY = re.compile(
    rf"\b(?:suitably|appropriately|adequately|properly|well|specially|highly|fully|"
    rf"relevantly)[- ](?:trained|qualified|experienced|skilled|informed)(?: {_PEOPLE})?\b"
    rf"|\b(?:experienced|skilled|knowledgeable|caring|nurturing|empathetic|understanding|"
    rf"patient|friendly|sympathetic|suitable|appropriate|consistent|familiar|trusted|"
    rf"competent|capable)(?:,? (?:and )?(?:caring|nurturing|friendly|patient|skilled|calm|"
    rf"kind|trained|experienced|empathetic))? {_PEOPLE}\b(?! (?:in|by|to|who|with (?:a |"
    rf"the |level)))"
    rf"|\bwith (?:(?:an?|some|good|sound|relevant|appropriate|suitable|plenty of|the right|"
    rf"enough|sufficient) )*(?:feel for|understanding of|knowledge of|interest in|"
    rf"awareness of|manner|flair for|aptitude for|rapport with|way with)\b{_REST}"
    rf"|\bwho (?:knows?|understands?|is (?:familiar with|used to|good with|confident (?:in|with))|"
    rf"has (?:had (?:\w+ )?experience|an understanding|an awareness|(?:picked|brushed) up|some|a bit of|a little|basic"
    rf"|done (?:some|"
    rf"a)|been on|"
    rf"experience|worked with|the right|a good)|gets? on)"
    rf"\b{_REST}"
    rf"|\bwith (?:some|a little|a bit of|basic|good|plenty of|relevant|appropriate) (?:training|experience|signing|"
    rf"knowledge|expertise|skills?)\b(?! (?:in|of|at|from) [A-Z\d]){_REST}",
    re.I,
)


_COURSE = re.compile(
    r"\d|\b(?:courses?|award|certificat\w+|diploma|qualif\w+|degree|module|level|hours?|days?|accredit\w+)\b",
    re.I,
)
_JUST_QUALIFIED = re.compile(
    r"\b(?:therapist|psychologist|nurse|physiotherapist|paediatrician|doctor|counsellor|audiologist|social worker|"
    r"teacher of the deaf|pupils?|child|children|friend|peer|classmate)s?,? $",
    re.I,
)
_LOOSELY = re.compile(
    r"\b(?:who|that)(?: (?:has|have|had|is|are|will have)|['’](?:s|ve))?(?: (?:\w+ly|also|already|at least|"
    r"only|once|just|maybe))?"
    r" (?:(?:had|taken|got|been given) (?:an? )?(?:bit of an? |quick |brief |little |short |good )?"
    r"(?:look|read|go|peek|glance|chat|flick|demo\w*|introduction|taster|run-through|play)\b"
    r"|watched (?:a|an|some|the|one|it|her|him|them|\w+ (?:clips|videos|films))|sat in|read (?:up|through|"
    r"around|round|about|"
    r"(?:a|an|the|some|her|his|their) (?:\w+ )?(?:pack|leaflet|booklet|book|books|guide|handout|notes|articles?|file|"
    r"stuff|blog|website))|looked (?:up|into|at|through|online)|googled|skimmed|dipped|flicked through|"
    r"picked (?:it|this|"
    r"things|some|up)|shadowed|been shown (?:a bit|some|the basics|the ropes|how)|been (?:along|on a)|"
    r"heard (?:of|about)|"
    r"come across|done (?:this|it|that|something|similar|bits|a bit) ?|seen (?:it|a (?:film|clip|video)|"
    r"some (?:clips|films|"
    r"videos)|how)|tried (?:it|this|some)|had a go|muddled"
    r"|gets (?:him|her|them|it|children|on|how|[A-Z]\w+)|picks? (?:it|this|things|stuff)? ?up|"
    r"learns? (?:it |this )?(?:as|on the job)"
    r"|(?:is )?(?:good|great|brilliant|lovely|kind|patient|nice|comfortable|happy|gentle|at ease|confident|"
    r"au fait) (?:with|"
    r"around|working)|(?:is )?(?:keen|willing|eager|happy|prepared) to (?:learn|have a go|help|work|do|take)"
    r"|has (?:a|the|some|lots|plenty|loads|bags|much|years|a bit|a little) (?:of )?(?:\w+ )?(?:way|knack|"
    r"feel|flair|gift|"
    r"heart|patience|touch|temperament|experience|idea|grasp|gist|manner|nous|skills?|background))\b[^.;,]{0,30}"
    r"|\bself-taught\b|\b(?:as|when) (?:he|she|they) goe?s? along\b"
    r"|\bwith (?:lots|loads|plenty|bags|a wealth|years|much|some|a bit|a little|a fair amount|a good deal|"
    r"good|considerable|"
    r"extensive|life|hands-on|personal|previous|prior) (?:of )?(?:\w+ )?experience\b[^.;,]{0,20}"
    r"|\bwith (?:the )?(?:necessary|requisite|relevant|right|appropriate|required|essential|proper|correct|suitable|"
    r"sufficient|adequate) (?:\w+ )?(?:skills?|expertise|competenc\w+|attributes|qualities|knowledge|"
    r"calibre|aptitude|"
    r"know-how|touch|temperament|background|credentials|training|experience|skill ?sets?|qualifications?|insight)\b"
    r"|\bof (?:suitable|appropriate|sufficient|adequate|proper|requisite|the right|"
    r"the requisite) (?:calibre|standing|"
    r"seniority|experience|skills?|competence|quality|qualification|training|disposition|temperament|expertise)\b",
    re.I,
)


@passage_check("awareness")
def awareness(passage: ReadPassage) -> Iterator[Hit]:
    """Staff are to know, be told or be reminded: no training that could be checked."""
    for span in merged([*found(_AWARENESS, passage.text), *found(_KNOWING, passage.text)]):
        sentence = passage.sentence_of(span)
        a = passage.amounts
        if not any(s.overlaps(sentence) for s in (*a.durations, *a.hours)):
            yield Hit(span=span)


_AWARENESS = re.compile(
    r"\b(?:be|are|is|been|being|made|make|made fully|kept|remain|become)(?: fully| all|"
    r" well)? (?:aware|mindful|conscious|sensitive|alert|alerted|informed|reminded|"
    r"briefed|familiar|knowledgeable|vigilant|considerate|flagged(?: up)?|sensitised|"
    r"cognisant)\b(?: (?:of|to|about|with|that))?[^.;,]{0,45}"
    r"|\b(?:have|has|show|with|gain|given) (?:an?|some|a good|a sound|a clear|a full|"
    r"a shared|a working)? ?(?:understanding|awareness|knowledge|appreciation|overview|"
    r"insight)(?: of| into)?\b[^.;,]{0,40}"
    r"|\b(?:bear(?:ing)? in mind|take (?:into )?account(?: of)?|raise awareness|"
    r"awareness[- ]raising|awareness training|awareness session|flagged up|"
    r"brought to the attention|brought up to (?:speed|date)|kept in the loop|"
    r"put in the picture|given a heads-up|talked through|made known|"
    r"know about)\b[^.;,]{0,40}"
    r"|\b(?:everyone|everybody|anyone|staff|adults|teachers|all (?:\w+ )?(?:staff|adults|teachers)|those)"
    r" (?:who [^.;,]{3,40} )?(?:needs?|has|have|should|must|ought|will need) to (?:learn|know|understand|"
    r"get to know|be (?:told|"
    r"shown|briefed))\b[^.;,]{0,40}"
    r"|\b(?:recogni[sz]e|understand|appreciate|acknowledge) (?:that|how|why|the impact|"
    r"her needs|his needs|their needs)\b[^.;,]{0,40}",
    re.I,
)


@passage_check("training_left_open")
def training_left_open(passage: ReadPassage) -> Iterator[Hit]:
    """Training for staff, and neither hours nor a trainer: nothing that could be checked."""
    for span in found(_training(), passage.text):
        sentence = passage.sentence_of(span)
        a = passage.amounts
        given = any(s.overlaps(sentence) for s in (*a.durations, *a.hours))
        before = passage.text[max(0, span.start - 20) : span.start]
        told = _TOLD_ELSEWHERE.search(span.of(passage.text)) or _WHO.search(before)
        heading = (
            sentence.start == 0 and not _VERB.search(sentence.of(passage.text)) and len(passage.sentences) > 1
        )
        given = given or (heading and bool(a.durations or a.hours))
        if not given and not told and not _SET_OUT.search(sentence.of(passage.text)):
            yield Hit(span=span)


_VERB = re.compile(r"\b(?:will|shall|must|to|is|are|have|has)\b")
_WHO = re.compile(
    r"\b(?:who|that|until (?:he|she|they)|once (?:he|she|they)|having|before \w+) (?:also )?$", re.I
)


_TOLD_ELSEWHERE = re.compile(
    r"\b(?:postgraduate|accredited|certified|Level \d|the training in) |\b[FG]\d|\b(?:travel|toilet|potty|"
    r"mobility|strength|weight|auditory|attention|job|circuit|vocational|work|"
    r"independence|cane|"
    r"balance|parent|driving|switch) training\b",
    re.I,
)
_SET_OUT = re.compile(r"\b(?:\d|one|two|three|half)[- ](?:day|hour)\b|\bLevel \d", re.I)


@from_words
def _training() -> re.Pattern[str]:
    staff = rf"(?:\w+ ){{0,3}}?{family('learners_of_it')}\b"
    kind = r"(?:training|CPD|INSET|professional development|briefings?|upskilling|refreshers?)"
    return re.compile(
        rf"\b(?:receives?|received?|have|has|had|gets?|undertakes?|undergo(?:es)?|attends?|completes?|do|"
        rf"access(?:es)?|given|"
        rf"offered|provided with|benefit from|keep up(?: with)?)(?: [\w-]+){{0,3}}? {kind}\b(?! (?:by|"
        rf"from) )[^.;,]{{0,50}}"
        rf"|(?:^|(?<=[.;:] ))(?:[\w-]+ ){{0,3}}?{kind}\b[^.;:,]{{0,40}}? (?:for|to|of) {staff}"
        rf"|(?:^|(?<=[.;:] ))(?:[\w-]+ ){{0,2}}?{kind} (?:on|in|about|around|re)\b[^.;:,]{{0,40}}"
        rf"|(?:^|(?<=[.;:] )){staff} (?:(?:will|shall|is|are) )?(?:to )?be (?:trained|upskilled"
        rf"|briefed)\b(?! (?:by|"
        rf"from) )[^.;:,]{{0,40}}"
        rf"|\b(?:staff|team|whole[- ]school|school) {kind}\b[^.;:,]{{0,40}}"
        rf"|\b{kind} (?:[\w-]+ ){{0,4}}?(?:will|shall|is to|to) be (?:provided|given|offered|arranged|"
        rf"delivered|sourced|put in "
        rf"place|made available|organised|rolled out|booked)\b",
        re.I,
    )


_KNOWING = re.compile(
    r"\b(?:get|gets|got|bring|brings|brought|kept|keep|be|is|are|come|comes)(?: all| fully|"
    r" themselves)? (?:up to (?:speed|scratch)|to "
    r"grips|clued up|genned up|tuned in|in tune with|on the same page|on board|well versed|apprised|"
    r"acquainted|attuned)\b[^.;,]{0,40}"
    r"|\b(?:get|gets|got|have|has|wrap) (?:their|his|her) heads? (?:round|around)\b[^.;,]{0,30}"
    r"|\b(?:staff|adults|teachers|everyone|everybody|team|supervisors|people|those)\b[^.;,]{0,40}? (?:know|"
    r"knows|to know|will know|must know) "
    r"(?:about|what|how|all about|her|him|them)\b[^.;,]{0,40}"
    r"|\b(?:staff|adults|teachers|everyone|everybody|team|supervisors) (?:will |to |must |shall )?(?:reads?"
    r"|familiari[sz]es?)\b"
    r"[^.;,]{0,40}"
    r"|\b(?:staff|adults|teachers|everyone|everybody|team|supervisors|people)\b[^.;,]{0,40}? (?:have|has|"
    r"to have|will have|must have) "
    r"(?:\w+ )?(?:read|seen|sight of|a copy of)\b[^.;,]{0,40}"
    r"|\b(?:autism|dyslexia|attachment|trauma|deaf|communication|neurodiversity|ADHD|SEND)[- ](?:friendly|"
    r"aware|informed)\b"
    r"|\b(?:training|knowledge|courses?|sessions?) under (?:their|his|her) belts?\b",
    re.I,
)
