"""Edits at random of files of chronologies, as people, editors and programs make them.

Entries come, go, move and change in part or as a whole; so does what stands above and
below them, and how it is written. What was broken may be mended later.
"""

import json
import re
from collections.abc import Callable, Sequence
from random import Random

from tests.helpers.scrawls import (
    BROKEN,
    COMMENTS,
    IDS,
    TAILS,
    Page,
    Scrawl,
    draw_entry,
    draw_header,
    draw_piece,
    write_pair,
)


def draw_edit(random: Random, scrawl: Scrawl, before: Sequence[Scrawl]) -> Scrawl:
    """Return the files after an edit; `before` is what they were, for a way back.

    Nothing may have changed, as where a file is only saved again.
    """
    if before and random.random() < 0.12:
        return random.choice(before)
    if len(scrawl.pages) > 1 and random.random() < 0.04:
        return _swap_texts(random, scrawl)
    place = random.randrange(len(scrawl.pages))
    page = scrawl.pages[place]
    for _ in range(random.choice((1, 1, 1, 1, 2, 2, 3))):
        page = random.choice(_EDITS)(random, page)
    pages = list(scrawl.pages)
    pages[place] = page
    return Scrawl(tuple(pages))


def _swap_texts(random: Random, scrawl: Scrawl) -> Scrawl:
    one, two = random.sample(range(len(scrawl.pages)), 2)
    pages = list(scrawl.pages)
    first, second = pages[one], pages[two]
    pages[one] = second._replace(name=first.name)
    pages[two] = first._replace(name=second.name)
    return Scrawl(tuple(pages))


def _insert(random: Random, page: Page) -> Page:
    place = random.randrange(len(page.entries) + 1)
    sort = random.choice(("short", "muddle", "jumble"))
    new = [draw_piece(random, sort) for _ in range(random.choice((1, 1, 1, 3)))]
    return _splice(page, place, 0, new)


def _append(random: Random, page: Page) -> Page:
    sort = random.choice(("short", "muddle"))
    return _splice(page, len(page.entries), 0, [draw_piece(random, sort)])


def _delete(random: Random, page: Page) -> Page:
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    return _splice(page, place, random.choice((1, 1, 2)), [])


def _move(random: Random, page: Page) -> Page:
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    moved = page.entries[place]
    rest = _splice(page, place, 1, [])
    return _splice(rest, random.randrange(len(rest.entries) + 1), 0, [moved])


def _double(random: Random, page: Page) -> Page:
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    at = random.randrange(len(page.entries) + 1)
    return _splice(page, at, 0, [page.entries[place]])


def _reorder(random: Random, page: Page) -> Page:
    entries = list(page.entries)
    random.shuffle(entries)
    return page._replace(entries=tuple(entries))


_WORDS = re.compile(r"(?<![\w#-])[A-Za-z0-9][\w-]*")
_NEW_WORDS = (
    *("Kerry", "Zed", "2013-05-11", "2014", "talks", "visit", "e1", "red", "call"),
    *("Accord", "é", "unknown", "2013-02-31", "x", "title", "id", "", "#", "&a"),
)


def _change(random: Random, page: Page) -> Page:
    """Change words of an entry, whatever they are: a date, a name, an id, a key."""
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    entry = page.entries[place]
    for _ in range(random.choice((1, 1, 2))):
        words = [*_WORDS.finditer(entry)]
        if words:
            word = random.choice(words)
            new = random.choice(_NEW_WORDS)
            entry = entry[: word.start()] + new + entry[word.end() :]
    return _splice(page, place, 1, [entry])


def _replace(random: Random, page: Page) -> Page:
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    sort = random.choice(("short", "muddle", "jumble"))
    return _splice(page, place, 1, [draw_piece(random, sort)])


