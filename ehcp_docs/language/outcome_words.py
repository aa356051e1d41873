"""The words by which outcomes are told apart: verbs that cannot be seen, help, hopes, measures, times.

Patterns and word lists only; what they mean together is worked out in ``outcomes``.
"""

from __future__ import annotations

import re

from ehcp_docs.language.numbers import CARDINAL
from ehcp_docs.language.spans import Span

_N = rf"(?:{CARDINAL})"

VAGUE_VERBS = frozenset(
    "respect accept own relate "
    "enrich widen heighten hone cement elevate maximise maximize optimise optimize "
    "improve develop increase enhance progress access engage understand know learn shine blossom bloom sparkle soar "
    "appreciate cope become feel "
    "gain build strengthen continue maintain experience enjoy explore benefit extend "
    "broaden grow strive aim try "
    "acquire foster promote raise boost consolidate further expand overcome reflect "
    "embrace thrive flourish succeed "
    "believe value realise reduce decrease lessen minimise better deepen nurture fulfil "
    "adapt respond behave "
    "participate address encourage support interact integrate socialise communicate "
    "function comprehend mature "
    "advance accelerate close minimize recognize recognise remember demonstrate show display exhibit be".split()
)
"""Verbs that cannot be seen by themselves; several count only with a vague object (see ``weak_core``)."""
NEEDS_OBJECT = frozenset(
    "demonstrate show display exhibit respond behave participate interact socialise "
    "communicate recognise recognize "
    "remember reduce decrease reflect encourage support address adapt maintain be build gain continue".split()
)
VAGUE_OBJECTS = frozenset(
    "insight grasp "
    "understanding awareness confidence ability skill independence resilience progress "
    "knowledge engagement interest "
    "motivation potential attitude behaviour behavior wellbeing well-being self-esteem "
    "relationship communication "
    "concentration focus participation regulation emotion feeling literacy numeracy "
    "development attainment happiness "
    "curriculum learning opportunity friendship anxiety capacity sense maturity autonomy "
    "growth improvement "
    "social-skill vocabulary language speech attention need mobility stamina strength "
    "barrier difficulty range access say chance experience".split()
)
RECEIVING = frozenset("receive access attend undergo obtain get benefit".split())
PASSIVE_HELP = frozenset(
    "provide offer give support help encourage teach prompt assist allow enable expose "
    "include monitor supply refer".split()
)
SERVICE = re.compile(
    r"\b(?:support|help|input|sessions?|\w*therap(?:y|ies)|intervention|interventions|"
    r"provision|programmes?|teaching|tuition|mentoring|"
    r"assistance|adults?|assistant|TA|staff|opportunit(?:y|ies)|access|hours|placement|approach(?:es)?|"
    r"equipment|resources|classes|counselling|advice|"
    r"mentor|therapist|teacher|psychologist|worker|key ?worker|one[- ]to[- ]one|1:1|"
    r"coach|adviser|interpreter|buddy|nurse|counsellor|carer|benefit of|use of|services of|"
    r"social skills group|nurture group|group work|laptop|visuals?|sensory (?:diet|circuits?))\b",
    re.I,
)
ASPIRATION = re.compile(
    r"\b(?:wants? to|would (?:like|love)|longs? to|hopes? (?:to|for|that)|"
    r"(?<!and )(?<!or )(?<!his )(?<!her )(?<!their )(?<!own )wish(?:es)? (?:to|for)|dreams? of|aspires? to|"
    r"(?:living|live|fulfil\w*|following|follow|achiev\w+) (?:his|her|their) dreams?|"
    r"(?:be|feel|become|being|feeling|is|are) (?:\w+ly )?(?:more |as )?(?:happy|happier|"
    r"happiest|settled|included|safe|valued|proud|confident|independent|successful|"
    r"healthy|fulfilled|content|loved|respected|calm|at ease|part of)"
    r"|(?:have|make|has|having|makes) (?:\w+ )*?friends|(?:achieve|fulfil|reach|meet|"
    r"realise)s? (?:\w+ )*potential|(?:lead|live|have|enjoy)s? (?:a |an )?(?:\w+,? )*life|"
    r"(?:leading|living|enjoying) (?:a |an )?(?:\w+,? )*life|"
    r"(?:live|work|settle|marry|travel|be)\b[^.;]{0,50}\b(?:as an? (?:grown|adult)|one day|in (?:the|her|his|their) "
    r"future|in (?:later|adult) life|when (?:he|she|they)(?: is| are|['’]s|['’]re) (?:older|grown|an adult))|"
    r"be the best|do (?:her|his|their) best|when (?:I|he|she|they) grows? up|"
    r"loves? (?:school|learning|coming|going|being|to (?:come|go|be))|enjoys? (?:school|learning|life)|"
    r"enjoys? (?:her|his|their) (?:childhood|life|school ?days|time at)|(?:be |is |are )?thriv(?:e|es|ing)|"
    r"flourish(?:es|ing)?|ha(?:ve|s) a (?:best|special|good) friend|"
    r"grow(?:s|ing)? up (?:to be |into )?(?:a |an )?(?:happy|healthy|safe|confident|kind|strong|independent)|"
    r"(?:be|become|becomes|being) an? (?:\w+,? (?:and )?)+(?:girl|boy|child|(?:wo)?man|young (?:person|woman|lady|man)|"
    r"citizen|member of (?:society|(?:the|her|his|their) community)|individual)|"
    r"see(?:s|ing)? (?:him|her|them)sel(?:f|ves) as|"
    r"look(?:s|ing)? forward to (?:school|(?:his|her|their) future|life|coming|going|each|every|her|his|their)|"
    r"ha(?:ve|s) a smile|ha(?:ve|s) a job|liv(?:e|es|ing) (?:independently|in (?:her|his|their) own)|(?:get|gets) married|"
    r"becom(?:e|es|ing) an? (?:[\w-]+ )?(?:vet|nurse|doctor|teacher|footballer|chef|cook|baker|mechanic|engineer|"
    r"pilot|(?:police|fire) ?(?:officer|fighter|man|woman)|actor|actress|singer|dancer|artist|musician|builder|"
    r"hairdresser|scientist|driver|author|writer|designer|programmer|youtuber|farmer|soldier|paramedic|zoo ?keeper|"
    r"plumber|electrician|carpenter|gardener|lawyer|astronaut|architect|animator|barista)|"
    r"a (?:bright|good|happy) future)\b",
    re.I,
)
WISH = re.compile(
    r"(?:wants? to|would (?:like|love)|longs? to|hopes? (?:to|for|that)|wish(?:es)? (?:to|for)|dreams? of|"
    r"aspires? to)\b",
    re.I,
)
ADULTS_DUTIES = frozenset(
    "monitor record note keep observe track review check support help encourage prompt provide work share ensure "
    "continue meet report log update measure assess look watch remind praise plan write send ring".split()
)
"""What adults do beside an outcome; to understand or hear the child is another thing."""
WISHING = frozenset("want wish hope like love long dream aspire".split())
ROUGHLY = re.compile(
    r"\b(?:(?:in |for |on )?(?:most|much|some|the majority|a lot|almost all|nearly all) of (?:the |her |his |their )?"
    r"(?:time|day|week|situations?|lessons?|tasks?|occasions?)|in (?:most|many|the majority of) (?:situations?|lessons?|"
    r"settings?|contexts?|environments?|social situations)|more often than not|usually|generally|"
    r"for longer periods(?: of time)?|"
    r"(?:coping|calming|appropriate|learn(?:ed|t)|taught|a range of|different|various|suitable) "
    r"(?:strategies|techniques|skills)|"
    r"as (?:much|often|far|well) as (?:possible|(?:he|she|they) can)|(?:closer|nearer) to (?:that|those|the level) of)\b",
    re.I,
)
"""A share or an extent that nobody could count."""
ADULTS_WISH = re.compile(
    r"\b(?:we|everybody|everyone|staff|his family|her family|(?:his |her |their )?(?:parents|mum|dad|mother|father))"
    r"(?: all| both)?(?: (?:wants?|hopes?|wish(?:es)?|would (?:love|like))|['’]d (?:love|like)) (?:for )?"
    r"(?:him|her|them|[A-Z][\w-]+) to\b",
    re.I,
)
"""What others wish for the child."""
COMPARATIVE = re.compile(
    r"\b(?:more|better|improved|improving|increased|increasing|increasingly|greater|less|"
    r"fewer|reduced|enhanced|further|higher|stronger|longer|"
    r"appropriately|appropriate(?! (?:adults?|people|persons?|staff|member|friends?))|effectively|effective|"
    r"successfully|consistently|regularly|"
    r"well(?! enough)|good|age[- ]appropriate|fully|expected levels?|"
    r"at (?:his|her|their) (?:own )?(?:level|pace)|"
    r"to the best of)\b(?<! or more)(?<! or less)(?<! or fewer)(?! (?:than )?\d)(?! or (?:more|less))",
    re.I,
)
_UNITS = (
    r"(?:times?|occasions?|out of|words?|minutes?|mins?|seconds?|hours?|days?|lessons?|"
    r"sessions?|trials?|attempts?|probes?|opportunit(?:y|ies)|sentences?|"
    r"sounds?|letters?|numbers?|steps?|items?|questions?|pages?|metres?|prompts?|"
    r"reminders?|people|persons?|adults?|peers?|children|pupils?|friends|turns?|"
    r"objects?|pictures?|signs?|symbols?|activit(?:y|ies)|places|settings?|subjects?|"
    r"tasks?|meals?|foods?|events?|facts?|errors?|requests?|instructions?|key|"
    r"colours?|shapes?|games?|journeys?|weeks?|months?|mornings?|afternoons?|nights?|"
    r"incidents?|examples?|choices?|options?|others|lines?|paragraphs?|"
    r"information|ideas?|parts?|components?|parts?|minutes|things?|ways|routes?|stops?|"
    r"purchases?|pounds?|exchanges?|comments?|clubs?|responses?|emotions?|feelings?|"
    r"strategies|"
    r"clues?|topics?|stages?|digit|digits?|syllables?|bites?|mouthfuls?|spoonfuls?|"
    r"stairs?|lengths?|staff|recipes?|dishes|shifts?|stays?|nights?|visits?|appointments?|"
    r"sums|problems?|texts?|books?|stories|members|pieces?|chapters?|verses?)"
)
MORE = re.compile(
    r"(?:more|better|improved|improving|increas\w+|greater|less|fewer|reduced|enhanced|further|higher|stronger|longer)\b",
    re.I,
)
"""Those of the comparatives that hold something against how it is now."""
MOST_TIMES = re.compile(
    r"\b(?:on|in|at|for) most (?:\w+ )?(?:days|lessons|sessions|mornings|afternoons|occasions|weeks|nights|meals|journeys|"
    r"visits|breaks)\b|\bmore often than not\b",
    re.I,
)
"""More than half of the times: something to count by, though no number."""
MEASURE = re.compile(
    rf"\b{_N}(?: \w+){{0,3}} (?:in|out of|of) (?:every |each |any )?{_N}\b"
    rf"|\b{_N} or (?:more|fewer|less) (?:[\w’']+ ){{0,2}}?{_UNITS}\b"
    rf"|\b{_N}\s?(?:%|per ?cent|percent)|\b{_N}(?:/| in | out of (?:every )?(?:the )?|"
    rf"-out-of-| of (?:the |every )?){_N}\b|\b{_N}(?:[- ](?!and\b|with\b|by\b|when\b|"
    rf"or\b)[\w’']+){{0,5}}?[- ]{_UNITS}\b"
    rf"|\b(?:at least|up to|no more than|fewer than|less than|more than|above|over|under|"
    rf"below|minimum of|maximum of|not more than|within) (?:\w+ )?{_N}\b"
    r"|\b(?:once|twice|three times|"
    r"(?<!his )(?<!her )(?<!their )(?<!the )daily(?! (?:life|lives|living|routines?|needs|activit))|weekly|"
    r"every (?:day|week|lesson|morning|"
    r"afternoon|session|time|night|month|school day|fortnight|occasion|journey|meal)|each (?:day|week|lesson|"
    r"morning|afternoon|session|time|month|fortnight|school day))\b"
    rf"|\b(?!one\b){_N} (?:(?!and\b|or\b|will\b|of\b)[a-z-]+ ){{0,2}}?(?!(?:is|was|has|his|its|this|us|as|always|across|"
    r"perhaps|towards|afterwards|besides|less|lets|does|years)\b)[a-z]{2,}(?:[^\Ws]s)\b"
    r"|\b(?:each|every) (?:\w+ )?(?:\w+time|break|evening|weekend|term|visit|half[- ]term|year|game|trip|[A-Z]?\w+day)\b"
    r"|\b(?:no|zero|not one|without (?:a|any)) (?:\w+ ){0,4}(?:episodes?|incidents?|"
    r"errors?|accidents?|falls?|mistakes?|absences?|disputes?|exclusions?|suspensions?)\b"
    r"|\b(?:in|during) (?:every|each) (?:\w+ )?(?:lessons?|sessions?|meals?)\b"
    r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days\b"
    r"|\bthe (?:whole|full|entire) (?:hour|lesson|session|day|week|term|meal|match|game|journey)\b"
    r"|\b(?:both|each|all) (?:nights|days|mornings|occasions|visits|stays)\b|\b(?:running|"
    r"in a row|in succession)\b|\b(?:all|both|every one) of (?:the|his|her|their)\b|"
    r"\bconsistently over\b|\b100\b|\bfrom \d+ to \d+\b|\bcount(?:s)? (?:\w+ )*\d+\b",
    re.I,
)
PROMPT_LEVEL = re.compile(
    r"\b(?:independently|unaided|unprompted|by (?:him|her|them|my)sel(?:f|ves)|on (?:his|"
    r"her|their|my) own|(?:without|with(?! (?:all )?(?:the )?(?:right|appropriate|suitable|necessary|"
    r"relevant|required|needed|ongoing|continued|correct)\b| (?:the )?(?:support|help|assistance) of "
    r"(?!(?:an?|one|only|just|his|her|their)\b))|with no|with only|with just|with minimal|with one|"
    r"with a|from)(?: \w+){0,3} "
    r"(?:prompt(?:s|ing)?|reminder(?:s|ed)?|help(?:ed)?|support(?:ed)?|assistance|cues?|"
    r"supervision|aid|adult|aids?|scaffold\w*|being (?:asked|told|reminded|prompted)|"
    r"gesture|switch|symbols?|board|card|hand over hand|visuals?)|"
    r"without (?:being|an adult|adult|any|help|leaving|physical)|no adult|(?:verbal|"
    r"visual|physical|gestural|adult) (?:prompt|cue)s?|unassisted|unsupported|"
    r"no (?:closer|nearer|further) than|(?:standing|staying|waiting) (?:back|outside|"
    r"behind)|single-handed\w*|for (?:him|her|them)sel(?:f|ves))\b"
    r"(?!(?: \w+){0,2} (?:as|when|where|if|whenever) (?:and when|"
    r"(?:it is |they are |he |she )?(?:needed|necessary|required|appropriate|helpful|needs))\b)",
    re.I,
)
LEVEL = re.compile(
    r"\b(?:grade [1-9]|level [1-9][a-z]?|entry level(?: [1-3])?|gcse|btec|nvq|p-?scale|"
    r"a-?level|reading (?:accuracy )?age|spelling age|standard(?:ised)? score|percentile|"
    r"phase [1-6]|expected (?:standard|level)|(?:level|standard) expected(?! (?:of|for|at|by) )|"
    r"national curriculum|stage \d|qualification|\d+(?:st|nd|rd|th) percentile|(?:boxall|"
    r"engagement model|b squared|celf|yarc|wiat|casual?pa)\b|age (?:of )?\d|"
    r"\d+ ?(?:years?|y)[ ,]*\d* ?(?:months?|m)?|"
    r"year \d (?:level|expectations?|standard)|(?:first|second|third|fourth|fifth|sixth|"
    r"\d+(?:st|nd|rd|th))[- ]grade|two-word|three-word|\w+-word (?:phrases?|sentences?|"
    r"combinations?)|ks\d level|level one|level two|licen[cs]e|certificate|driving test|"
    r"badge)\b",
    re.I,
)
SO_THAT = re.compile(
    r"\b(?:so that|so (?:he|she|they|I|\w+) (?:can|is|are|will)|in order to|"
    r"which (?:will )?(?:means?|lets?|allows?|enables?)|to (?:help|enable|allow) (?:him|"
    r"her|them)|enabling|because)\b",
    re.I,
)
BASELINE = re.compile(
    r"\b(?:currently|at present|at the moment|now|up from|from (?:a baseline of )?\d"
    r"(?!\d*(?:[.:]\d\d)? ?(?:am|pm|till|until)\b|\d*[.:]\d\d)|"
    r"baseline|starting (?:point|from)|from (?:none|nothing|zero)|"
    r"instead of the|compared (?:with|to)|today|so far|already|presently|"
    r"has moved from|increasing from|rising from)\b",
    re.I,
)
CONTEXT = re.compile(
    r"\b(?:at|in|during|on|with|when|while|from|to|into|after|before|across|around|"
    r"outside|between) (?:the |a |an |his |her |their |my |every |each |some |two |three |"
    r"four |any |unfamiliar |familiar |class |school )*[a-z]{3,}",
    re.I,
)
GENERALISED = re.compile(
    rf"\b(?:at home and|school and (?:at )?home|home and (?:at |in )?school|both at|"
    rf"different (?:people|adults|places|settings|subjects|lessons|activities|partners|"
    rf"rooms)|across (?:\w+ )*(?:settings|subjects|lessons|places|people)|"
    rf"{_N} (?:different|other|familiar|unfamiliar)? ?(?:people|adults|settings|places|"
    rf"subjects|peers|partners|contexts)|unfamiliar|new (?:people|places|settings)|"
    rf"any adult|a range of)\b",
    re.I,
)


