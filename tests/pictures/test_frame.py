"""Title, scope, legend and sources round a drawing."""

import pytest

from tests.helpers.files import load_arms_control, load_sample
from tests.helpers.pictures import lay, list_texts, paint_picture, shape_picture
from timeline import load_text, select
from timeline.pictures import PICTURES, PictureOptions
from timeline.pictures.canvas import Drawn, Key
from timeline.pictures.frame import (
    UNTITLED,
    Framing,
    choose_sizes,
    describe_sources,
    lay_keys,
)
from timeline.pictures.shapes import Circle, Face, Ink, Text, list_shapes


def test_letters_are_as_large_as_the_picture_asks() -> None:
    large, small = choose_sizes(1600, 900), choose_sizes(800, 450)
    assert (large.title, large.label, large.margin) == (40, 17, 64)
    assert large.label > small.label == 12
    assert choose_sizes(3200, 1800).label == 34
    # Below a quarter none gets smaller: nobody could read it.
    assert choose_sizes(400, 300)[:6] == choose_sizes(600, 400)[:6]
    assert choose_sizes(4000, 300).label == choose_sizes(400, 300).label


def test_the_head_says_what_was_asked_and_how_much_was_found() -> None:
    texts = list_texts(shape_picture("lanes", load_sample(), "actor:Putin"))
    assert texts.count("Russia, the United States and Syria, spring 2013") == 1
    (scope,) = (text for text in texts if "actor:Putin" in text)
    assert " of 14 events" in scope


@pytest.mark.parametrize("size", [(300, 300), (400, 800), (800, 450)])
def test_a_long_query_makes_way_for_what_is_counted(size: tuple[int, int]) -> None:
    query = "not (" + " or ".join(f"nothing{one}" for one in range(40)) + ")"
    framing = Framing(select(load_sample(), query), size, legend=True)
    notes = ("not on the axis: 1 known too roughly", "12 events without a label")
    shapes = framing.make(Drawn((), notes=notes)).shapes
    lines = [
        shape.text
        for shape in shapes
        if isinstance(shape, Text) and shape.size == framing.sizes.subtitle
    ]
    assert lines[0].startswith("not (nothing0")
    assert lines[0].endswith("…")
    told = " ".join(lines[1:])
    assert told.startswith("14 of 14 events, 2011 – 2013; ")
    assert told.endswith("; ".join(notes))


def test_a_picture_without_a_title_has_one_all_the_same() -> None:
    chronology = load_text("- {date: 2013-05-10, title: T}")
    assert f'<title id="timeline-title">{UNTITLED}</title>' in paint_picture(
        "lanes", chronology
    )


def test_a_long_title_shrinks_then_breaks_then_is_cut() -> None:
    def fit(words: int) -> list[Text]:
        chronology = load_text(
            f"title: {'word ' * words}\nevents: [{{date: 2013, title: T}}]"
        )
        framing = Framing(select(chronology), (800, 450), legend=True)
        shapes = framing.make(Drawn(())).shapes
        return [
            shape
            for shape in list_shapes(shapes)
            if isinstance(shape, Text) and shape.face is Face.SERIF
        ]

    (short,), (shrunk,) = fit(3), fit(12)
    assert short.size > shrunk.size
    assert len(fit(18)) == 2
    assert fit(18)[0].size < shrunk.size
    assert fit(90)[1].text.endswith("…")


def test_the_sources_most_used_are_named() -> None:
    text = describe_sources(select(load_arms_control()))
    assert text.startswith("Sources: The New York Times; ")
    assert text.endswith(" and 8 more")
    (sample,) = {describe_sources(select(load_sample()))}
    assert sample.startswith("Source: James Sherr, ")
    assert describe_sources(select(load_text("- {date: 2013, title: T}"))) == ""


def test_a_source_that_stands_in_an_event_is_named_as_well() -> None:
    chronology = load_text(
        "- date: 2013-05-10\n  title: T\n  sources:\n"
        "  - {title: Piece, author: Jane, publisher: Paper, date: 2013-05-11}\n"
    )
    told = "Source: Jane, Piece, Paper, 11 May 2013"
    assert describe_sources(select(chronology)) == told


def test_the_legend_goes_on_in_rows_and_is_left_out_on_request() -> None:
    sizes = choose_sizes(400, 800)
    keys = [Key(f"entry {one}", (Circle(0, 0, 1, Ink.MARK),)) for one in range(6)]
    rows = lay_keys(keys, sizes, 200)
    assert [len(row) for row in rows] == [2, 2, 2]
    assert [at for row in rows for _, at in row][::2] == [0, 0, 0]
    texts = list_texts(shape_picture("lanes", load_sample()))
    assert "one day" in texts
    assert "one day" not in list_texts(
        shape_picture("lanes", load_sample(), legend=False)
    )


def test_a_legend_that_is_left_out_gives_its_room_to_the_drawing() -> None:
    framing = [
        Framing(select(load_sample()), (800, 450), legend=legend).make(
            Drawn((), (Key("x", ()),))
        )
        for legend in (True, False)
    ]
    assert framing[0].area.bottom < framing[1].area.bottom


def test_a_picture_is_told_in_words() -> None:
    framing = Framing(select(load_sample()), (800, 450), legend=True)
    told = framing.describe(Drawn((), notes=("2 events without a label",)))
    assert told.startswith("14 events, 2011 – 2013. ")
    assert "2 events without a label." in told
    assert "10 May 2013: Cameron flies to Sochi to restate that Assad must go." in told
    many = Framing(select(load_arms_control()), (800, 450), legend=True)
    assert "And 166 more events." in many.describe(Drawn(()))
    assert "Only this." in many.describe(Drawn((), sentences=("Only this",)))


@pytest.mark.parametrize("view", PICTURES)
def test_no_picture_has_a_note(view: str) -> None:
    chronology = load_text(
        "sources: {s: {title: S, note: secret}}\nevents:\n"
        "- {date: 2013-05-10, title: T, actors: [A, B], note: secret, sources: [s]}\n"
        "- {date: unknown, title: U, actors: [A, B], note: secret}\n"
    )
    assert "secret" not in paint_picture(view, chronology)
    assert "secret" not in paint_picture(view, chronology, "with:A with:B")


@pytest.mark.parametrize("view", ["lanes", "timeline"])
def test_the_same_question_gives_the_same_bytes(view: str) -> None:
    options = PictureOptions((800, 450), "dark")
    one, two = (paint_picture(view, load_sample(), options=options) for _ in range(2))
    assert one == two
    assert lay(view, select(load_sample())).width == 80
