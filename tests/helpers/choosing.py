"""Questions at random, as a reader chooses them in a page and as the library asks."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from timeline import Chronology, make_query, select
from timeline.dates import Fit
from timeline.exports.page.markup import make_anchor
from timeline.exports.page.offers import Offer, Value
from timeline.query import Flags, Query, Question, Term, all_of, any_of


@dataclass(frozen=True)
class Choice:
    """What is chosen in a page."""

    pairs: tuple[tuple[str, str], ...]
    """Of the fragment of its address, in the order that the page writes them."""
    query: Query
    certain: bool
    key: str
    """A facet of which nothing is chosen, to be counted."""

    @property
    def fragment(self) -> str:
        """Return it as the page's address has it."""
        return urlencode(self.pairs)

    def ask(self, *more: Query, flags: Flags) -> Question:
        """Return it as a question, with something besides."""
        certain = flags.certain or self.certain
        return Question(all_of(self.query, *more), flags._replace(certain=certain))


def draw_choice(
    rng: random.Random,
    offers: Sequence[Offer],
    *,
    words: Sequence[str],
    dates: Sequence[str],
) -> Choice:
    """Draw what to choose: of each facet now and then, and all else that there is."""
    pairs: list[tuple[str, str]] = []
    parts: list[Query] = []
    together = ""
    counted = rng.choice(offers).key
    for offer in offers:
        if offer.key == counted or rng.random() > (0.5 if offer.key == "who" else 0.15):
            continue
        chosen = _draw_values(rng, offer.values)
        pairs += [(offer.key, value.name) for value, _ in chosen]
        terms = [term for _, term in chosen]
        if offer.key == "who" and len(terms) > 1 and rng.random() < 0.4:
            together = "all"
            parts += terms
        elif terms:
            parts.append(any_of(*terms))
    if together:
        pairs.append(("match", together))
    if rng.random() < 0.25:
        word = rng.choice(words)
        pairs.append(("q", word))
        parts.append(make_query(search=word).query)
    asked = sorted(rng.sample(dates, 2))
    for key, option, date in zip(
        ("from", "to"), ("since", "until"), asked, strict=True
    ):
        if rng.random() < 0.2:
            pairs.append((key, date))
            parts.append(Term(option, (date,)))
    certain = rng.random() < 0.2
    if certain:
        pairs.append(("certain", "yes"))
    if rng.random() < 0.25 and counted != "who":
        pair = _draw_pair(rng, offers[0].values)
        pairs += [("with", value.name) for value, _ in pair]
        parts += [Term("with", term.values, term.operator) for _, term in pair]
    return Choice(tuple(pairs), all_of(*parts), certain, counted)


def _draw_values(
    rng: random.Random, values: Sequence[Value]
) -> list[tuple[Value, Term]]:
    # The frequent ones more often: else most answers would be empty.
    places = {
        int(len(values) * rng.random() ** 2) for _ in range(rng.choice((1, 1, 3)))
    }
    return [(values[at], term) for at in sorted(places) if (term := values[at].term)]


def _draw_pair(rng: random.Random, values: Sequence[Value]) -> list[tuple[Value, Term]]:
    common = values[: max(len(values) // 3, 2)]
    pair = rng.sample(common, min(len(common), 2))
    found = [(value, value.term) for value in pair if value.term]
    return found if len(found) == 2 else []


def list_answer(chronology: Chronology, question: Question) -> list[str]:
    """Return the answer of the library as a page lists it, in the order of letters.

    By the ids of elements; `?` marks the possible. What is possible only since it has
    no date is not there.
    """
    return sorted(
        make_anchor(match.event.id) + ("?" if match.fit is Fit.POSSIBLE else "")
        for match in select(chronology, question).matches
        if not match.lacks_date
    )
