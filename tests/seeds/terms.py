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
    "They agreed on a list of main areas": "list of main areas of bilateral dialogue between relevant departments",
    "It was agreed to step up joint work": "step up joint work in the two-plus-two format",
}
POSITIONS = {
    "Ukraine must abide by its commitments on the political aspects of settlement.": "Ukraine to abide by",
    "Russia has taken measures to normalise the situation in the Idlib de-escalation zone.": "measures taken by",
    "There is no alternative to Kiev's direct dialogue with Donetsk and Lugansk.": "there is no alternative to",
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
