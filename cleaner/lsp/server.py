"""The server: messages of the protocol in, diagnostics and actions out. Standard output belongs to the protocol."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcRequestCancelled
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from cleaner.findings import Finding
from cleaner.lsp import actions
from cleaner.lsp.buffers import path_of
from cleaner.lsp.diagnostics import diagnostic, diagnostics
from cleaner.lsp.judging import Judged
from cleaner.lsp.positions import Positions
from cleaner.lsp.session import Buffer, Session
from cleaner.spans import Edit
from cleaner.workflow.settings_files import NAMES, SettingsError
from cleaner.workflow.trusting import evidence_home, trust

FIX_ALL = "source.fixAll.cleaner"
TRUST = "cleaner.trustWord"
_WATCHED = (f"**/{{{','.join(NAMES)}}}", "**/.cleaner/*")
_LOG = logging.getLogger(__name__)


class Server(LanguageServer):
    """One editor's server."""

    def __init__(self, version: str) -> None:
        super().__init__("cleaner", version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.session = Session(self.publish, partial(self.say, types.MessageType.Error))

    @property
    def root(self) -> str:
        """Where texts lie that were never saved."""
        folders = [to_fs_path(uri) for uri in self.workspace.folders]
        return next((folder for folder in folders if folder), None) or self.workspace.root_path or os.getcwd()

    def positions(self, text: str) -> Positions:
        encoding = self.workspace.position_encoding
        return Positions(text, str(getattr(encoding, "value", encoding)))

    def publish(self, buffer: Buffer, judged: Judged) -> None:
        found = diagnostics(judged, buffer.uri, self.positions(buffer.text))
        if judged.fault:
            _LOG.error("%s: %s", buffer.uri, judged.fault)
        self._tell(buffer.uri, found, buffer.version)

    def withdraw(self, uri: str) -> None:
        """Nothing is told any more of a text that was closed."""
        self._tell(uri, [], None)

    def _tell(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        told = types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=version)
        self.text_document_publish_diagnostics(told)

    def say(self, kind: types.MessageType, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(kind, f"cleaner: {message}"))

    def changes(self, buffer: Buffer, edits: tuple[Edit, ...]) -> types.WorkspaceEdit:
        """The edits for this version of the buffer, in the form that the editor knows."""
        positions = self.positions(buffer.text)
        new = [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            of = types.OptionalVersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(of, list(new))])
        return types.WorkspaceEdit(changes={buffer.uri: new})

    @property
    def resolves_edits(self) -> bool:
        """Does the editor ask for the edits of an action when it is chosen?"""
        document = self.client_capabilities.text_document
        support = document.code_action.resolve_support if document and document.code_action else None
        return support is not None and "edit" in support.properties


