"""Which files a run takes: endings we know, what git does not ignore, what no ``exclude`` names."""

from __future__ import annotations

import os

from cleaner.files.ignoring import GitFiles, Patterns
from cleaner.files.walking import MACHINE_FILES, Found, Walk
from cleaner.formats import FORMATS
from cleaner.workflow.projects import Projects


class Selection:
    """``excluded``: patterns of the command line, relative to the folder the user is in."""

    def __init__(self, projects: Projects, excluded: tuple[str, ...] = ()) -> None:
        self._projects = projects
        self._git = GitFiles()
        self._here = os.getcwd()
        self._excluded = Patterns(os.getcwd(), excluded) if excluded else None
        self._by_root: dict[str, Patterns] = {}

    def walk(self, follow: bool, force_exclude: bool) -> Walk:
        """How to go over the named paths. With ``force_exclude`` what was named is left out as well."""
        suffixes = tuple(suffix for known in FORMATS for suffix in known.suffixes)
        if force_exclude:
            return Walk(suffixes, self.leaves_out, self.leaves_out_named, follow, by_hand=False)
        return Walk(suffixes, self.leaves_out, follow=follow)

    def leaves_out(self, path: str, is_folder: bool) -> bool:
        """Is this left out of a walk that has come as far as its folder?"""
        absolute = os.path.abspath(path) if path.startswith((os.sep, ".")) else os.path.join(self._here, path)
        settings = self._projects.of(absolute).settings
        if settings.respect_gitignore and self._git.ignores(absolute, is_folder):
            return True
        return self._is_excluded(absolute, is_folder)

    def leaves_out_named(self, path: str, is_folder: bool) -> bool:
        """Is this, or a folder above it, left out?"""
        absolute = os.path.abspath(path)
        if os.path.basename(path).lower() in MACHINE_FILES:
            return True
        settings = self._projects.of(absolute).settings
        if settings.respect_gitignore and self._git.ignores_or_above(absolute, is_folder):
            return True
        return self._is_excluded(absolute, is_folder)

    def not_for_us(self, found: Found) -> str:
        """Why a file is left alone though it was found; empty when it is judged."""
        if self._git.is_binary(os.path.abspath(found.path)):
            return "binary by .gitattributes, left alone"
        return ""

    def _is_excluded(self, path: str, is_folder: bool) -> bool:
        if self._excluded and self._excluded.leave_out(path, is_folder):
            return True
        project = self._projects.of(path)
        if not project.settings.exclude:
            return False
        if project.root not in self._by_root:
            self._by_root[project.root] = Patterns(project.root, project.settings.exclude)
        return self._by_root[project.root].leave_out(path, is_folder)
