"""What the command line of ``cleaner corpus`` says, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.cli.choices import Choices
from cleaner.cli.misuse import Misuse

if TYPE_CHECKING:
    from cleaner.corpus.relations import Terms

REPORTS = ("table", "json", "html", "parquet")


class Chosen(NamedTuple):
    """The command line."""

    text_field: str = "text"
    id_field: str = ""
    date_field: str = ""
    exclude: tuple[str, ...] = ()
    follow: bool = False
    force_exclude: bool = False
    threshold: float = 0.7
    keep: str = ""
    prefer: tuple[str, ...] = ()
    jobs: int = 0
    output_format: str = "table"
    output: str = ""
    color: str = "auto"
    quiet: bool = False
    exit_zero: bool = False
    index_folder: str = ""
    add: bool = False
    learn: bool = False
    engine: str = "local"
    master: str = ""
    scratch: str = ""
    print_redundant: bool = False

    @property
    def terms(self) -> Terms:
        """What makes a copy, and which one is kept. Raises Misuse."""
        from cleaner.corpus.relations import KEEP, Terms

        keep = tuple(word.strip() for word in self.keep.split(",") if word.strip()) or KEEP
        unknown = [word for word in keep if word not in KEEP]
        if unknown:
            raise Misuse(f"--keep does not know {unknown[0]!r}; it knows {', '.join(KEEP)}")
        return Terms(self.threshold, keep, self.prefer)

    @property
    def choices(self) -> Choices:
        """The same for what all commands share."""
        return Choices(
            exclude=self.exclude, follow=self.follow, force_exclude=self.force_exclude, jobs=self.jobs,
            color=self.color, quiet=self.quiet,
        )  # fmt: skip
