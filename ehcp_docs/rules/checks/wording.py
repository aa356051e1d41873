"""Checks of wording in all sections: long sentences, acronyms, names, respect, local schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_docs import resources
from ehcp_docs.language.people import lexicon
from ehcp_docs.language.places import stands
from ehcp_docs.language.spans import Span, found
from ehcp_docs.language.topics import vocabulary
from ehcp_docs.language.words import from_words
from ehcp_docs.plan.passages import Kind
from ehcp_docs.rules.memory import passage_fact
from ehcp_docs.rules.model import Hit
from ehcp_docs.rules.reading import ReadPassage, ReadPlan
from ehcp_docs.rules.registry import passage_check, plan_check
from ehcp_docs.yamlfile import read_yaml

LONG, TOO_LONG = 40, 60
"""Words in one sentence, its parts between semicolons counted apart: hard to follow, and not to be followed."""


def _longer(passage: ReadPassage, least: int, most: int) -> Iterator[Hit]:
    for sentence in passage.sentences:
        start = sentence.start
        for part in re.split(r"(?<=[;:])\s|\n", sentence.of(passage.text)):  # each line of a list by itself
            count = len(part.split())
            if least < count <= most:
                yield Hit(span=Span(start, start + len(part.rstrip(" .;"))), fields={"count": str(count)})
                return
            start += len(part) + 1


@passage_check("too_long_sentence", "count")
def too_long_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """A sentence that nobody can follow; the first of the passage."""
    return _longer(passage, TOO_LONG, 10_000)


@passage_check("long_sentence", "count")
def long_sentence(passage: ReadPassage) -> Iterator[Hit]:
    """A sentence that is hard to follow; the first of the passage."""
    return _longer(passage, LONG, TOO_LONG)


_ACRONYM = re.compile(r"\b(?:[A-Z]{2,6}s?|[A-Z][a-z]{0,2}[A-Z]{1,4}[a-z]?)\b(?![-–]?\d)(?!['’]s name)")
_INSIDE = re.compile(r"[“\"‘]")


@from_words
def _known() -> frozenset[str]:
    return frozenset(str(word) for word in lexicon()["known_acronyms"])


@plan_check("unexplained_acronym", "acronym")
def unexplained_acronym(plan: ReadPlan) -> Iterator[Hit]:
    """Each acronym that no text of the plan explains, where it first stands."""
    whole = "\n".join(p.text for p in plan.passages)
    names = {w.upper() for w in re.findall(r"[A-Za-z]+", _names(plan))}
    seen: set[str] = set()
    for passage in plan.passages:
        for word, span in _acronyms(passage):
            stem = word.removesuffix("s") if word[:-1].isupper() else word
            if stem in seen:
                continue
            seen.add(stem)
            if stem in _known() or stem in names or _is_shouted(stem, whole):
                continue
            if not stem.isupper() and not _is_short_form(stem):
                continue
            if not _explained(stem, whole):
                yield Hit(span=span, passage=passage.passage, fields={"acronym": stem})


@passage_fact
def _acronyms(passage: ReadPassage) -> tuple[tuple[str, Span], ...]:
    """What looks like an acronym, with its place."""
    matches = _ACRONYM.finditer(passage.text)
    return tuple((match[0], Span(match.start(), match.end())) for match in matches)


def _is_short_form(word: str) -> bool:
    """Whether capitals within a word are those of a short form (SaLT, AtW), and not of a name (LogMAR)."""
    if sum(letter.islower() for letter in word) < 2:
        return True
    roles = {str(role) for group in lexicon()["roles"].values() for role in group}
    return word in _glossary() or word in roles or word.upper() in {key.upper() for key in _glossary()}


@from_words
def _glossary() -> dict[str, str]:
    """Acronym to its expansion in small letters, as the plan's glossary prints it."""
    rows = read_yaml(resources.file("templates", "glossary.yaml"))
    return {str(k): _plain(str(v).split(":")[0]) for k, v in rows.items()}


def _plain(text: str) -> str:
    return text.strip().lower().replace("co-ord", "coord").replace("-", " ")


def _names(plan: ReadPlan) -> str:
    people = plan.plan
    parts = [people.child.name, people.authority.name, *(p.name for p in people.parents)]
    return " ".join(parts)


def _is_shouted(word: str, whole: str) -> bool:
    """A word of everyday use in capitals (“sign BROKEN”, “NOW and NEXT”), not an acronym."""
    if word.isupper() and len(word) >= 5 and word not in _glossary():
        return True
    return (
        word.isupper()
        and len(word) > 2
        and re.search(rf"\b{word.lower()}\b|\b{word.capitalize()}\b", whole) is not None
    )


