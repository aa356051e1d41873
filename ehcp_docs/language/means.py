"""Conditions of money, staff or room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_docs.language.actions import Clause, Role
from ehcp_docs.language.families import family
from ehcp_docs.language.people import ALL_PRONOUNS
from ehcp_docs.language.spans import Span, found, merged
from ehcp_docs.language.words import from_words

_MEANS = (
    r"(?:(?:the )?(?:[\w’'-]+ ){0,3}?(?:staff(?:ing)?(?: levels?| numbers?| rotas?)?|"
    r"budgets?|fund(?:s|ing)|money|finances?|resources?|capacity|time|timetables?|rotas?|"
    r"room|rooms|space|numbers|commissioning|recruitment|cover|places?|vacanc(?:y|ies)|"
    r"workload|caseloads?|posts?|waiting lists?)\b[^.;,]{0,40}?"
    r"\b(?:allow|allows|allowing|permit|permits|permitting|available|free|agreed|"
    r"confirmed|secured|approved|found|in place|remains?|exists?|filled|released|"
    r"identified|recruited|spare|clear|clears|reached|shortens?|continues?)\b"
    r"|(?:(?:the |a |an |his |her |their )?(?:[\w’'-]+ ){0,4}?(?:is|are|becomes?|being|"
    r"has been|have been|can be) (?:available|free|recruited|released|appointed|spared|"
    r"in post|funded|secured|(?:\w+ )?staffed|(?:\w+ )?resourced|up and running|"
    r"at full strength|freed up|not needed elsewhere|not absent))"
    r"|(?:(?:the |a |an )?(?:[\w’'-]+ ){0,3}?(?:has|have|had|with) (?:the |a |an |any |"
    r"enough |sufficient |spare )*(?:[\w’'-]+ ){0,3}?(?:free|spare|available|capacity|"
    r"staff|funding|funds|money|budget|space|room|time|vacancy|vacancies)\b)"
    r"|(?:(?:the |a |an )?(?:[\w’'-]+ ){0,3}?can (?:recruit|afford|release|spare|find|"
    r"fund|fit|staff|cover|free|accommodate)\b)"
    r"|(?:[^.;,]{0,25}\bavailability\b)|(?:available\b)|(?:(?:resources?|funding|budgets?|"
    r"staffing|capacity|finances?|recruitment|vacanc\w+)\b))"
)
_CONDITION = re.compile(
    r"\b(?:if|provided(?: that)?|providing(?: that)?|subject to|depend(?:ing|ent|"
    r"s) (?:up)?on|once|when|whenever|as long as|so long as|where|wherever|unless|pending|"
    r"contingent (?:up)?on|"
    rf"conditional (?:up)?on|in so far as|insofar as|as and when|assuming(?: that)?|"
    rf"as soon as|until) {_MEANS}[^.;,]{{0,40}}",
    re.I,
)
_WHILE_FUNDED = re.compile(
    r"\b(?:if|provided(?: that)?|providing(?: that)?|(?:for )?(?:as|so) long as|while|"
    r"whilst|until|unless|once|when|where|should|in case) (?:(?!lacks?\b)[^.;,]){0,60}?"
    r"\b(?:grants?|funding|budgets?|contracts?|vacanc(?:y|ies)|"
    r"(?<!lacks )(?<!lack )capacity|staffing|rotas?|recruit\w*|afford\w*|commission(?:ed|"
    r"ing)|waiting lists?|headcount|(?:money|cash|funds) (?:holds?|lasts?|runs?|allows?|"
    r"remains?|permits?|is (?:found|available|left|there))|overspen[dt]|"
    r"savings)\b[^.;,]{0,30}",
    re.I,
)
_WITHIN = re.compile(
    r"\b(?:within|from|using|out of|in line with) (?:the )?(?:\w+['’]s )?(?:existing|"
    r"available|current|normal|own|notional|delegated|ordinary|usual|"
    r"agreed)(?: \w+)? (?:resources?|budgets?|funding|staffing|capacity|class resources|"
    r"funds)\b"
    r"|\bwithin the (?:resources?|budget|means|capacity|staffing|caseload|limits|funding) of (?:the |its |"
    r"their )?[\w’' -]{3,40}"
    r"|\(?\b(?:a )?waiting lists? (?:applies|apply|permitting)\b"
    r"|\b(?:resources?|staffing|funding|time|timetable|budget|capacity|numbers|"
    r"weather)(?: \w+)? (?:permitting|allowing)\b|\bas (?:resources|staffing|funding|"
    r"the timetable|time|timetables|budgets|capacity) (?:allows?|permits?)\b"
    r"|\b(?:as and )?when the timetable (?:allows|permits)\b"
    r"|\bas (?:the |his |her |their |our |its )?(?:[\w’'-]+ ){0,2}?(?:rotas?|staff(?:ing)?|diar(?:y|ies)|weather|"
    r"caseloads?|workloads?|funds|money|numbers|clinics?|lists?|rooms?|minibus|cover|budgets?|service|circumstances|"
    r"pressures?|demands?)(?: \w+)? (?:permits?|allows?|lets?|can manage)\b"
    r"|\b(?:if|when|where|whenever) (?:not|it is not|they are not|nobody else is|no one else is|no other \w+ is)"
    r" (?:out with|being used by|needed (?:by|elsewhere)|booked|wanted (?:by|elsewhere)|required (?:by|"
    r"elsewhere)|using it)"
    r"\b[^.;,]{0,40}"
    r"|\b(?:if|provided(?: that)?|unless|(?:as|so) long as) (?:(?:he|she|they|the \w+)(?: or (?:he|she))?) (?:is|are) "
    r"(?:not )?"
    r"(?:wanted|needed|required|called|pulled|asked|sent|taken) (?:elsewhere|away|to (?:cover|help|stand in)|in another|"
    r"by another|for cover)\b[^.;,]{0,40}"
    r"|\bwhen (?:one|some) (?:is|are|becomes?|comes?) (?:free|available|up)\b"
    r"|\bwhoever (?:is|happens to be|can be|has|they can|the \w+ can) (?:free|available|around|spare|about|"
    r"on duty|on "
    r"shift|on the rota|spared|passing|in|time|a gap|there|to hand)\b[^.;,]{0,30}"
    r"|\b(?:subject to|depending on|according to) (?:the )?(?:(?:service|staffing|clinical|"
    r"caseload|winter|other) (?:pressures?|demands?|priorities)|waiting (?:times?|lists?)|pupil numbers|staff "
    r"(?:sickness|absences?|numbers))\b",
    re.I,
)


def resource_conditions(text: str) -> list[Span]:
    """Words that make provision depend on money, staff or room."""
    spans = [s for s in found(_CONDITION, text) if not _NOT_MEANS.search(s.of(text))]
    loose = [s for s in found(_hanging(), text) if not _OF_LISTS.search(s.of(text))]
    return merged(
        [*spans, *found(_WHILE_FUNDED, text), *found(_WITHIN, text), *found(_IF_IT_COMES, text), *loose]
    )


_IF = (
    r"(?:if|provided(?: that)?|providing(?: that)?|(?:as|so) long as|when|whenever|where|wherever|once|should|until|on"
    r" days when|"
    r"in weeks when|at times when)"
)
_IF_IT_COMES = re.compile(
    # when the pool has a slot; if the group has any places
    rf"\b{_IF} (?:the |a |an |his |her |their |any |another |our )?(?:[\w’'-]+ ){{1,4}}?(?:has|have|had|gets?|finds?) "
    r"(?:an?|any|some|enough|another|sufficient) (?:\w+ )?(?:slots?|gaps?|spaces?|openings?|places?|vacanc\w+|volunteers?|"
    r"cancellations?|spare \w+|free (?:moment|hour|half[- ]hour|minute|afternoon|morning|session))\b[^.;,]{0,25}"
    # if one can be found, once somebody comes forward, when a place comes up
    rf"|\b{_IF} (?:(?:an?|one|another|some(?:one|body)|any|the|enough|more|other) |(?=(?:cover|staff|funding|space|"
    r"time|room|transport|volunteers?|supply)\b))(?:[\w’'-]+ ){{0,3}}?(?:can be (?:found|got|arranged|"
    r"spared|released|appointed|secured|sourced)|comes? (?:up|free|forward|along|available)|falls? (?:vacant|free)|becomes? "
    r"(?:free|vacant|available)|turns? up|opens? up|is (?:going spare|going free))\b[^.;,]{0,25}"
    # once the pool reopens, when the lift is mended
    r"|\b(?:once|when|until|as soon as|after) the (?:[\w-]+ ){1,2}?(?:re-?opens?|is (?:re-?opened|repaired|mended"
    r"|built|finished|"
    r"back in use|up and running)|returns? (?:from|to))\b[^.;,]{0,25}"
    # dependent on places, reliant on volunteers
    r"|\b(?:depend(?:ent|s|ing)?|contingent|conditional|reliant|reli(?:es|ant)|subject) (?:up)?(?:on|to) (?:the |his "
    r"|her |their |our |"
    r"any |enough |there being |having )*(?:[\w-]+ ){0,2}?(?:places|spaces|volunteers?|goodwill|take-?up|uptake|demand|"
    r"(?:pupil|staff) numbers|interest from|cover|rotas?|the weather|weather|vacancies|recruitment|transport)\b[^.;,]{0,25}"
    # other duties allowing, staff sickness permitting
    r"|\b(?:duties|commitments|workload|priorities|pressures|sickness|absences?|circumstances|the rota|the diary|the"
    r" day|numbers|"
    r"availability|demand) (?:allowing|permitting|willing)\b",
    re.I,
)
"""A condition in which something has to turn up: a slot, a place, a volunteer."""


_OF_LISTS = re.compile(
    r"\b(?:word lists?|her list|his list|their list|checklist|the list of|on the list|savings|supply teacher)\b",
    re.I,
)


@from_words
def _hanging() -> re.Pattern[str]:
    """“Staffing being what it is”, “so far as the rota will bear”, “as long as nobody is off sick”."""
    means = family("means")
    if_ = (
        r"(?:if|provided(?: that)?|providing(?: that)?|as long as|so long as|so far as|as far as|"
        r"in so far as|unless|until|once|when|whenever|"
        r"as soon as|assuming(?: that)?|given|subject to|depending on|contingent on|dependent on|where|while|whilst)"
    )
    return re.compile(
        rf"\b{if_} (?:(?:the|a|an|any|our|her|his|their|its|necessary|enough|sufficient|"
        rf"spare) ){{0,3}}(?:[\w’'-]+ ){{0,2}}?{means}(?: of \w+)?"
        r"(?:$|(?=[.,;])| (?:will |can |may |should |does |do |is |are )?(?:bear|bears|run|runs|running|"
        r"come|comes|open|opens|stretch|stretches|last|lasts|"
        r"hold|holds|cope|copes|on the road|taken on|turns? up|materiali[sz]es?|works? out|cover|covers|"
        r"spare|spares|give|gives|frees?|fixed|good|healthy|"
        r"full|short|tight|up|right|okay|ok|in|permit|permits|clear|signed)\b)[^.;,]{0,25}"
        rf"|\b{means} (?:being what (?:it is|they are)|being|permitting|allowing|willing)\b"
        rf"|\b{if_} (?:nobody|no one|no-one|none of (?:us|them|the staff)|everyone|everybody|"
        rf"all (?:the )?staff) (?:is|are|else|has|calls?) [^.;,]{{0,25}}"
        r"\b(?:off|sick|ill|away|absent|in|present|leaves?|elsewhere)\b"
        r"|\b(?:unless|except when|when not|if not) (?:(?:he|she|they|it|the \w+) (?:is|"
        r"are) )?(?:called (?:away|to|upon|on|in)|covering|needed|required|wanted|"
        r"redeployed|pulled) (?:to cover|for cover|elsewhere|by|in|out|other)?[^.;,]{0,25}"
        r"|\b(?:when|if|whenever|once) (?:he|she|they|it|someone|somebody|one|the \w+) (?:can be|is|"
        r"has been|are) (?:spared|taken on|hired|found|got|free|"
        r"freed|released|back from|done with|in the building|around)\b[^.;,]{0,25}"
        r"|\b(?:when|if|whenever) the [\w -]{3,25} (?:is not|isn['’]t) (?:booked|in use|being used|taken|"
        r"needed|full|wanted|used)\b[^.;,]{0,25}",
        re.I,
    )


_NOT_MEANS = re.compile(
    r"^(?:when|where|once|if|until|as soon as|whenever|unless) (?:[^.;,]{0,40}?)\b(?:each|"
    r"every|all times|at any time|at hand|on (?:the|his|her) (?:desk|table)|break|lunch|"
    r"work|not available)\b",
    re.I,
)


_GRANTING = frozenset(
    "allow permit let enable suit manage spare stretch run recover improve cope ease".split()
)
"""What circumstances do when they make something possible; who lets somebody *know* something grants nothing."""
_HELPERS = frozenset(
    "somebody someone anybody anyone adult staff cover assistant teacher volunteer helper".split()
)
_ROOM = frozenset(
    "room space time place slot gap capacity budget money cash funding demand call minute".split()
)
_MARKER = re.compile(
    r"\b(?:if|where|wherever|when|whenever|once|(?:as|so) (?:long|far) as|provided(?: that)?|providing(?: that)?|"
    r"unless|insofar as|assuming(?: that)?|on condition that|on the understanding that|on (?:days|weeks|occasions) "
    r"(?:when|that))\s+(?:[\w’'-]+\s+){0,5}?$",
    re.I,
)
_STATES = frozenset(
    "mood health pain fatigue energy anxiety behaviour condition presentation state sleep".split()
)
"""What the child is like that day: no means of anybody's."""
_OUTSIDE = frozenset(
    "body board regulator regulations rules law court examiner statute guidance parent parents".split()
)
"""Whose leave the authority cannot give itself: extra time in an examination is the awarding body's to allow."""


