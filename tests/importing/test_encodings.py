"""The bytes of a source: read for what they surely are, asked about otherwise."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.encodings import decode_text
from timeline.importing.rows import SourceError

TEXT = "date,title\n2013-05-07,Керри в Москве – “зелёный”\n"
GERMAN = "date,title\n2013,Der Außenminister Österreichs empfängt Gäste\n"
FRENCH = "date,title\n2013,Le ministre reçoit à Genève; l’accord a été signé\n"
ENGLISH = "date,title\n2013,“No” – the minister’s answer\n"
TURKISH = "date,title\n2013,Dışişleri Bakanı görüştü; İstanbul, Ağrı, şehir\n"
RUSSIAN = "date,title\n2013,Министр иностранных дел встретился с Керри\n"
GREEK = "date,title\n2013,Ο υπουργός Εξωτερικών συναντήθηκε με τον Κέρι\n"
CZECH = "date,title\n2013,Ministr zahraničí přijel do Prahy řešit věc\n"
ICELANDIC = "date,title\n2013,Utanríkisráðherra fundaði með þingmönnum\n"


def refuse(data: bytes, encoding: str = "") -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode_text(data, encoding=encoding)
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
    ],
)
def test_unicode_is_known_for_what_it_is(data: bytes) -> None:
    assert decode_text(data) == TEXT


def test_utf16_that_begins_with_a_nul_is_not_utf32() -> None:
    assert decode_text(codecs.BOM_UTF16_LE + "\0ab".encode("utf-16-le")) == "\0ab"


@pytest.mark.parametrize("text", ["", "a\0b", "\0" * 3, "a\r\nb\rc\n", "x\ufeffy"])
def test_text_stays_as_it_is(text: str) -> None:
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "mac-roman"),
        (GERMAN, "cp850"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac-roman"),
        (TURKISH, "cp1254"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
    ],
)
def test_what_one_encoding_alone_makes_words_of_is_named_as_a_guess(
    text: str, encoding: str
) -> None:
    error = refuse(text.encode(encoding))
    assert error.line == 2
    assert error.hint == f"name its encoding, perhaps {encoding} (a guess)"
    assert decode_text(text.encode(encoding), encoding=encoding) == text


@pytest.mark.parametrize(
    "data", [ICELANDIC.encode("cp1252"), bytes(range(256)), b"\xff", b"a,\x81\xa4\n"]
)
def test_nothing_is_named_where_nothing_is_likely(data: bytes) -> None:
    assert refuse(data).hint == "name its encoding"


def test_the_byte_and_its_line_are_told() -> None:
    error = refuse(b"date\r\n2013\r2014\nK\xf6ln\n")
    assert error.message == "line 4: the byte 0xF6 is no UTF-8"
    assert error.line == 4


def test_what_is_far_down_is_guessed_as_well() -> None:
    error = refuse(b"date,title\n" * 20_000 + "2013,Köln, Zürich\n".encode("cp1252"))
    assert error.line == 20_001
    assert error.hint.endswith("perhaps cp1252 (a guess)")


def test_guessing_comes_to_an_end() -> None:
    refuse(bytes(range(0x80, 0x100)) * 20_000)


def test_one_torn_letter_in_utf8_is_to_be_mended() -> None:
    error = refuse(TEXT.encode() + b"2014,\xd0\n")
    assert error.message == "line 3: the byte 0xD0 is no UTF-8"
    assert error.hint.startswith("the rest of it is UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN])
def test_utf16_without_a_mark_is_asked_about(text: str, encoding: str) -> None:
    """Its bytes would be good UTF-8."""
    assert f"perhaps {encoding} (a guess)" in refuse(text.encode(encoding)).hint
    assert decode_text(text.encode(encoding), encoding=encoding) == text


@pytest.mark.parametrize(
    "name",
    ["klingon", "hex", "rot13", "zlib", "idna", "punycode", "undefined", "a\0b", "ü"],
)
def test_a_name_that_means_no_encoding_is_refused(name: str) -> None:
    assert refuse(b"date\n", name).message == f"there is no encoding {name!r}"


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (b"a\nb\n\x81\n", "cp1252", 3),
        (codecs.BOM_UTF8 + b"a\n\xff\n", "utf-8-sig", 2),
        (codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"x", "utf-16", 2),
        (b"a\n\x82", "shift_jis", 2),
    ],
)
def test_what_the_named_encoding_cannot_read_is_told(
    data: bytes, encoding: str, line: int
) -> None:
    error = refuse(data, encoding)
    assert error.line == line
    assert error.message.endswith(f"cannot be read as {encoding}")


def test_a_named_encoding_wins_over_what_bytes_tell() -> None:
    assert decode_text(codecs.BOM_UTF8 + b"a", encoding="utf8") == "a"
    assert decode_text("Köln".encode("latin-1"), encoding="Latin1") == "Köln"


@settings(max_examples=50)
@given(st.binary(max_size=60), st.sampled_from(["", "utf-16", "cp1252", "utf-7"]))
def test_bytes_are_read_or_refused(data: bytes, encoding: str) -> None:
    with suppress(SourceError):
        assert isinstance(decode_text(data, encoding=encoding), str)


@pytest.mark.parametrize("encoding", ["", "cp437"])
@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "save the sheet as CSV"),
        (b"%PDF-1.4\n", "save its table as CSV"),
        (b"\x1f\x8b\x08\x00", "unpack it"),
    ],
)
def test_what_is_no_text_is_told_for_what_it_is(
    data: bytes, remedy: str, encoding: str
) -> None:
    with pytest.raises(SourceError, match="no text") as caught:
        decode_text(data, encoding=encoding)
    assert remedy in caught.value.hint


@pytest.mark.parametrize(
    ("text", "encoding", "hint"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a>M\xfc</a>', "latin-1", True),
        ("<meta charset=windows-1251><p>\u041c</p>", "cp1251", True),
        (
            "<meta http-equiv=a content='text/html; charset=koi8-r'>\u041c",
            "koi8-r",
            True,
        ),
        ('<?xml version="1.0" encoding="utf-8"?><a>M\xfc</a>', "latin-1", False),
        ('<?xml version="1.0" encoding="none-such"?><a>M\xfc</a>', "latin-1", False),
    ],
)
def test_what_a_page_says_of_its_encoding_is_named(
    text: str, encoding: str, *, hint: bool
) -> None:
    with pytest.raises(SourceError) as caught:
        decode_text(text.encode(encoding))
    assert ("as it says itself" in caught.value.hint) is hint
