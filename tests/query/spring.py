"""One small chronology that options and fields are asked of, and how answers are told.

An answer names the events that are kept, by their ids, in the order of the chronology;
a `?` marks one that matches only possibly.
"""

from tests.helpers.questions import tell
from timeline import load_text
from timeline.query import Query, Question, select

TEXT = """
title: Spring 2013
year: 2013
kinds: [backchannel]
fields: {importance: number, deadline: date, theme: text, weight: text, office: text}
sources:
  sherr:
    {title: Comment on hard diplomacy, author: James Sherr, date: 2013-06-05,
     reliability: B}
  dia: {title: Assessment, reliability: F}
  rumour: {title: Rumour, reliability: D}
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry]
    roles: [{office: Secretary of State, of: US, when: 2013-02-01/2017-01-20}]
  lavrov:
    name: Sergey Lavrov
    roles: [{office: Foreign Minister, of: Russia, when: 2004-03-09/..}]
places:
  sochi: {name: Sochi, country: Russia}
events:
- {id: war, date: 2011/.., title: War in Syria, place: Syria, about: [Syria],
   reported: '2011?', importance: 9.5, theme: Energy}
- {id: reading, date: 2012, title: Washington reads Syria, actors: [US],
   kind: assessment, confidence: high, deadline: 2014-03,
   sources: [{source: sherr, credibility: 2, quote: Cold comfort}]}
- {id: letter, date: 2013-04, title: A letter, kind: letter,
   actors: [Barack Obama], to: [Vladimir Putin], tags: [reset, quiet],
   reported: '2013-04?', note: Handed over in person, see: [talks]}
- {id: boston, date: 15 April, title: Bombing in Boston, kind: attack,
   place: 'Boston, US', sources: [AP], status: confirmed, weight: 10}
- {id: talks, date: 2013-05, title: Talks in the Kremlin, kind: meeting,
   confidence: low, importance: 7, deadline: 15 June,
   accounts: [{source: rumour, date: 2013-05-07, note: From the kitchen}],
   actors: [kerry, Vladimir Putin], place: 'Moscow, Russia'}
- {id: flight, date: 10 May, title: Cameron flies to Sochi, kind: visit,
   actors: [David Cameron, Vladimir Putin], place: sochi, tags: [Quiet],
   reported: '[2013-05-10..]', theme: [energy, arms], see: [talks, fogle]}
- {id: fogle, date: 12-20 May, title: An arrest, kind: arrest,
   summary: 'The missile  crisis', actors: [FSB], to: [Ryan Fogle],
   status: disputed, importance: -2,
   sources: [{source: sherr, credibility: 3, quote: Cold war, note: In person}]}
- {id: ryabkov, date: 28 May~, title: Contracts stand, kind: backchannel,
   actors: [Sergey Ryabkov], about: [Syria], importance: high, weight: 9,
   sources: [{source: dia, credibility: 2}]}
- {id: claim, date: '2013-05-28?', title: Já missiles are there, kind: statement,
   actors: [US], about: [Syrian], status: claimed, deadline: soon, office: Pentagon,
   mood: grim}
- {id: arrival, date: after 28 May, title: S-300 arrival, actors: [Russia], to: [SY],
   reported: 2013-06, deadline: '2014-03-10?', weight: '10.0'}
"""
CHRONOLOGY = load_text(TEXT)
IDS = "war reading letter boston talks flight fogle ryabkov claim arrival"
"""All events, in order."""


def ask(question: Question | Query | str) -> str:
    """Return what a question keeps of the chronology."""
    return tell(select(CHRONOLOGY, question))