def _rewrite_key(random: Random, page: Page) -> Page:
    """Change the value of one key of an entry that is one."""
    key = random.choice(("date", "title", "id", "see", "actors", "tags", "kind"))
    places = [n for n, one in enumerate(page.entries) if re.search(rf"\b{key}: ", one)]
    if not places:
        return page
    place = random.choice(places)
    value = draw_entry(random, "short").get(key) or random.choice(IDS)
    written = json.dumps([value] if key in ("see", "actors", "tags") else value)
    if isinstance(value, list):
        written = json.dumps(value)
    entry = re.sub(
        rf"^(- |  ){key}: .*$",
        lambda match: f"{match[1]}{key}: {written}",
        page.entries[place],
        count=1,
        flags=re.M,
    )
    return _splice(page, place, 1, [entry])


def _edit_head(random: Random, page: Page) -> Page:
    head = list(page.head)
    way = random.random()
    if way < 0.3 and head:
        del head[random.randrange(len(head))]
    elif way < 0.5 and head:
        place = random.randrange(len(head))
        words = [*_WORDS.finditer(head[place])]
        if words:
            word = random.choice(words)
            new = random.choice(_NEW_WORDS)
            head[place] = head[place][: word.start()] + new + head[place][word.end() :]
    elif way < 0.7:
        head.insert(
            0, random.choice(("# above\n", "title: Other\n", "year: 2014\n", "\n"))
        )
    else:
        header = draw_header(random, random.choice(("short", "muddle", "jumble")))
        head += [
            write_pair(random, key, value)
            for key, value in header.items()
            if random.random() < 0.3
        ]
    return page._replace(head=tuple(head))


def _comment(random: Random, page: Page) -> Page:
    place = random.randrange(len(page.entries) + 1)
    return _splice(page, place, 0, [random.choice(COMMENTS)])


def _space(random: Random, page: Page) -> Page:
    """Add white space at the end of a line, or take it away."""
    if not page.entries:
        return page
    place = random.randrange(len(page.entries))
    lines = page.entries[place].splitlines(keepends=True)
    if not lines:
        return page
    line = random.randrange(len(lines))
    lines[line] = lines[line].rstrip() + random.choice(("\n", " \n", "  \n", "\n\n"))
    return _splice(page, place, 1, ["".join(lines)])


def _break(random: Random, page: Page) -> Page:
    place = random.randrange(len(page.entries) + 1)
    return _splice(page, place, 0, [random.choice(BROKEN)])


def _edit_tail(random: Random, page: Page) -> Page:
    if random.random() < 0.3 and page.entries:
        last = page.entries[-1]
        end = last.rstrip("\n") + random.choice(("", "\n", "\n\n"))
        return _splice(page, len(page.entries) - 1, 1, [end])
    return page._replace(tail=random.choice(TAILS))


def _twice(random: Random, page: Page) -> Page:
    """Change two places far apart."""
    if len(page.entries) < 3:
        return page
    new = [draw_piece(random, "short") for _ in range(2)]
    return _splice(_splice(page, 0, 1, new[:1]), len(page.entries) - 1, 1, new[1:])


def _touch(_: Random, page: Page) -> Page:
    """Save it as it is."""
    return page


def _reform(random: Random, page: Page) -> Page:
    """Write it in another form, such as with other line ends."""
    if page.name.endswith(".yaml"):
        form = random.choice(("yaml", "crlf", "bom", "indented", "list"))
        return page._replace(form=form)
    return page


def _splice(page: Page, place: int, removed: int, new: Sequence[str]) -> Page:
    entries = page.entries
    return page._replace(entries=(*entries[:place], *new, *entries[place + removed :]))


_EDITS: Sequence[Callable[[Random, Page], Page]] = (
    *(_insert, _append, _delete, _move, _double, _reorder, _change, _change, _change),
    *(_replace, _rewrite_key, _rewrite_key, _rewrite_key, _rewrite_key, _edit_head),
    *(_edit_head, _comment, _space, _break, _edit_tail, _twice, _touch, _reform),
    *(_insert, _rewrite_key, _change, _delete),
)
