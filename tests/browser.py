"""A browser for the tests of the HTML report: Chromium over the W3C WebDriver protocol, nothing installed by pip.

``tests/get_browser.sh`` says how to get one; without one the tests skip.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

from command_line import HANGS

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
_ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --hide-scrollbars"
).split()


def paths() -> tuple[str, str] | None:
    """The browser and its driver, when both are installed."""
    browser = os.environ.get("CLEANER_TEST_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    driver = os.environ.get("CLEANER_TEST_DRIVER") or shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def axe() -> Path | None:
    """The script of axe-core, when somebody got it."""
    named = os.environ.get("CLEANER_TEST_AXE")
    path = Path(named) if named else Path.home() / ".cache" / "cleaner-tests" / "package" / "axe.min.js"
    return path if path.is_file() else None


class Browser:
    """One window. Use as a context manager."""

    def __init__(self, profile: Path, size: tuple[int, int] = (1280, 900)) -> None:
        found = paths()
        assert found is not None
        browser, driver = found
        self._driver = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
        )
        self._base = f"http://127.0.0.1:{self._port()}"
        arguments = [*_ARGUMENTS, f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
        options = {"binary": browser, "args": arguments}
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"script": 1000 * HANGS, "pageLoad": 1000 * HANGS},
        }
        started = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._base += f"/session/{started['sessionId']}"

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *raised: object) -> None:
        try:
            self._call("DELETE", "")
        finally:
            self._driver.terminate()
            self._driver.wait(timeout=HANGS)

    def open(self, page: Path, wait_for: str) -> None:
        """Load the page and wait until there is a match for the selector."""
        self.visit(page.resolve().as_uri(), wait_for)

    def visit(self, url: str, wait_for: str) -> None:
        """The same for an address."""
        self._call("POST", "/url", {"url": url})
        self.wait_for(wait_for)

    def wait_for(self, selector: str) -> None:
        """Until there is a match."""
        self.run(
            """return new Promise((done) => {
              const look = () => {
                if (document.querySelector(arguments[0])) done();
                else setTimeout(look, 20);
              };
              look();
            })""",
            selector,
        )

    def run(self, script: str, *arguments: object) -> Any:
        """What the script returns; it may return a promise."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector: str) -> str:
        """The text of the first match as the page shows it."""
        shown: str = self.run("return document.querySelector(arguments[0]).innerText", selector)
        return shown

    def count(self, selector: str) -> int:
        """How many matches are shown."""
        script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).length"
        return int(self.run(script, selector))

    def click(self, selector: str) -> None:
        """A real click in the middle of the first match."""
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        self._call("POST", f"/element/{found[_ELEMENT]}/click", {})

    def press(self, keys: str) -> None:
        """Keys to whatever has the focus."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def phone(self, is_one: bool) -> None:
        """A screen as small as a phone's, or the window's own again."""
        command = "setDeviceMetricsOverride" if is_one else "clearDeviceMetricsOverride"
        size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True} if is_one else {}
        self._call("POST", "/goog/cdp/execute", {"cmd": f"Emulation.{command}", "params": size})
        self.settle()

    def print_media(self, is_paper: bool) -> None:
        """Draw as on paper, or as on a screen again."""
        media = {"media": "print" if is_paper else ""}
        self._call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": media})
        self.settle()

    def read_only(self, page: Path, wait_for: str) -> str:
        """What the page shows where no script runs: the text of the first match."""
        self._scripts(False)
        try:
            self._call("POST", "/url", {"url": page.resolve().as_uri()})
            found = self._call("POST", "/element", {"using": "css selector", "value": wait_for})
            return str(self._call("GET", f"/element/{found[_ELEMENT]}/text"))
        finally:
            self._scripts(True)

    def _scripts(self, run: bool) -> None:
        command = {"cmd": "Emulation.setScriptExecutionDisabled", "params": {"value": not run}}
        self._call("POST", "/goog/cdp/execute", command)

    def prefer(self, scheme: str) -> None:
        """What the system is said to like: dark or light."""
        media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        self._call("POST", "/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": media})

    def settle(self) -> None:
        """Let the page draw: what follows from a change of its layout is done within two frames."""
        frames = "let left = 3; const next = () => (left-- ? requestAnimationFrame(next) : done()); next();"
        self.run(f"return new Promise((done) => {{ {frames} }})")

    def complaints(self) -> list[str]:
        """What the page said on its console as warnings and errors: refused scripts, failed loads, exceptions."""
        said = self._call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in said if entry["level"] in ("WARNING", "SEVERE")]

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def _port(self) -> int:
        assert self._driver.stdout is not None
        for line in self._driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                return int(found[1])
        raise RuntimeError("the driver did not start")

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._base + path, data, headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=HANGS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()[:500]}") from None
