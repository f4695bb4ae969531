"""The characters behind bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.adapters.article_charset import declared_inside, decode, mended

QUOTED = "Mona’s “Salt” – a café song…"
JAPANESE = "サウンドトラックの曲名は「塩」、歌手はモナです。これは港で撮影された映画の音楽についての記事です。"
RUSSIAN = "Музыка из фильма Ночной паром: песня Соль в исполнении Моны, записанная в гавани осенью."


def test_utf_8_wins_over_what_is_declared() -> None:
    assert decode(QUOTED.encode(), declared="iso-8859-1") == QUOTED


@pytest.mark.parametrize(
    "declared", ["iso-8859-1", "ISO8859-1", "latin1", "us-ascii", "windows-1252", "ansi", '"cp1252"']
)
def test_latin_1_means_windows_1252(declared: str) -> None:
    assert decode(QUOTED.encode("cp1252"), declared=declared) == QUOTED


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins_over_all_and_is_no_text(charset: str) -> None:
    assert decode(QUOTED.encode(charset), declared="shift_jis") == QUOTED


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_zeros(charset: str) -> None:
    assert decode(("Plain words, and then some: " + QUOTED).encode(charset)).endswith(QUOTED)


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "iso-2022-jp"])
def test_japanese_pages_are_read_as_declared(charset: str) -> None:
    assert decode(JAPANESE.encode(charset), declared=charset) == JAPANESE


@pytest.mark.parametrize(
    ("charset", "text"),
    [("koi8-r", RUSSIAN), ("windows-1251", RUSSIAN), ("gb2312", "这部电影的音乐：盐"), ("euc-kr", "영화 음악: 소금")],
)
def test_other_scripts_are_read_as_declared(charset: str, text: str) -> None:
    assert decode(text.encode(charset), declared=charset) == text


def test_what_a_page_declares_inside_itself_counts_after_the_header() -> None:
    body = f'<meta charset="koi8-r"><p>{RUSSIAN}</p>'.encode("koi8-r")
    assert RUSSIAN in decode(body)
    assert declared_inside(b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=EUC-JP'>") == "EUC-JP"
    assert declared_inside(b'<?xml version="1.0" encoding="iso-8859-15"?>') == "iso-8859-15"
    assert declared_inside(b"<p>charset=utf-8</p>") is None


@pytest.mark.parametrize("declared", [None, "no-such-charset", "utf-8", "x" * 50])
def test_undeclared_western_text_is_read_with_its_quotes(declared: str | None) -> None:
    text = f"It was a long night. {QUOTED} Nobody sang, and the band – all four of them – went home."
    assert decode(text.encode("cp1252"), declared=declared) == text


def test_undeclared_text_in_other_scripts_is_guessed() -> None:
    assert decode((RUSSIAN * 4).encode("cp1251")) == RUSSIAN * 4


def test_controls_that_stand_for_letters_are_mended_one_for_one() -> None:
    assert mended("\x93Salt\x94 \x81") == "“Salt” \x81"


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "iso-8859-1", "rot13", "zlib", "idna"]),
)
def test_decoding_never_fails(body: bytes, declared: str | None) -> None:
    assert isinstance(decode(body, declared=declared), str)


@given(st.text(max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    body = text.encode("utf-8", "ignore")
    if not text.startswith("\ufeff") and text.count("\x00") * 3 < len(body):
        assert decode(body) == mended(body.decode())
