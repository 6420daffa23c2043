"""A small editor: speaks the Language Server Protocol with a real ``cleaner lsp`` over its standard input and output.

It knows nothing of the server's own code: frames and positions are made here, by the protocol's words.
"""

from __future__ import annotations

import json
import queue
import re
import subprocess
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from command_line import CLEANER, HANGS

_BREAK = re.compile(r"\r\n|\r|\n")


class Editor:
    """``capabilities`` are this editor's; messages of the server stand in ``told`` once they were read."""

    def __init__(self, folder: Path, capabilities: Mapping[str, Any] | None = None) -> None:
        self._process = subprocess.Popen(
            [*CLEANER, "lsp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._errors: list[bytes] = []
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()
        self._number = 0
        self.told: list[dict[str, Any]] = []
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        asked = {"processId": None, "rootUri": folder.as_uri(), "capabilities": dict(capabilities or {})}
        self.capabilities = self.request("initialize", asked)["capabilities"]
        self.notify("initialized", {})

    def open(self, uri: str, text: str, language: str = "markdown") -> list[dict[str, Any]]:
        """Open a text; gives what is told of it."""
        self.texts[uri], self._versions[uri] = text, 1
        self.notify(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}},
        )
        return self.diagnostics(uri)

    def type(self, uri: str, text: str) -> None:
        """The text becomes another; nothing is waited for."""
        self.texts[uri] = text
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def change(self, uri: str, text: str) -> list[dict[str, Any]]:
        self.type(uri, text)
        return self.diagnostics(uri)

    def close(self, uri: str) -> list[dict[str, Any]]:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        said = self._until(lambda message: _publishes(message, uri, None))
        return list(said["params"]["diagnostics"])

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """The next that is told of this version of the text."""
        said = self._until(lambda message: _publishes(message, uri, self._versions[uri]))
        return list(said["params"]["diagnostics"])

    def settled(self, uri: str) -> list[dict[str, Any]]:
        """What is told of the whole text: actions are only offered for that, so it is known when they come."""
        self.actions(uri, {"start": _PLACE, "end": _PLACE})
        last = [message for message in self.told if _publishes(message, uri, self._versions[uri])][-1]
        return list(last["params"]["diagnostics"])

    def actions(self, uri: str, range: Mapping[str, Any], *kinds: str) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": list(kinds)} if kinds else {})}
        asked = {"textDocument": {"uri": uri}, "range": range, "context": context}
        return list(self.request("textDocument/codeAction", asked))

    def chosen(self, action: Mapping[str, Any]) -> str:
        """The text of the action's file once the action was chosen."""
        if "edit" not in action:
            action = self.request("codeAction/resolve", dict(action))
        edit = action["edit"]
        if "documentChanges" in edit:
            (change,) = edit["documentChanges"]
            uri = change["textDocument"]["uri"]
            assert change["textDocument"]["version"] == self._versions[uri]
            edits = change["edits"]
        else:
            ((uri, edits),) = edit["changes"].items()
        return edited(self.texts[uri], edits)

    def request(self, method: str, params: Any) -> Any:
        """Ask and wait for the answer."""
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, method: str, params: Any) -> dict[str, Any]:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == number and "method" not in message)

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def said(self, method: str) -> dict[str, Any]:
        """The next message of this kind."""
        return self._until(lambda message: message.get("method") == method)

    def end(self) -> tuple[int, bytes]:
        """Take leave as the protocol says; gives the exit status and what stood on standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.gone()

    def gone(self) -> tuple[int, bytes]:
        """Close the server's input and wait for its end."""
        assert self._process.stdin
        try:
            self._process.stdin.close()
        except BrokenPipeError:
            pass
        status = self._process.wait(HANGS)
        for thread in self._threads:
            thread.join(HANGS)
        return status, b"".join(self._errors)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._messages.get(timeout=HANGS)
            assert message is not None, b"".join(self._errors)
            self.told.append(message)
            if is_it(message):
                return message
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})

    def _read(self) -> None:
        stdout = self._process.stdout
        assert stdout
        while header := stdout.readline():
            length = 0
            while header.strip():
                assert header.startswith((b"Content-Length: ", b"Content-Type: ")), header
                length = int(header[16:]) if header.startswith(b"Content-Length") else length
                header = stdout.readline()
            self._messages.put(json.loads(stdout.read(length)))
        self._messages.put(None)

    def _read_errors(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            self._errors.append(line)


_PLACE = {"line": 0, "character": 0}


def _publishes(message: Mapping[str, Any], uri: str, version: int | None) -> bool:
    params = message.get("params") or {}
    is_it = message.get("method") == "textDocument/publishDiagnostics" and params.get("uri") == uri
    return is_it and params.get("version") == version


def offset(text: str, position: Mapping[str, int]) -> int:
    """The code point at a position that counts lines and UTF-16 units."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    rest = text[starts[position["line"]] :]
    line = _BREAK.split(rest, maxsplit=1)[0]
    units = line.encode("utf-16-le", "surrogatepass")[: 2 * position["character"]]
    return starts[position["line"]] + len(units.decode("utf-16-le", "surrogatepass"))


def words_at(text: str, range: Mapping[str, Any]) -> str:
    """The words of a range."""
    return text[offset(text, range["start"]) : offset(text, range["end"])]


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text with the edits of an action made."""
    for edit in sorted(edits, key=lambda edit: offset(text, edit["range"]["start"]), reverse=True):
        start, end = offset(text, edit["range"]["start"]), offset(text, edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text
