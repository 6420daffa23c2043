"""Makes Markdown documents: dialects times traps. All words are our own; the same seed makes the same document."""

from __future__ import annotations

import random

FRONT = (
    "---\ntitle: The harbor at dusk\ntags: [ferry, teh]\ndraft: false\n---\n\n",
    '+++\ntitle = "The harbor at dusk"\ndate = 2024-05-01\n[params]\nteh = true\n+++\n\n',
    '{\n  "title": "The harbor at dusk",\n  "teh": 1\n}\n\n',
    "",
)
PROSE = (
    "The ferry leaves the old pier at seven and returns after dark with the last of the anglers.\n",
    "A lamp keeper counts the boats. She writes each name in a book, and the book is older than the pier.\n",
    "Nobody remembers who built the wall, but *everyone* knows **which stone** is loose.\n",
    "Prices rose by 3.5% in 2021, then fell; see [the table](https://example.org/x?q=teh&y=1 'teh title') below.\n",
    "Run `teh --recieve` or ``a ` teh`` before you `open` the gate, then press <kbd>Ctrl</kbd>+<kbd>C</kbd>.\n",
    "This line ends hard  \nand this one too\\\nand the paragraph ends here.\n",
    "Mail <keeper@example.org> or visit <https://example.org/teh> or www.example.org/recieve today.\n",
    "Her handle is @teh_keeper, her tag #recieve, her file `notes/teh.md`, her commit 3f2a9bc41d.\n",
    "1986 was a cold year - and\nthe winter of 1987 was colder still.\n",
    "A cost of $5 and $10, not math; but $a_{teh} + b$ is, and so is \\(teh^2\\).\n",
    'Smile :teh_smile: twice, and see ![a boat at teh pier](img/teh-boat.png "teh boat") there.\n',
)
FRAGMENTS = {
    "commonmark": (
        "# The pier\n",
        "The wall\n========\n",
        "The gate\nand the lamp\n---\n",
        "- One boat\n- Two boats\n  - A smaller boat\n\n    Still the smaller boat.\n- Three boats\n",
        "3. Third\n4. Fourth\n\n   ```\n   teh code\n   ```\n\n5. Fifth\n",
        "> She said it twice.\n> And once more.\n>\n> > Nested words\n> - an item\n>   ```\n>   teh code\n>   ```\n",
        "```python\nteh = recieve()\n\n# not a heading\n```\n",
        "~~~~\n```\nteh\n```\n~~~~\n",
        "    indented teh\n    - no list\n\n    still code\n",
        "\tindented by a tab\n",
        "* * *\n",
        '<div class="teh">\nInside the block\n</div>\n',
        "<!-- teh comment\n\nover lines -->\n",
        "<script>\nvar teh = 1;\n\nvar recieve = 2;\n</script>\n",
        "<pre>\nteh\n\n  kept\n</pre>\n",
        "[teh label]: https://example.org/teh \"Teh title\"\n[other]: <teh place>\n  'Teh title'\n",
        "See [teh label], [the gate][other] and [Other][].\n\n[other]: /recieve\n",
        'A line\nwith <span title="teh > recieve">a tag</span> and &nbsp; and \\*no emphasis\\*.\n',
        "+ plus\n\n+ loose plus\n\n      code in the item, teh\n",
        "Lazy quotation:\n\n> first line\nlazy second line\n",
    ),
    "gfm": (
        "| Lamp | Head |\n|:----|-----:|\n| gate | `recieve` |\n| a \\| b | c |\n",
        "A paragraph first\n| a | b |\n| - | - |\n| c | d |\n",
        "- [ ] open task\n- [x] done task\n",
        "A ~~struck teh~~ word and https://example.org/recieve.\n",
    ),
    "footnotes": (
        "A claim.[^teh] Another.[^2]\n\n[^teh]: The source of the claim.\n\n    More of the source.\n\n[^2]: Short.\n",
        "*[TEH]: Abbreviation of teh\n",
    ),
    "math": ("$$\nteh = \\frac{recieve}{2}\n$$\n", "\\[\nteh\n\\]\n", "\\begin{align}\nteh &= 1\n\\end{align}\n"),
    "hugo": (
        '{{< figure src="teh.png" alt="recieve" >}}\n',
        "{{< highlight go >}}\nteh := recieve\n\n# no heading\n{{< /highlight >}}\n",
        'See [the gate]({{< ref "teh.md" >}}) and {{% teh %}} inside.\n',
        "{{<\n  teh\n>}}\n",
    ),
    "jekyll": (
        '{% include teh.html recieve="x" %}\n',
        "{% highlight ruby %}\nteh = 1\n{% endhighlight %}\n",
        "{% raw %}\n{{ teh }}\n{% endraw %}\n",
        "The gate is {{ site.teh }} today.\n{: .teh #recieve}\n",
        "## The lamp {#teh-lamp}\n",
    ),
    "docusaurus": (
        ":::note Teh Title\n\nThe lamp is lit at dusk.\n\n:::\n",
        'import Teh from \'@site/teh\';\nimport { A } from "b";\n\n<Tabs>\n  <TabItem value="teh">\n\n'
        "The tab says so.\n\n</TabItem>\n</Tabs>\n",
        "export const teh = () => (\n  <b>recieve</b>\n);\n",
        '<Teh\n  prop="recieve"\n/>\n',
        "{/* teh comment */}\n",
    ),
    "obsidian": (
        "See [[teh note|the note]] and ![[recieve.png]] and #teh/tag. ^teh-block\n",
        "> [!teh] A callout\n> The lamp is lit.\n",
        "%%\nteh hidden\n%%\n",
        "![[teh.pdf]]\n",
    ),
    "mkdocs": ('!!! note "Teh title"\n    Kept as it is, teh.\n', "[TOC]\n"),
}
SURE = ("commonmark", "gfm")  # what a CommonMark parser with tables reads as we do


