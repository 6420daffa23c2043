"""Makes whole web pages: our own articles in the layouts that sites use, with the page round them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Page:
    title: str
    paragraphs: list[str]
    items: list[str] = field(default_factory=list)
    heading: str = ""

    @property
    def text(self) -> str:
        """What a reader came for, in the order of the page."""
        middle = len(self.paragraphs) // 2
        parts = [*self.paragraphs[:middle], self.heading, *self.items, *self.paragraphs[middle:]]
        return "\n".join(part for part in parts if part)


PAGES = (
    Page(
        "Harbour wall to be rebuilt before winter",
        [
            "The harbour council voted on Monday evening to rebuild the old wall before the winter storms arrive.",
            "Work on the northern half begins in August, when the ferries move to the summer pier "
            "and the quay is free.",
            "“We have waited eleven years for this,” said Marta Lindqvist, who chairs the council "
            "and lives above the slip.",
            "The stones come from the quarry at Brenna, which supplied the first builders more than two centuries ago.",
            "Fishermen will keep the use of the inner basin, and the market stays where it is until the frost.",
            "The last storm took nine metres of the wall and a lamp that had stood there since the "
            "year of the great frost.",
        ],
        heading="What happens next",
    ),
    Page(
        "A night with the lamp keepers",
        [
            "At dusk the keepers climb one hundred and forty steps, each with a can of oil and a cloth in the pocket.",
            "Nobody has needed the oil since the light became electric, but the habit stayed, and so did the cloth.",
            "From the gallery the coast looks like a row of beads, and the keepers know each village by its colour.",
            "They write down the weather every hour, in ink, in books that fill a whole wall of the "
            "room below the lamp.",
            "When the fog comes in, the younger of the two starts the horn and goes back to her letters.",
        ],
        items=["a can of oil for each of the keepers", "two cloths and a brush", "the book and the pen"],
        heading="What they carry",
    ),
    Page(
        "How to mend a net in an afternoon",
        [
            "A torn net looks worse than it is, and an afternoon with a needle and good twine is "
            "enough for most holes.",
            "Begin by trimming the loose ends until every mesh round the hole has three sound legs "
            "and one knot to hold.",
            "Fill the needle with less twine than you think you need, since a full needle does not "
            "pass through the mesh.",
            "Work from the left to the right along the upper edge, and measure each mesh with two "
            "fingers of your hand.",
            "Close the last row with a double knot and pull the net over a rail to see whether the meshes hang evenly.",
            "Let the mended part dry in the shade, because the sun makes new twine shorter than the "
            "old twine round it.",
        ],
        items=["one net needle of medium size", "a ball of tarred twine", "a sharp knife and a wooden rail"],
        heading="You need these things",
    ),
    Page(
        "The choir that sings to ships",
        [
            "Every second Sunday forty people stand on the breakwater and sing to whatever ship happens to be passing.",
            "The custom began with a captain who answered a hymn with his horn, three long notes and one short one.",
            "Since then the choir has sung to tankers, to yachts, and once to a barge that carried "
            "a circus with its tent.",
            "Their conductor, Ola Brekke, keeps a list of the answers and says that the ferries "
            "have the best ear of all.",
            "In winter they sing indoors, with the windows open, and the town pretends not to notice the cold.",
        ],
    ),
)

_MENU = ("Home", "News", "Sport", "Weather", "Culture", "Opinion", "Jobs", "Contact us")
_RELATED = ("Ferry prices rise again in spring", "Ten quiet beaches near the town", "Why the market moved to Friday")
_FOOTER = ("Terms of use", "Privacy policy", "Cookie settings", "Advertise with us", "All rights reserved")


def _links(words: tuple[str, ...], name: str) -> str:
    rows = "".join(f'<li><a href="/{number}">{escape(word)}</a></li>' for number, word in enumerate(words))
    return f'<div class="{name}"><ul>{rows}</ul></div>'


def _body(page: Page, opening: str, closing: str) -> str:
    middle = len(page.paragraphs) // 2
    rows = [f"{opening}{escape(text, quote=False)}{closing}" for text in page.paragraphs]
    items = "".join(f"<li>{escape(item)}</li>" for item in page.items)
    between = [f"<h2>{page.heading}</h2>"] * bool(page.heading) + [f"<ul>{items}</ul>"] * bool(items)
    return "\n".join([*rows[:middle], *between, *rows[middle:]])


LAYOUTS = {
    "article": ('<article><h1>{title}</h1><p class="byline">By A. Writer</p>{body}</article>', "<p>", "</p>"),
    "entry": ('<div class="entry-content">{body}</div><div class="share">Share this</div>', "<p>", "</p>"),
    "bare": ('<div class="w1"><div class="w2"><h1>{title}</h1>{body}</div></div>', "<p>", "</p>"),
    "breaks": ('<div id="story"><h1>{title}</h1>{body}</div>', "", "<br><br>"),
    "table": ('<table><tr><td width="20%">{menu}</td><td class="text">{body}</td></tr></table>', "<p>", "</p>"),
    "sections": ('<main><section class="intro">{body}</section></main>', "<p>", "</p></section><section>"),
}


def page_of(page: Page, layout: str) -> str:
    """The page in a layout, with menus, related links, comments and a footer round the article."""
    frame, opening, closing = LAYOUTS[layout]
    menu = _links(_MENU, "menu")
    article = frame.format(title=escape(page.title), body=_body(page, opening, closing), menu=menu)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(page.title)} | The Harbour Post</title>'
        f"<script>var ad = '<p>not text</p>';</script></head><body><header>{menu}<p>We use cookies.</p></header>"
        f"{article}"
        f'<aside class="related"><h3>Related articles</h3>{_links(_RELATED, "list")}</aside>'
        '<div id="comments"><h3>2 comments</h3><p>First comment by a reader who liked it.</p></div>'
        f"<footer>{_links(_FOOTER, 'legal')}</footer></body></html>"
    )