def _explained(word: str, whole: str) -> bool:
    if re.search(rf"\(\W?{re.escape(word)}s?(?:[-–]\w+)?\W?[,;)\s]", whole):
        return True
    if re.search(rf"\b{re.escape(word)}s? (?:\(|stands for|means|is short for)", whole):
        return True
    meaning = _glossary().get(word, "")
    if meaning and meaning in _plain(whole):
        return True
    letters = [c for c in word if c.isupper()]
    between = r"[\w’'-]*(?: (?:and|of|the|for|in|to|with|on)\b)*[ -]"
    pattern = r"\b" + between.join(f"(?i:{c})" for c in letters) + r"[\w’'-]*"
    return len(letters) >= 3 and any(
        word not in match[0] for match in re.finditer(pattern, whole) if " " in match[0]
    )


_IMPERSONAL = re.compile(
    r"\b(?:the|this) (?:child|pupil|student|learner|young person|young man|young woman|service user|client|"
    r"patient)(?:['’]s)?\b"
    r"(?! (?:and|or) (?:young|parent|family|their|adolescent)| who| next| beside| near| in front| behind|"
    r" protection| in need| is (?:looked|under)"
    r"| (?:voice|council|union|hub|support|services?|loan|card|records?|register|body|entrance|"
    r"development|health|"
    r"psychologist|psychiatrist|population|centre))",
    re.I,
)
_LAW = re.compile(r"\b(?:section \d|regulation|Act \d{4}|Code of Practice|the law)\b", re.I)


def _is_another(passage: ReadPassage, span: Span) -> bool:
    """“Another pupil ... the pupil”, or the first part of a longer noun (“the pupil referral unit”)."""
    noun = span.of(passage.text).split()[1].removesuffix("'s").removesuffix("’s")
    if re.search(
        rf"\b(?:another|one|a|an|any|each|every|which|chosen|younger|older) (?:\w+ )?{noun}\b",
        passage.text[: span.start],
        re.I,
    ):
        return True
    piece = passage.doc.char_span(span.start, span.end, alignment_mode="expand")
    return piece is not None and any(t.dep_ == "compound" and t.head.i >= piece.end for t in piece)


_MASKED = re.compile(
    r"(?<![\w’'-])X{1,2}(?= (?:will|has|is|can|needs|finds)\b)"
    r"|(?:^|(?<=[.!?] ))(?:Pupil|Child|Student|Learner)(?= (?:is|has|can|will|needs|finds|does|was|cannot|works|"
    r"uses|prefers|likes|"
    r"enjoys|struggles|requires|benefits|attends|presents)\b)"
    r"|\b(?:[Pp]upil|[Cc]hild|[Ss]tudent|[Ll]earner|[Cc]lient|[Yy]oung person) [A-Z]{1,2}\b(?![.’'-]?\w)"
)
"""A letter in place of the name: “X will”, “Pupil A”."""


@passage_check("impersonal")
def impersonal(passage: ReadPassage) -> Iterator[Hit]:
    """“The child”, “the pupil” in place of the name."""
    for match in _IMPERSONAL.finditer(passage.text):
        span = Span(match.start(), match.end())
        if _is_another(passage, span):
            continue
        before = passage.text[max(0, span.start - 25) : span.start]
        sentence = passage.sentence_of(span).of(passage.text)
        if _LAW.search(sentence) or re.search(
            r"\b(?:other|another|every|each|than|between|one) $", before, re.I
        ):
            continue
        near = re.search(r"\b(?:with|beside|to|and|from|by) $", before)
        if near and passage.passage.kind is Kind.PROVISION and "other child" in passage.text:
            continue
        yield Hit(span=span)
        return
    for span in found(_MASKED, passage.text):
        yield Hit(span=span)
        return


_REPORTED = re.compile(
    r"\b(?:other (?:children|pupils|people|students)|classmates|peers|people|others|strangers|he calls|"
    r"she calls|"
    r"they call|called|calls? (?:him|her|them)sel\w+|says?|said|told|thinks?|feels?|"
    r"believes?|worr(?:y|ies|ied)|not|never|isn['’]t|rather than|instead of)\b[^.;]{0,40}$",
    re.I,
)


