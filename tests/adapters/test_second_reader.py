"""The second reader is asked over HTTP, and whatever it answers, nothing breaks."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from playlist_service.adapters.second_reader import ChatReader
from playlist_service.domain.mentions import Subject
from playlist_service.errors import RemoteRejected, RemoteUnavailable

SUBJECT = Subject("Night Rain", "film")


class Model:
    """A scripted endpoint: answers every question with `content`, or with `status`."""

    def __init__(self) -> None:
        self.content = "{}"
        self.status = 200
        self.body: bytes | None = None
        self.asked: list[tuple[str, str | None, dict[str, Any]]] = []
        model = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append((self.path, self.headers.get("Authorization"), question))
                body = model.body or json.dumps({"choices": [{"message": {"content": model.content}}]}).encode()
                self.send_response(model.status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Keep silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture
def model() -> Iterator[Model]:
    model = Model()
    thread = threading.Thread(target=model.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield model
    model.server.shutdown()
    thread.join()
    model.server.server_close()


def test_claims_are_read_and_the_key_is_sent(model: Model) -> None:
    model.content = json.dumps(
        {
            "tracks": [{"title": "Harbour", "artists": ["Mira Vale"], "quote": "Mira Vale sings “Harbour”"}, "noise"],
            "credits": [{"name": "Mira Vale", "role": "performer", "quote": "Mira Vale"}],
        }
    )
    track, credit = ChatReader(model.address, "small", "secret").propose("Mira Vale sings “Harbour”.", SUBJECT)
    assert (track.title, track.artists) == ("Harbour", ("Mira Vale",))
    assert (credit.name, credit.role) == ("Mira Vale", "performer")
    path, key, question = model.asked[0]
    assert (path, key, question["model"]) == ("/v1/chat/completions", "Bearer secret", "small")
    assert "Night Rain" in question["messages"][0]["content"]


@pytest.mark.parametrize("content", ["no json", "[]", '{"tracks": 7}', '{"credits": [null]}'])
def test_words_of_another_form_are_no_claims(model: Model, content: str) -> None:
    model.content = content
    assert ChatReader(model.address, "small").propose("text", SUBJECT) == []


@pytest.mark.parametrize(
    ("status", "error"), [(500, RemoteUnavailable), (429, RemoteUnavailable), (401, RemoteRejected)]
)
def test_refusals_are_told_apart_and_name_no_secret(model: Model, status: int, error: type[Exception]) -> None:
    model.status = status
    with pytest.raises(error) as refused:
        ChatReader(model.address, "small", "secret").propose("text", SUBJECT)
    assert "secret" not in str(refused.value)


def test_an_answer_that_is_no_chat_is_rejected(model: Model) -> None:
    model.body = b"<html>"
    with pytest.raises(RemoteRejected, match="chat protocol"):
        ChatReader(model.address, "small").propose("text", SUBJECT)


def test_nobody_there_is_unavailable() -> None:
    with pytest.raises(RemoteUnavailable):
        ChatReader("http://127.0.0.1:9", "small").propose("text", SUBJECT)


def test_a_long_text_is_asked_in_pieces_that_lose_nothing(model: Model) -> None:
    lines = [f"Line {number} of a long article." for number in range(1500)]
    ChatReader(model.address, "small").propose("\n".join(lines), SUBJECT)
    sent = "".join(question["messages"][1]["content"] for _, _, question in model.asked)
    assert 1 < len(model.asked) <= 8
    assert all(line in sent for line in lines)
