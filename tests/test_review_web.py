"""The page of a review: who may talk to it, and what it does in a real browser."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import browser
import pytest
from browser import Browser
from command_line import CLEANER, HANGS, cleaner

needs_browser = pytest.mark.skipif(
    browser.paths() is None, reason="no Chromium with its driver here; tests/get_browser.sh says how to get one"
)
TEXT = """\
You will recieve the letters by the end of the week, and the office keeps a list of all ships.

Share this article
Subscribe to our newsletter
Related Articles

Few of them have seperate cabins, and most sleep where they can, on deck or on the quay.
"""
FURNITURE = "Share this article\nSubscribe to our newsletter\nRelated Articles\n\n"
SPELT = TEXT.replace("recieve", "receive").replace("seperate", "separate")


class Served:
    """A review that is served. Use as a context manager."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._run = subprocess.Popen(
            [*CLEANER, "review", "--web", "--no-cache", *arguments],
            cwd=folder,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert self._run.stderr is not None
        found = None
        while found is None:
            row = self._run.stderr.readline()
            assert row, "it did not start"
            found = re.search(r"at (http://(127\.0\.0\.1:\d+)/[\w-]+/)", row)
        self.url, self.host = found.groups()
        self.token = urlsplit(self.url).path.strip("/")

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *raised: object) -> None:
        self._run.kill()
        self._run.wait()

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """A request as the page makes it, apart from what ``headers`` say; an empty header is left out."""
        said = {"Host": self.host, "Origin": f"http://{self.host}", "Content-Type": "application/json"}
        said = {**said, **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection = http.client.HTTPConnection(self.host, timeout=HANGS)
        try:
            connection.putrequest(method, path, skip_host=True)
            for name, value in said.items():
                if value:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def get(self, what: str) -> Any:
        return json.loads(self.ask("GET", f"/{self.token}/{what}")[1])

    def post(self, what: str, **said: str) -> tuple[int, Any]:
        status, body = self.ask("POST", f"/{self.token}/{what}", json.dumps(said).encode())
        return status, json.loads(body)

    def interrupt(self) -> None:
        self._run.send_signal(signal.SIGINT)

    def end(self) -> tuple[int, str]:
        """The exit status and what was told, once it has ended."""
        assert self._run.stderr is not None
        told = self._run.stderr.read()
        return self._run.wait(HANGS), told


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "quay.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def served(desk: Path) -> Iterator[Served]:
    with Served(desk, ".") as one:
        yield one


def quay(desk: Path) -> str:
    return (desk / "quay.txt").read_text()


def _names(served: Served, number: int = 0) -> list[str]:
    return [question["name"] for question in served.get(f"article/{number}")["questions"]]


# -- who may talk to it


def test_without_the_token_nothing_is_told(served: Served) -> None:
    wrong = "/" + "x" * len(served.token)
    for path in ("/", "/articles", f"{wrong}/", f"{wrong}/articles", served.token, f"/{served.token}", "*"):
        status, body = served.ask("GET", path)
        assert status == 403 and b"recieve" not in body and served.token.encode() not in body, path
    assert served.ask("GET", f"/{served.token}/")[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "", "127.0.0.1:1"])