def serve(version: str, stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Speak with one editor until it goes; gives the exit status that the protocol asks for."""
    server = Server(version)
    _listen(server)
    server.start_io(stdin, stdout)
    server.session.end()
    return 0 if server.protocol._shutdown else 1


def _listen(server: Server) -> None:
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_did_open)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_did_change)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE, types.SaveOptions(include_text=False))(_did_save)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_did_close)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_files_changed)
    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]
    options = types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(_code_actions)
    server.feature(types.CODE_ACTION_RESOLVE)(_resolve)
    server.command(TRUST)(_trust)


async def _initialized(server: Server, params: types.InitializedParams) -> None:
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in _WATCHED]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    wish = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    await server.client_register_capability_async(types.RegistrationParams([wish]))


def _did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    path = path_of(document.uri, document.language_id, server.root)
    if path:
        is_saved = document.uri.startswith("file:")
        server.session.show(Buffer(document.uri, document.version, document.text, path, is_saved))


def _did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    before = server.session.buffer(params.text_document.uri)
    if before is None or not params.content_changes:
        return
    text = params.content_changes[-1].text
    server.session.show(before._replace(version=params.text_document.version, text=text))


def _did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.session.judge_all()


def _did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    if server.session.buffer(params.text_document.uri) is not None:
        server.session.close(params.text_document.uri)
        server.withdraw(params.text_document.uri)


def _files_changed(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    server.session.judge_all()


async def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    found = await server.session.judged(params.text_document.uri)
    if found is None:
        return []
    buffer, judged = found
    wanted = params.context.only
    made: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, wanted):
        place = server.positions(buffer.text).span(params.range)
        near = [f for f in judged.findings if f.start <= place.end and place.start <= f.end]
        for finding in near:
            made += await _quick_fixes(server, buffer, judged, finding)
    if judged.edits and _is_wanted(FIX_ALL, wanted):
        title = "Make all changes that cleaner makes unasked"
        made.append(types.CodeAction(title, kind=FIX_ALL, edit=server.changes(buffer, judged.edits)))
    return made


def _is_wanted(kind: str, wanted: Any) -> bool:
    """Is this kind of action, or one above it, among those asked for?"""
    names = [str(getattr(name, "value", name)) for name in wanted or ()]
    kind = str(getattr(kind, "value", kind))
    return not names or any(name == "" or kind == name or kind.startswith(name + ".") for name in names)


async def _quick_fixes(server: Server, buffer: Buffer, judged: Judged, finding: Finding) -> list[types.CodeAction]:
    told = diagnostic(judged, finding, buffer.uri, server.positions(buffer.text))
    made: list[types.CodeAction] = []
    for offer in actions.offers(judged, finding):
        data = actions.data_of(finding, offer.doing, buffer.uri, buffer.version)
        action = types.CodeAction(offer.title, types.CodeActionKind.QuickFix, [told], offer.is_sure or None, data=data)
        if not server.resolves_edits:
            edits = await server.session.apart(partial(actions.edits_of, judged, finding, offer.doing))
            if not edits:
                continue
            action.edit, action.data = server.changes(buffer, edits), None
        made.append(action)
    word = actions.word_to_trust(judged, finding)
    if word:
        title = f"Trust “{word}” in this project"
        command = types.Command(title, TRUST, arguments=[buffer.uri, word])
        made.append(types.CodeAction(title, types.CodeActionKind.QuickFix, [told], command=command))
    return made


async def _resolve(server: Server, action: types.CodeAction) -> types.CodeAction:
    data = action.data if isinstance(action.data, dict) else {}
    found = await server.session.judged(str(data.get("uri")))
    if found is None or found[0].version != data.get("version"):
        raise JsonRpcRequestCancelled("the text has changed meanwhile")
    buffer, judged = found
    finding = actions.finding_of(judged, data)
    if finding is None:
        return action
    edits = await server.session.apart(partial(actions.edits_of, judged, finding, str(data.get("doing"))))
    if edits:
        action.edit = server.changes(buffer, edits)
    else:
        server.say(types.MessageType.Info, "this cannot be done there by itself; `cleaner fix` may do it with others.")
    return action


async def _trust(server: Server, uri: str, word: str) -> None:
    """Add a word to the words file of the project that a text belongs to."""
    buffer = server.session.buffer(uri)
    path = buffer.path if buffer else to_fs_path(uri) or os.path.join(server.root, "-")
    try:
        written = trust(word, evidence_home(path, server.session.contexts.projects))
    except (OSError, ValueError, SettingsError) as error:
        server.say(types.MessageType.Error, f"“{word}” could not be written down: {error}")
        return
    _LOG.info("%s: added %r", written, word)
    server.session.judge_all()


def log_to_stderr(is_verbose: bool) -> None:
    """What goes wrong is told on standard error, and nowhere else."""
    level = logging.DEBUG if is_verbose else logging.WARNING
    logging.basicConfig(stream=sys.stderr, level=level, format="cleaner lsp: %(levelname)s %(message)s", force=True)
    logging.root.handlers[0].addFilter(_without_known_traces)


def _without_known_traces(record: logging.LogRecord) -> bool:
    """A request that is refused in words needs no trace of the program."""
    if record.exc_info and isinstance(record.exc_info[1], JsonRpcException):
        record.msg, record.args, record.exc_info = str(record.exc_info[1]), (), None
    return True
