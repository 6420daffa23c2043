"""``cleaner review --web``: the same questions on a page in a browser on this machine."""

from __future__ import annotations

from threading import Thread

from cleaner.cli import runs, streams
from cleaner.cli.choices import Choices
from cleaner.cli.misuse import Misuse
from cleaner.review.desk import Desk
from cleaner.review.server import Server
from cleaner.review.session import Session
from cleaner.workflow import Status
from cleaner.workflow.actions import REVIEW

_SECONDS = 0.2  # between two looks whether the person has finished


def review_in_browser(paths: tuple[str, ...], choices: Choices, shown: bool, again: bool, port: int) -> int:
    """Serve the review until the person has finished or interrupts it; gives the exit status."""
    session = Session(runs.journal_here(), runs.projects_of(choices), shown, again)
    status, outcomes = Status.NOTHING, []
    for outcome in runs.outcomes(paths, REVIEW, choices):
        runs.tell_of(outcome, choices)
        if outcome.status > Status.FINDINGS:
            status = max(status, outcome.status)
        if outcome.basis and any(map(session.asked(outcome).wants, outcome.checked.findings)):
            outcomes.append(outcome)
    if not outcomes:
        streams.tell("There is nothing to ask.")
        return int(status)
    desk = Desk(session, outcomes)
    _serve(desk, port, len(outcomes))
    status = max(status, Status.UNREADABLE if desk.has_failed else Status.NOTHING)
    status = max(status, Status.FINDINGS if desk.open else Status.NOTHING)
    return 0 if status == Status.FINDINGS and choices.exit_zero else int(status)


def _serve(desk: Desk, port: int, files: int) -> None:
    try:
        server = Server(desk, port)
    except OSError as error:
        raise Misuse(f"port {port} cannot be used: {error.strerror}") from None
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    streams.tell(f"Review {runs.counted(files, 'file')} at {server.url}")
    streams.tell("Done on the page, or Ctrl-C here, ends it.")
    try:
        while not server.done.wait(_SECONDS):
            pass
    except KeyboardInterrupt:
        pass
    server.shutdown()
    serving.join()
    server.server_close()
    _sum_up(desk)


def _sum_up(desk: Desk) -> None:
    if desk.files:
        changes = f"{runs.counted(desk.changes, 'change')} in {runs.counted(desk.files, 'file')}"
        streams.tell(f"Made {changes}; `cleaner undo` brings {'it' if desk.files == 1 else 'them'} back.")
    if desk.waiting:
        files = runs.counted(desk.waiting, "file")
        streams.tell(f"Answers about {files} are kept and not yet written; the next review goes on there.")