def test_a_name_that_was_made_to_lead_here_is_refused(served: Served, host: str) -> None:
    assert served.ask("GET", f"/{served.token}/articles", Host=host)[0] == 403
    assert served.ask("POST", f"/{served.token}/article/0/write", b"{}", Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1", "https://127.0.0.1"])
def test_another_origin_writes_nothing(served: Served, desk: Path, origin: str) -> None:
    body = json.dumps({"name": _names(served)[0], "way": "accept"}).encode()
    assert served.ask("POST", f"/{served.token}/article/0/answer", body, Origin=origin)[0] == 403
    assert served.ask("POST", f"/{served.token}/article/0/write", b"{}", Origin=origin)[0] == 403
    assert quay(desk) == TEXT


def test_another_site_reads_nothing(served: Served) -> None:
    for site in ("cross-site", "same-site"):
        assert served.ask("GET", f"/{served.token}/articles", Sec_Fetch_Site=site)[0] == 403


def test_a_form_cannot_send_anything(served: Served) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert served.ask("POST", f"/{served.token}/done", b"{}", Content_Type=kind)[0] == 415


def test_odd_requests_are_refused(served: Served) -> None:
    at = f"/{served.token}"
    for path in ("/../../etc/passwd", "/article/99", "/article/-1", "/article/x", "/article/0/answer", "/a/b/c/d"):
        assert served.ask("GET", at + path)[0] in (404, 409), path
    for body in (b"[]", b"{", b"[" * 100_000, b'"x"', b"\xff"):
        assert served.ask("POST", f"{at}/article/0/answer", body)[0] == 400
    assert served.ask("POST", f"{at}/article/0/answer", b"{}", Content_Length="9" * 12)[0] == 413
    assert served.post("article/0/answer", name="none", way="accept")[0] == 409
    assert served.post("article/0/answer", name=_names(served)[0], way="burn")[0] == 409
    assert served.post("article/0/answer", name=_names(served)[0], way="other")[0] == 409
    assert served.ask("PUT", f"{at}/articles", b"{}")[0] == 501


def test_the_page_may_load_nothing(served: Served) -> None:
    connection = http.client.HTTPConnection(served.host, timeout=HANGS)
    connection.request("GET", f"/{served.token}/")
    headers = dict(connection.getresponse().getheaders())
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer"


# -- what it does


def test_the_last_answer_writes_the_file(served: Served, desk: Path) -> None:
    for name in _names(served):
        assert quay(desk) == TEXT
        assert served.post("article/0/answer", name=name, way="accept")[0] == 200
    assert quay(desk) == SPELT.replace(FURNITURE, "")
    served.post("done")
    status, told = served.end()
    assert status == 0 and "Made 5 changes in 1 file; `cleaner undo` brings it back." in told
    cleaner("undo", cwd=desk)
    assert quay(desk) == TEXT


def test_a_file_that_changed_meanwhile_is_left_alone(served: Served, desk: Path) -> None:
    names = _names(served)
    (desk / "quay.txt").write_text(TEXT + "\nMine.\n")
    told = [served.post("article/0/answer", name=name, way="accept")[1] for name in names][-1]
    assert told["told"].startswith("Not written: it was changed while it was judged")
    assert quay(desk) == TEXT + "\nMine.\n"
    again = served.post("article/0/again")[1]
    assert len(again["answers"]) == len(names)
    assert served.post("article/0/write")[0] == 200
    assert quay(desk) == SPELT.replace(FURNITURE, "") + "\nMine.\n"


def test_done_writes_what_was_decided(served: Served, desk: Path) -> None:
    served.post("article/0/answer", name=_names(served)[0], way="accept")
    assert served.post("done")[1] == {"files": 1, "changes": 1, "failed": False}
    assert served.end()[0] == 1
    assert quay(desk) == TEXT.replace("recieve", "receive")


def test_an_interrupt_ends_it_and_keeps_the_answers(served: Served, desk: Path) -> None:
    served.post("article/0/answer", name=_names(served)[0], way="accept")
    served.interrupt()
    status, told = served.end()
    assert status == 1 and "Answers about 1 file are kept and not yet written" in told
    assert "Traceback" not in told and quay(desk) == TEXT
    with Served(desk, ".") as again:
        assert list(again.get("article/0")["answers"].values()) == ["accept"]


def test_many_requests_at_once_have_one_writer(desk: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    for number in range(12):
        (desk / f"{number}.txt").write_text(TEXT)
    with Served(desk, ".") as served, ThreadPoolExecutor(8) as pool:
        asked = [(number, name) for number in range(13) for name in _names(served, number)]
        done = list(pool.map(lambda one: served.post(f"article/{one[0]}/answer", name=one[1], way="accept")[0], asked))
        assert set(done) == {200}
    assert {path.read_text() for path in desk.glob("*.txt")} == {SPELT.replace(FURNITURE, "")}
    runs = json.loads(cleaner("log", "--output-format", "json", cwd=desk).stdout)
    assert [len(run["files"]) for run in runs] == [13]


def test_there_is_nothing_to_serve(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("All is well here.\n")
    done = cleaner("review", "--web", ".", cwd=tmp_path)
    assert done.returncode == 0 and b"There is nothing to ask." in done.stderr


# -- in a browser


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


def _visit(window: Browser, served: Served) -> None:
    window.visit(served.url, ".question")


def _until(window: Browser, selector: str, words: str) -> None:
    """Until the first match says this."""
    window.run(
        """return new Promise((done) => {
          const look = () => {
            if (document.querySelector(arguments[0])?.textContent.includes(arguments[1])) done();
            else setTimeout(look, 20);
          };
          look();
        })""",
        selector,
        words,
    )


@needs_browser
def test_buttons_write_the_file(window: Browser, served: Served, desk: Path) -> None:
    _visit(window, served)
    assert window.text("#path") == "quay.txt" and window.count(".question") == 3
    assert window.text(".question del") == "recieve" and window.text(".question ins") == "receive"
    window.click(".question:nth-child(1) [data-way=accept]")
    window.wait_for(".question:nth-child(1).answered")
    window.click(".question:nth-child(2) [data-way=reject]")
    window.wait_for(".question:nth-child(2).answered")
    assert quay(desk) == TEXT
    window.click(".question:nth-child(3) [data-way=accept]")
    _until(window, "#told", "Written, with 2 changes")
    assert quay(desk) == SPELT
    window.click("#done")
    _until(window, "#told", "Done: 2 changes in 1 file. This page can be closed.")
    assert served.end()[0] == 0
    assert window.complaints() == []


@needs_browser
def test_keys_write_the_file(window: Browser, served: Served, desk: Path) -> None:
    _visit(window, served)
    window.press("r")
    window.wait_for(".question:nth-child(1).answered")
    window.press("x")
    window.wait_for(".question:nth-child(5)")
    window.press("a")
    window.wait_for(".question:nth-child(2).answered")
    window.press("r")
    window.wait_for(".question:nth-child(3).answered")
    window.press("kku")
    window.wait_for(".question:nth-child(2):not(.answered)")
    window.press("r")
    window.wait_for(".question:nth-child(2).answered")
    window.press("a")
    window.wait_for(".question:nth-child(4).answered")
    window.press("a")
    _until(window, "#told", "Written, with 2 changes")
    assert quay(desk) == TEXT.replace("seperate", "separate").replace("Related Articles\n", "")


@needs_browser
def test_typing_what_shall_stand_there(window: Browser, served: Served, desk: Path) -> None:
    _visit(window, served)
    window.press("e")
    window.wait_for("textarea")
    window.run("document.querySelector('textarea').value = 'get'")
    window.click("[data-way=save]")
    window.wait_for(".question:nth-child(1).answered")
    window.click("#write")
    _until(window, "#told", "Written, with 1 change;")
    assert quay(desk) == TEXT.replace("recieve", "get")


@needs_browser
def test_hostile_text_is_only_text(window: Browser, tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    (tmp_path / name).write_text("You will recieve <script>alert(1)</script> the </script> letters {{script}}.\n")
    with Served(tmp_path, ".") as served:
        _visit(window, served)
        assert window.text("#path") == name
        assert "<script>alert(1)</script> the </script> letters {{script}}." in window.text(".passage")
        assert window.count("img") == 0
        assert window.complaints() == []


@needs_browser
def test_five_hundred_files_one_at_a_time(window: Browser, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text('select = ["TYP401", "BLR"]\n')
    for number in range(500):
        (tmp_path / f"{number:03}.txt").write_text(f"Boat {number} came in late.\n\n{TEXT}")
    with Served(tmp_path, ".") as served:
        _visit(window, served)
        assert window.count("#files li") == 500
        assert window.text("#path") == "000.txt" and window.count(".question") == 3
        window.press("n")
        _until(window, "#path", "001.txt")
        window.run("document.querySelector('[data-file=\"499\"]').click()")
        _until(window, "#path", "499.txt")
        for number in (1, 2, 3):
            window.press("a")
            if number < 3:
                window.wait_for(f".question:nth-child({number}).answered")
        _until(window, "#told", "Written, with 5 changes")
        assert "recieve" not in (tmp_path / "499.txt").read_text()
        assert "recieve" in (tmp_path / "498.txt").read_text()
