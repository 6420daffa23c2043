"""The language server: what `check` says, shown in an editor while the article is written."""
