"""Takes a whole web page to its article: main content by trafilatura, then our rules on what it leaves.

``page`` reads the page's own lines and what their tags say, ``readings`` runs the extractors, ``voting``
lets them choose the lines, ``furnishings`` drops what the tags show to be none of the article, ``layout``
writes Markdown, ``article`` joins them.
"""

from __future__ import annotations

from cleaner.extraction.article import article_of, extract, is_whole_page, titled_article_of
from cleaner.extraction.readings import ExtraMissing

__all__ = ["ExtraMissing", "article_of", "extract", "is_whole_page", "titled_article_of"]
