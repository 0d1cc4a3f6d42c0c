"""The annotator's working names against ours: the only place where the two vocabularies meet.

The gold says (`gold/README.md`): its topic slugs and argument names are the annotator's own, to be mapped. A topic of
ours may be what several of the annotator's narrower topics fall under; the map is from theirs to ours.
"""

from __future__ import annotations

# Topic of the annotation -> label of our topic or country.
TOPICS = {
    "arctic": "Arctic",
    "arms control": "Arms control",
    "balkans": "Balkans",
    "bilateral cooperation": "Bilateral relations",
    "climate change": "Climate change",
    "conflict potential": "Regional security",
    "coronavirus": "Pandemic",
    "economy": "Economy",
    "environmental protection": "Environment",
    "european security": "European security",
    "healthcare": "Health",
    "historical memory": "Historical memory",
    "international peace security": "Regional security",
    "international terrorism": "Terrorism and extremism",
    "libya": "Libya",
    "macron visit to russia": "Visits and contacts",
    "military trust": "Military cooperation",
    "nuclear energy": "Nuclear energy",
    "p5 summit": "Visits and contacts",
    "pandemics": "Pandemic",
    "regional crises": "Regional security",
    "russia france partnership": "Bilateral relations",
    "strategic stability": "Strategic stability",
    "syria": "Syria",
    "ukraine settlement": "Ukraine",
    "uncontrolled migration": "Migration and refugees",
    "volunteering": "Volunteering and civil society",
}

# What our scheme has beside a country or as a part of it, where the annotator has the country's crisis alone.
PARTS_OF_A_CRISIS = {"Ceasefire", "Peace settlement", "Humanitarian aid"}

# Our names of other things -> the annotator's.
INSTRUMENTS = {
    "Berlin Conference on Libya conclusions": "berlin conference conclusions",
    "UN Security Council Resolution 2510": "unsc resolution 2510",
}
ORGANIZERS = {
    "All-Russia People's Front": "russian popular front",
    "DOBRO.RU": "dobro ru",
    "Medical Volunteers": "medical volunteers",
    "Volunteer Centres Association": "volunteer centres association",
}
PAST_EVENTS = {
    "Berlin Conference": "berlin conference libya",
    "talks in Bregancon": "bregancon talks 2019",
    "meeting in Paris": "paris meeting 2019 12 09",
    "signing of the UN Charter": "un charter signing",
    "Parade": "victory parade 2020",
}
FUTURE_EVENTS = {
    "official visit to Russia": "macron visit to russia 2020",
    "a meeting of the heads of state": "p5 summit proposed",
    "graduation": "school graduation 2020",
    "Youth Day": "youth day 2020",
}
OUTCOMES = {
    "The foreign ministers of Russia and France will continue": "foreign ministers to continue discussing Syria",
    "They agreed on a list of main areas": "list of main areas",
    "It was agreed to step up joint work": "step up joint work in the two-plus-two format",
}
POSITIONS = {
    "Ukraine must abide": "Ukraine to abide by",
    "Russia has taken measures": "measures taken by",
    "There is no alternative": "there is no alternative to",
}
UNITS = {
    "people": "deaths",
    "Russian citizens": "citizens supported",
    "Soviet citizens": "soviet-citizens-in-french-resistance",
}
PEOPLE = {"Sergey Kiriyenko": "Sergei Kiriyenko", "Sergey Lavrov": "Sergei Lavrov"}
VOICES = {"Vladimir Putin": "putin", "Emmanuel Macron": "macron", "narrator": "narrator"}
OFFICES = {
    "Minister of Defence of France": "defence minister of France",
    "Minister of Defence of Russia": "defence minister of Russia",
    "Minister of Foreign Affairs of France": "foreign minister of France",
    "Minister of Foreign Affairs of Russia": "foreign minister of Russia",
}
EVENTS = {
    "Conversation with President of France Emmanuel Macron": "2020-06-26-putin-macron-videoconference",
    "Meeting with participants in the We Are Together campaign": "2020-06-26-we-are-together",
}