_NO_MEANS = _STATES | _OUTSIDE | ALL_PRONOUNS | {"it", "that", "who", "which"}


def granted_conditions(text: str, clauses: Sequence[Clause]) -> list[Span]:
    """Conditions in which circumstances have to allow it: “where the timetable lets us”, “if there is somebody to”.

    Read off the parse, so that neither the means nor the words for them need be known.
    """
    return merged([span for clause in clauses for span in _granted(text, clause)])


def _granted(text: str, clause: Clause) -> Iterator[Span]:
    if clause.role in (Role.MAIN, Role.PURPOSE) or clause.passive:
        return
    start = clause.subject_span.start if clause.subject_span else clause.phrase.start
    marker = _MARKER.search(text[:start]) or _MARKER.search(text[: clause.phrase.start])
    if marker is None:
        return
    head = clause.subject.lower()
    if clause.lemma == "be" and head == "there":
        after = text[clause.verb.end :]
        grants = clause.object.lower() in _ROOM or (
            clause.object.lower() in _HELPERS and _TO_HELP.match(after) is not None
        )
    else:
        # Names and pronouns are people or things at hand, whose doings are no means.
        is_means = head.isalpha() and clause.subject.islower() and head not in _NO_MEANS
        grants = clause.lemma in _GRANTING and is_means and not _KNOWING.match(text[clause.verb.end :])
    if grants:
        rest = re.split(r"[.;,]", text[clause.verb.end :])[0]
        yield Span(marker.start(), clause.verb.end + min(len(rest), 40))


_TO_HELP = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:somebody|someone|anybody|anyone|adult|staff|cover|assistant|teacher|volunteer|helper)s?\s*"
    r"(?:to\b|free\b|available\b|spare\b|about\b|around\b|on hand\b|in school\b|who can\b|$|[.;,])",
    re.I,
)
"""Somebody to mind the class, and not somebody whom the child does not know."""
_KNOWING = re.compile(
    r"\s+(?:[\w’'-]+\s+){1,2}(?:know|see|go|choose|pick|off|down)\b|\s+(?:out|into|through|away)\b"
)
