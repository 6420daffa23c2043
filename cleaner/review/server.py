"""The page of a review, served to one browser on this machine.

Only who knows the token in the address gets an answer. A page of another origin can send nothing here (Origin and
Sec-Fetch-Site are checked, and a body must be JSON), nor can a name that was made to lead here (Host is checked).
Nothing is read from disk by the name in a request.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as package_files
from threading import Event
from typing import Any, NamedTuple

from cleaner.review.desk import Desk, Refused

HOST = "127.0.0.1"
_MAX_BODY = 1_000_000  # bytes
_SECONDS = 30  # that a connection may be silent
_JSON = "application/json"


class Page(NamedTuple):
    """The page and the policy that its style and script are allowed by."""

    html: bytes
    policy: str


class Server(ThreadingHTTPServer):
    """On the loopback address, at a free port unless one is named. ``done``: the person has finished."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk, self.done = desk, Event()
        self.token = secrets.token_urlsafe(32)
        self.page = _page()
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that was given our address calls us."""
        return (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}")

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is no news."""


class _Handler(BaseHTTPRequestHandler):
    """One request. The path is /TOKEN/ and what is asked for."""

    server: Server
    server_version, sys_version = "cleaner", ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        parts = self._parts()
        if parts is None:
            return
        desk = self.server.desk
        if parts == [""]:
            self._send(200, self.server.page.html, "text/html; charset=utf-8")
        elif parts == ["articles"]:
            self._send_json(lambda: desk.listed())
        elif len(parts) == 2 and parts[0] == "article":
            self._send_json(lambda: desk.article(_number(parts[1])))
        else:
            self._refuse(404, "there is nothing here")

    def do_POST(self) -> None:
        parts = self._parts()
        if parts is None:
            return
        if self.headers.get("Origin") not in [f"http://{host}" for host in self.server.hosts]:
            self._refuse(403, "only the page of this review may send anything")
            return
        if self.headers.get_content_type() != _JSON:
            self._refuse(415, "a request must be JSON")
            return
        said = self._body()
        if said is None:
            return
        if parts == ["done"]:
            self._send_json(self._finish)
            self.server.done.set()
        elif len(parts) == 3 and parts[0] == "article" and parts[2] in _DOINGS:
            self._send_json(lambda: _DOINGS[parts[2]](self.server.desk, _number(parts[1]), said))
        else:
            self._refuse(404, "there is nothing here")

    def _finish(self) -> dict[str, Any]:
        desk = self.server.desk
        desk.finish()
        return {"files": desk.files, "changes": desk.changes, "failed": desk.has_failed}

    def _parts(self) -> list[str] | None:
        """The path behind the token; None when the request was refused."""
        if self.headers.get("Host") not in self.server.hosts:
            self._refuse(403, "this is not the address of the review")
            return None
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            self._refuse(403, "only the page of this review may ask")
            return None
        _, token, *parts = self.path.split("/") if self.path.startswith("/") else ("", "")
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()) or not parts:
            self._refuse(403, "the address lacks the token that `cleaner review --web` printed")
            return None
        return parts

    def _body(self) -> dict[str, Any] | None:
        """What was sent; None when the request was refused."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MAX_BODY:
            self._refuse(413, "the request is too long")
            return None
        try:
            said = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            self._refuse(400, "the request cannot be read")
            return None
        return said

    def _send_json(self, answer: Callable[[], Any]) -> None:
        try:
            status, said = 200, answer()
        except Refused as error:
            status, said = 409, {"refused": str(error)}
        except Exception as error:  # a fault of ours ends with its request
            fault = f"a fault of the program ({type(error).__name__}: {error}); please report it"
            status, said = 500, {"refused": fault}
        self._send(status, json.dumps(said).encode("ascii"), _JSON)

    def _refuse(self, status: int, why: str) -> None:
        self._send(status, json.dumps({"refused": why}).encode("ascii"), _JSON)

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": self.server.page.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not told; the token stands in them."""


def _answer(desk: Desk, number: int, said: dict[str, Any]) -> dict[str, Any]:
    name, way, text = (str(said.get(key, "")) for key in ("name", "way", "text"))
    return desk.answer(number, name, way, text)


_DOINGS: dict[str, Callable[[Desk, int, dict[str, Any]], Any]] = {
    "answer": _answer,
    "split": lambda desk, number, said: desk.split(number, str(said.get("name", ""))),
    "write": lambda desk, number, said: desk.write(number),
    "again": lambda desk, number, said: desk.again(number),
}


def _number(part: str) -> int:
    if not (part.isascii() and part.isdecimal() and len(part) < 10):
        raise Refused("there is no such article")
    return int(part)


def _page() -> Page:
    """The page with the style of the report."""
    here, report = (package_files(f"cleaner.{room}") / "page" for room in ("review", "reports"))
    names = ("review.html", "review.js", "review.css")
    html, script, own = ((here / name).read_text(encoding="utf-8") for name in names)
    style = (report / "page.css").read_text(encoding="utf-8") + own
    hashes = ("sha256-" + b64encode(sha256(part.encode("utf-8")).digest()).decode("ascii") for part in (style, script))
    policy = (
        "default-src 'none'; style-src '{}'; script-src '{}'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ).format(*hashes)
    for mark, part in (("{{style}}", style), ("{{script}}", script)):
        html = html.replace(mark, part)
    return Page(html.encode("utf-8"), policy)