def documents(count: int, dialects: tuple[str, ...] = tuple(FRAGMENTS), seed: int = 1) -> list[str]:
    """So many documents, each of a front matter, prose and fragments in a random order."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        fragments = [fragment for dialect in dialects for fragment in FRAGMENTS[dialect]]
        pieces = chance.sample(fragments, min(len(fragments), 7)) + chance.sample(PROSE, 6)
        chance.shuffle(pieces)
        front = chance.choice(FRONT)
        text = front + "\n".join(pieces)
        made.append(text.replace("\n", "\r\n") if chance.random() < 0.2 else text)
    return made


# Messy articles: every word of theirs is shown, in the order in which it is written ---------------

SENTENCES = (
    "The ferry leaves the old pier at seven and comes back after dark with the last of the anglers.",
    "A lamp keeper counts the boats and writes each name in a book that is older than the pier.",
    "Nobody remembers who built the wall, but *everyone* knows **which stone** is loose.",
    "Prices rose by half in one winter, and the [harbour office](1) closed its second desk.",
    "She wrote to teh council and did not recieve an answer before the the end of May.",
    "Run `open --gate` first, then count the boats in the harbour again.",
    "The gate stays open until the last boat has come in from the sea .",
)
SHORT = ("Open the gate.", "Close the gate.", "Lock the gate.", "Count the the boats.", "Light *the* lamp.")
FURNITURE = ("Share this", "Share this:", "Advertisement", "Read more", "Sign up for our newsletter", "Related")


def _list(chance: random.Random) -> str:
    mark = chance.choice(("- ", "* ", "1. ", "2. ", "1) "))
    gap = chance.choice(("\n", "\n", "\n\n"))
    items, number = [], int(mark[0]) if mark[0].isdigit() else 0
    for place in range(chance.randint(1, 4)):
        said = chance.choice(SHORT + SENTENCES + FURNITURE)
        if chance.random() < 0.2:
            said += "\n\n    " + chance.choice(SENTENCES + FURNITURE)
        elif chance.random() < 0.2:
            said += "\n    - " + chance.choice(SHORT + FURNITURE)
        items.append((f"{number + place}{mark[1:]}" if number else mark) + said)
    return gap.join(items)


def _block(chance: random.Random) -> str:
    said = " ".join(chance.choice(SENTENCES) for _ in range(chance.randint(1, 3)))
    short = chance.choice(SHORT)
    return chance.choice(
        (said, said, chance.choice(FURNITURE), chance.choice(FURNITURE), _list(chance), _list(chance))
        + (f"# {short}", f"## {short}", f"{short}\n---", "> " + said, f"> {said}\n>\n> - {short}", said + "\n" + said)
        + (f"```sh\n{short}\n```", f"    {short}", f"| {short} | {short} |\n|---|---|\n| {said} | {short} |", "* * *")
        + (f"!!! note\n    {said}", f"```{{note}}\n{said}\n```", f"<div>\n{said}\n</div>", f"> {said}\n{short}")
        + (f"{said}  \n{short}", f":::note\n\n{said}\n\n:::", f"{short}\n{_list(chance)}", f"*{short}* {said}")
    )


def articles(seed: int) -> str:
    """A messy article: what stands in it may stand twice, with furniture between, or lack its blank line."""
    chance = random.Random(seed)
    blocks = [_block(chance) for _ in range(chance.randint(2, 9))]
    for _ in range(chance.randint(0, 3)):
        blocks.insert(chance.randrange(len(blocks) + 1), chance.choice(blocks))
    return "".join(block + chance.choice(("\n\n", "\n\n", "\n\n", "\n\n\n", "\n")) for block in blocks)