@from_words
def _rows(source: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with kinder words: ``blaming`` of both word lists, or ``mild``."""
    rows = [*vocabulary().get(source, ()), *(lexicon()["blaming"] if source == "blaming" else ())]
    return tuple((re.compile(rf"\b(?:{row['words']})\b", re.I), str(row["kinder"])) for row in rows)


@from_words
def _any_of(source: str) -> re.Pattern[str]:
    """One pattern for all the rows, to pass quickly over the many texts that hold none."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _rows(source)), re.I)


_BEARERS = frozenset(
    "behaviour behavior child girl boy pupil student outburst attitude manner conduct person learner nature incident "
    "response reaction streak way individual lad act character tendency mood phase answer".split()
)
_SPOKEN_AFTER = re.compile(
    r"\b(?:says|said|according to|in the words of|as (?:he|she|they) puts? it)\b", re.I
)
_OWN_VIEWS = frozenset({"child_views", "parent_views", "aspirations"})


@passage_check("blaming", "kinder")
def blaming(passage: ReadPassage) -> Iterator[Hit]:
    """Words that blame or pity the child, with kinder ones; not where somebody else's view is told."""
    yield from _unkind(passage, "blaming")


@passage_check("mildly_blaming", "kinder")
def mildly_blaming(passage: ReadPassage) -> Iterator[Hit]:
    """Words that judge more than they describe."""
    yield from _unkind(passage, "mild")


def _unkind(passage: ReadPassage, source: str) -> Iterator[Hit]:
    if passage.passage.place.topic in _OWN_VIEWS or not stands(_any_of(source), passage.text):
        return
    taken: list[Span] = []
    for pattern, kinder in _rows(source):
        for span in found(pattern, passage.text):
            before = re.split(r"[.;:]", passage.text[max(0, span.start - 60) : span.start])[-1]
            after = passage.text[span.end : passage.sentence_of(span).end]
            if (
                _REPORTED.search(before)
                or _SPOKEN_AFTER.search(after)
                or any(span.overlaps(t) for t in taken)
            ):
                continue
            if not _is_about_child(passage, span):
                continue
            taken.append(span)
            yield Hit(span=span, fields={"kinder": kinder})


def _is_about_child(passage: ReadPassage, span: Span) -> bool:
    """Whether the words are said of the child: not a lazy eye, a violent storm, or shoes kicked off."""
    piece = passage.doc.char_span(span.start, span.end, alignment_mode="expand")
    if piece is None:
        return True
    root = piece.root
    if (
        root.pos_ == "ADJ"
        and root.dep_ in ("amod", "compound")
        and root.head.i not in range(piece.start, piece.end)
    ):
        return root.head.lemma_.lower() in _BEARERS or passage.plan.child.mean(root.head.text)
    objects = [c for t in piece for c in t.children if c.dep_ in ("dobj", "pobj") and c.i >= piece.end]
    if objects and piece[-1].lower_ in ("off", "up"):
        return False
    at = root.i if root.pos_ in ("VERB", "AUX") else root.head.i
    clause = next((c for c in passage.clauses if c.index == at and c.subject), None)
    if clause is None:
        return True
    head = clause.subject.lower()
    unnamed = (
        not passage.plan.child.names and clause.subject[:1].isupper()
    )  # a single statement: whose name, is not said
    return unnamed or passage.plan.child.mean(head) or head in _BEARERS or head in ("who", "which", "that")


_SCHEME = re.compile(
    r"(?<!NHS )(?<!book )(?<!Book )\b(?:Range|Tier|Wave|Band|Matrix|Pathway|Element|Descriptor|Cluster|"
    r"Step) (?:\d{1,2}[a-z]?|"
    r"[A-F]\d?)\b(?! (?:of|per cent|words?|vocabulary|(?:[\w-]+ ){0,4}(?:therapists?|nurses?|"
    r"practitioners?|physiotherapists?|psychologists?|clinicians?)))"
    r"|\b(?:Stage|Level|Step|Phase|Category|Tier|Band) \w{1,5} (?:of|on|in|under) (?:the |our |"
    r"its )?(?:[A-Z]?[\w’'-]+ ){0,3}?(?:pathway|matrix|framework|descriptors?|graduated (?:response|approach)|local offer|"
    r"continuum|banding|thresholds?)\b"
    r"|\b(?:Ladder|Continuum|Windscreen|Matrix|Thresholds?|Levels?|Scale|Wheel) of (?:Needs?|Support|Intervention)\b"
    r"|\b(?:Stage|Level|Step|Phase|Category|Tier|Band) \w{1,5} (?:of|on|in|under) (?:the |our |"
    r"its )?(?:[A-Z][\w’'-]+ )+(?:Pathway|Matrix|Framework|Descriptors?|Toolkit|Banding|Offer|Continuum|"
    r"Thresholds?|Profile)"
    r"(?: of Needs?)?"
    r"|\b(?:graduated|banding|matrix) descriptors?\b|\b(?:universal|targeted|specialist)(?:, (?:universal|"
    r"targeted|specialist))? and (?:universal|targeted|specialist) (?:model|offer|level|tier)\b"
)


WORDY = 200
"""Words of one provision, view or arrangement, above which nobody reads to the end."""


@passage_check("wordy", "count")
def wordy(passage: ReadPassage) -> Iterator[Hit]:
    """An item so long that nobody reads to the end."""
    count = len(passage.text.split())
    if count > WORDY:
        yield Hit(fields={"count": str(count)})


@passage_check("local_scheme")
def local_scheme(passage: ReadPassage) -> Iterator[Hit]:
    """Names of a local scheme that nobody outside the authority knows."""
    for span in found(_SCHEME, passage.text):
        yield Hit(span=span)