# Statements: the annotator's working names -> our slugs.
AGENTS = {
    "putin": "vladimir-putin",
    "macron": "emmanuel-macron",
    "kiriyenko": "sergey-kiriyenko",
    "golikova": "tatyana-golikova",
    "kotyakov": "anton-kotyakov",
    "murashko": "mikhail-murashko",
    "foreign-minister-of-russia": "sergey-lavrov",
    "foreign-minister-of-france": "jean-yves-le-drian",
}
COUNTRIES = {"russia": "RU", "france": "FR"}
POSTS = {
    "first-deputy-chief-of-staff-peo": "first-deputy-chief-of-staff-of-the-presidential-executive-office-of-russia",
    "healthcare-minister-of-russia": "minister-of-health-of-russia",
    "minister-of-labour-of-russia": "minister-of-labour-and-social-protection-of-russia",
}
AGREEMENTS = {
    "berlin-conference-conclusions": "berlin-conference-conclusions-2020",
    "bregancon-agreements-2019": "bregancon-agreements-of-2019-08",
    "minsk-agreements-2015": "minsk-agreements",
    "paris-decisions-2019": "paris-decisions-of-2019-12-09",
    "unsc-resolution-2510": "un-security-council-resolution-2510",
}
EVENT_SLUGS = {
    "berlin-conference-libya": ["berlin-conference-2020-01-29"],
    "bregancon-talks-2019": ["talks-in-bregancon-2019-08", "talks-in-bregancon"],
    "macron-visit-to-russia-2020": ["official-visit-to-russia"],
    "missed-meeting-2020-05-09": ["meeting-2020-05-09"],
    "missed-meeting-2020-06-24": ["meeting-2020-06-24"],
    "p5-summit-proposed": ["a-meeting-of-the-heads-of-state"],
    "paris-meeting-2019-12-09": ["meeting-in-paris-2019-12-09"],
    "school-graduation-2020": ["graduation-2020-06-27"],
    "un-charter-signing": ["signing-of-the-un-charter-1945-06-26"],
    "victory-75th-anniversary": ["75th-anniversary-of-victory-in-the-great-patriotic-war"],
    "victory-parade-2020": ["parade-2020-06-24"],
    "youth-day-2020": ["youth-day"],
    "great-patriotic-war": ["great-patriotic-war"],
    "letter-macron-putin": ["letter"],
    "victory-celebrations-2020": ["celebrations"],
}
MENTIONED = {
    "france": "FR",
    "french-resistance": "french-resistance-movement",
    "kiev": "UA",  # named for its government
    "libya": "LY",
    "russia": "RU",
    "syria": "SY",
    "ukraine": "UA",
}
# Statements that our ontology does not count as a claim of that kind, by the annotation guide.
NOT_CLAIMS = {
    "1-A07": "mechanisms named only by kind are no agreement",
    "1-N22": "a capital that acts is its government, as 1-C18 says too; the mention of the country counts instead",
}
# Claims of ours that no statement holds, judged correct by reading the sentence: what is said -> why. All others count
# as wrong. The number is the offset of the sentence in the page.
_BOTH = "emmanuel-macron vladimir-putin"
JUDGED = {
    f"p1 discussion discussed bilateral-relations {_BOTH} @270": "bilateral issues are said to have been discussed",
    f"p1 discussion discussed peace-settlement {_BOTH} @1996": "the settlement is half of the annotator's topic",
    "p1 discussion discussed peace-settlement vladimir-putin @2157": "1-S06 gives it as a position only",
    "p1 discussion discussed UA vladimir-putin @2157": "1-S06 and 1-S07 give it as positions only",
    f"p1 discussion discussed ceasefire {_BOTH} @2445": "1-S09 gives it as a position only",
    f"p1 discussion discussed peace-settlement {_BOTH} @2445": "1-S11 gives it as a position only",
    "p1 discussion discussed SY vladimir-putin @2785": "1-S12 gives it as a position only",
    f"p1 discussion discussed terrorism {_BOTH} @2975": "1-S13 gives it as a position only",
    f"p1 discussion discussed humanitarian-aid {_BOTH} @2975": "1-S13 gives it as a position only",
    f"p1 discussion discussed SY {_BOTH} @2975": "1-S13 gives it as a position only",
    "p1 discussion discussed visits-and-contacts emmanuel-macron @3670": "1-D20 has the visit as topic",
    "p1 discussion spoke pandemic emmanuel-macron @6624": "the support that he expresses is for those hit by it",
    f"p1 discussion discussed climate-change {_BOTH} @3226": "named in the list of what was discussed",
    "p1 discussion spoke historical-memory vladimir-putin": "1-S15 gives it as a position only",
    "p1 discussion spoke historical-memory emmanuel-macron": "1-S22 to 1-S24 give it as positions only",
    "p2 discussion spoke volunteering vladimir-putin": "more sentences on the topic of 2-D01",
    "p2 discussion spoke youth vladimir-putin @3415": "2-S07 gives it as a position only",
    "p2 discussion spoke youth vladimir-putin @3591": "the holiday congratulated on is that of the young",
    "p2 discussion spoke congratulations vladimir-putin": "2-S05 gives it as a position only",
    "p1 event.ref world-war-ii": "named beside the Great Patriotic War of 1-X09",
    "p1 event.ref 75th-anniversary-of-the-st-francisco-charter": "the speaker dates the talks by it",
    f"p1 stance agree {_BOTH} @1421": "1-O01 gives it as an outcome only",
    f"p1 stance agree {_BOTH} @1813": "1-O02 gives it as an outcome only",
    "p1 stance commemorate vladimir-putin @4285": "the speaker vows not to forget; 1-S15 calls it an assertion",
    "p1 stance regret vladimir-putin @4933": "the speaker says that he regrets it",
    "p1 stance support vladimir-putin @6010": "1-S18 calls the promise of support a commitment",
    "p1 stance regret emmanuel-macron @6364": "the speaker says that he regrets it",
    "p1 stance propose emmanuel-macron @8519": "1-O11 gives it as a proposal only",
    "p1 stance propose emmanuel-macron @9038": "the speaker suggests to begin",
    "p2 stance thank vladimir-putin @1622": "the speaker thanks before 2-S01",
    "p1 proposal emmanuel-macron @9038": "the speaker suggests to begin",
    "p1 mention.place place eastern-europe": "named in a turn",
    "p1 mention.org organization permanent-five": "1-N02 has the council, we its permanent members too",
    "p2 mention.country country RU": "named in an office",
    "p2 mention.org organization dobro-ru": "2-N01 has it as organiser only",
    "p2 mention.org organization all-russia-peoples-front": "2-N02 has it as organiser only",
    "p2 mention.org organization volunteers-medics": "2-N03 has it as organiser only",
    "p2 mention.org organization volunteer-centres-association": "2-N04 has it as organiser only",
}
