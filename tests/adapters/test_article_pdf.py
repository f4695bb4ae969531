"""PDF files become text, line by line."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from playlist_service.adapters.article_pdf import read_pdf
from playlist_service.errors import InvalidInput


def pdf(*pages: list[str]) -> bytes:
    """The smallest PDF with these lines on these pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, places = "%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + end + trailer).encode("latin-1")


TWO_PAGES = pdf(["Night Ferry", "1. Mona Velde - Salt", "2. Tam Olin - Sand"], ["3. Bo - Kelp, a long-", "winded one"])


def rewritten(**steps: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(TWO_PAGES)))
    if "metadata" in steps:
        writer.add_metadata(steps["metadata"])  # type: ignore[arg-type]  # a plain dict of strings
    if "password" in steps:
        writer.encrypt(str(steps["password"]), owner_password="owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_lines_and_pages_are_kept() -> None:
    article = read_pdf(TWO_PAGES, "ferry.pdf")
    assert article.text == "Night Ferry\n1. Mona Velde - Salt\n2. Tam Olin - Sand\n\n3. Bo - Kelp, a longwinded one"
    assert article.blocks == ()
    assert article.notice is None


def test_title_author_and_date_come_along() -> None:
    head = {"/Title": "Night Ferry", "/Author": "Bo Lind", "/CreationDate": "D:20100904100000+02'00'"}
    article = read_pdf(rewritten(metadata=head), "ferry.pdf", address="https://site.example/ferry.pdf")
    assert (article.title, article.author, article.address) == (
        "Night Ferry",
        "Bo Lind",
        "https://site.example/ferry.pdf",
    )
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2010-09-04T08:00:00+00:00"


def test_a_locked_pdf_is_refused_and_one_with_an_empty_password_is_read() -> None:
    with pytest.raises(InvalidInput, match="locked with a password"):
        read_pdf(rewritten(password="secret"), "ferry.pdf")
    assert "Salt" in read_pdf(rewritten(password=""), "ferry.pdf").text


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(InvalidInput, match="pictures of pages"):
        read_pdf(pdf([]), "scan.pdf")


@pytest.mark.parametrize("body", [b"%PDF-1.4 nothing else", TWO_PAGES[:200], b"%PDF-1.7\n%%EOF"])
def test_a_broken_pdf_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidInput, match="broken PDF"):
        read_pdf(body, "broken.pdf")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TWO_PAGES) - 1), st.integers(0, 255))
def test_a_damaged_byte_is_read_or_refused(place: int, byte: int) -> None:
    damaged = TWO_PAGES[:place] + bytes([byte]) + TWO_PAGES[place + 1 :]
    try:
        read_pdf(damaged, "damaged.pdf")
    except InvalidInput as refused:
        assert "damaged.pdf" in str(refused)  # noqa: PT017 - either outcome is right