LESS = re.compile(
    r"\b(?:less|fewer|reduced|reducing|decreasing|some|appropriate|"
    r"more) (?:adult )?(?:help|support|prompt\w*|assistance|supervision|reminders?)\b",
    re.I,
)
_PROBLEMS = (
    r"(?:meltdowns?|outbursts?|tantrums?|incidents?|absences?|exclusions?|suspensions?|biting|hitting(?: out)?|kicking|"
    r"swearing|spitting|shouting(?: out)?|screaming|self-harm\w*|"
    r"running (?:off|out|away)|bolting|absconding|refus(?:als?|ing)|"
    r"aggression|aggressive\b|fights?|fighting|calling out|disruptions?|lashing out|panic attacks?|head-banging|pinching|"
    r"scratching|throwing|hurting|walk-?outs?)"
)
FEWER_PROBLEMS = re.compile(
    rf"\b(?:no(?! more than)|fewer|free (?:of|from)|zero|less|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    rf"cut(?:s|ting)?(?: out| down)?(?: on)?|(?:reduction|decrease|fall|drop|decline)s? in|"
    rf"halv(?:e|es|ed|ing)) (?:[\w’'-]+ ){{0,3}}?{_PROBLEMS}\b"
    rf"|\b(?:no more than|not more than|at most|fewer than|under|up to) {_N} (?:[\w’'-]+ )?"
    rf"(?:(?:episodes?|incidents?|instances?|bouts?|occasions?|days?) of (?:[\w’'-]+ )?)?{_PROBLEMS}\b"
    r"|\bnumber of (?:times|occasions|days|incidents)[^.;]{3,60}? (?:halv|fall|fell|drop|reduc|go(?:ne)? down|come"
    r" down|decreas|lessen)\w*"
    r"|\b(?:bit(?:e|es|ing)|hit(?:s|ting)?|kick(?:s|ing)?|swear(?:s|ing)?|spit(?:s|ting)?|shout(?:s|ing)?|scream(?:s|ing)?|"
    r"bolt(?:s|ing)?|refus(?:e|es|ing)|fight(?:s|ing)?|self-harm(?:s|ing)?) (?:[\w’'-]+ ){0,2}?(?:less|fewer)\b"
    rf"|\b{_PROBLEMS} (?:[\w’'-]+ ){{0,4}}?(?:com(?:e|es) down|(?:go|goes|gone|went|is|are|be) down|falls?|fallen|drops?|"
    r"dropped|halves?|halved|cut|reduced?|reduces|decreased?|decreases|less)\b",
    re.I,
)
"""Less of what is hard for others to bear: a loss of a behaviour, and no skill in its place."""
GIVING_UP = frozenset("stop cease avoid refrain desist quit eliminate".split())
STOPPING_STILL = re.compile(
    r" (?:at|and|to|by|when|before|in|for|beside|if|walking|moving|running(?! (?:off|out|away|around|about))|what)\b|[.,]"
)
"""Standing still, or leaving off when told to, which is a skill; to stop hitting is only the end of something."""
BY_DOING = re.compile(
    r"\b(?:by (?!being|having|the)\w+ing|using (?:a |an |his |her |their )?\w+|"
    r"through (?:pointing|signing|gesture|speech|pictures))\b",
    re.I,
)
WRAPPING = frozenset(
    "be have learn begin start continue use need seek manage come get try want go work".split()
)
"""Verbs that wrap the one that counts: “will learn to swim”."""
ABLE = re.compile(
    r".{0,25}?\b(?:able|ready|willing|work(?:s|ing)?|confident(?:ly)?|begin\w*|start\w*|continue\w*|"
    r"learn\w*|manage\w*|come|comes|get|gets|try|tries|want|wants|going) to\b",
    re.S,
)
IS_TO = re.compile(r"(?:is|are) to be\b")
YOUNG_PERSON = re.compile(
    r"(?:(?:the|this|that|our|my|your) )?(?:young (?:person|man|woman|lady|adult|learner)|boy|girl|learner)",
    re.I,
)
"""The child of whom the plan tells, as formal plans call her or him."""
OWN_PLACE = re.compile(
    r"\s+(?:his |her |their |the |all |all of )*(?:school|college|nursery|lessons|registration)\b", re.I
)
"""Where a child goes: to attend it is what the child does, not help that is given."""
WORKED_WITH = re.compile(
    r"\s+(?:with|on|(?:in|as part of) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:group|pair|class)\b.{0,20}?\bwith)\b",
    re.I,
)
"""“Work with the therapist”, “work in a small group with an assistant”: the words that follow say who helps."""
KEPT_SAFE = re.compile(r"kept (?:\w+ )?(?:safe|secure|calm|busy|comfortable)\b", re.I)
"""What adults do to the child."""


_OF_HOW_MANY = re.compile(
    rf"(?: [\w’'-]+)? out of (?:every |the (?:last )?|her last |his last |their last )?{CARDINAL}\b", re.I
)
_UNIT = re.compile(
    r"[- ](?:seconds?|minutes?|hours?|days?|weeks?|months?|metres?|prompts?|reminders?|errors?|mistakes?)\b"
)


def whole_measure(span: Span, text: str) -> Span:
    """The measure with what belongs to it: “four days” of “four days out of five”, “within five” minutes."""
    for pattern in (_UNIT, _OF_HOW_MANY):
        match = pattern.match(text, span.end)
        span = Span(span.start, match.end()) if match else span
    return span
