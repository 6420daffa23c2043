"use strict";
// Draws the report from the JSON blocks of the page. Text from the articles only ever becomes text nodes.
(() => {
  const byId = (id) => document.getElementById(id);
  const data = (id) => JSON.parse(byId(id).textContent);
  const index = data("index");
  const root = document.documentElement;
  root.classList.add("drawn"); // the controls are shown where they work
  const MAY = { safe: "cleaner fix", unsafe: "with --unsafe-fixes", display: "you" };
  const NEAR = 1; // lines shown round a line with a mark
  const FOLD_FROM = 2; // lines; fewer take no more room than what would stand for them
  const CHUNK = 150; // rows drawn at once
  const MOST_ARROWS = 100; // in one article
  const BUILD_AHEAD = "1200px";

  // An element with attributes and children; a string child is text.
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "class") element.className = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }
  const plural = (count, thing) => `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;

  // ---- what is chosen -------------------------------------------------------------------------
  const off = { rules: new Set(), mays: new Set() };
  let wanted = "";
  const isOn = (code, may) => !off.rules.has(code) && !off.mays.has(may);
  const countOn = (file) =>
    Object.entries(file.codes).reduce((sum, [key, count]) => sum + (isOn(...key.split(" ")) ? count : 0), 0);

  // ---- one article ----------------------------------------------------------------------------
  class Article {
    constructor(file, number) {
      this.file = file;
      this.number = number;
      this.element = make("article", { id: `f${number}`, "aria-labelledby": `h${number}` });
      this.tally = make("p", { class: "tally" });
      this.element.append(make("h3", { id: `h${number}` }, make("bdi", {}, file.path)), this.tally);
      if (file.problem) this.element.append(make("p", { class: "problem" }, `Not judged: ${file.problem}`));
      this.text = null;
      const height = 120 + 110 * Object.values(file.codes).reduce((a, b) => a + b, 0);
      this.element.style.containIntrinsicSize = `auto ${Math.min(height, 20000)}px`;
      this.link = make("a", { href: `#f${number}` }, make("bdi", {}, file.path), make("span", { class: "count" }));
      this.item = make("li", {}, this.link);
    }

    // Shows or hides it under the filters; what was drawn before is drawn anew when it is next seen.
    filter() {
      const count = countOn(this.file);
      const isShown = (count > 0 || this.file.problem !== "") && this.file.path.toLowerCase().includes(wanted);
      this.element.hidden = this.item.hidden = !isShown;
      this.link.lastChild.textContent = count ? String(count) : "";
      this.tally.textContent = count ? plural(count, "finding") : "";
      const wasDrawn = this.text !== null;
      if (wasDrawn) {
        this.text.remove();
        this.text = null;
      }
      if (isShown && wasDrawn) this.draw();
      return isShown ? count : -1;
    }

    drawWhole() {
      this.draw();
      if (this.text !== null) for (const chunk of new Set(this.chunks.values())) chunk.draw();
    }

    draw() {
      if (this.text !== null || this.element.hidden) return;
      this.data ??= data(`file-${this.number}`);
      this.text = make("div", { class: "text" });
      this.element.append(this.text);
      this.on = this.data.findings.map((finding) => isOn(finding.code, finding.may));
      this.cards = this.gathered();
      this.byLine = new Map();
      this.cards.forEach((card) => {
        const line = this.lineOf(card);
        if (!this.byLine.has(line)) this.byLine.set(line, []);
        this.byLine.get(line).push(card);
      });
      this.drawChunks(this.units(this.data.rows));
      resized.observe(this.text); // which draws the arrows, once the lines have their places
    }

    // The findings that are on, as they are shown: lines of furniture in a row are one card.
    gathered() {
      const cards = [];
      this.data.findings.forEach((finding, number) => {
        if (!this.on[number]) return;
        const last = cards[cards.length - 1];
        if (finding.joins && last && last[last.length - 1] === number - 1) last.push(number);
        else cards.push([number]);
      });
      return cards;
    }

    // The line that the card stands below: the last that it speaks of.
    lineOf(card) {
      return this.data.findings[card[card.length - 1]].line;
    }

    marks(row) {
      const found = new Set();
      for (const piece of row.slice(1)) {
        if (typeof piece === "string") continue;
        for (const finding of [piece.g, piece.n?.[1], ...(piece.l ?? []), ...(piece.s ?? [])]) {
          if (finding !== undefined && this.on[finding]) found.add(finding);
        }
      }
      return found;
    }

    // What is drawn as one: a row by itself, or several rows that are folded.
    units(rows) {
      const near = new Set();
      rows.forEach((row, at) => {
        if (this.marks(row).size || this.notesOf(row).length) for (let i = at - NEAR; i <= at + NEAR; i++) near.add(i);
      });
      const units = [];
      let folded = [];
      const unfold = () => {
        if (folded.length > FOLD_FROM) units.push(folded);
        else units.push(...folded.map((row) => [row]));
        folded = [];
      };
      rows.forEach((row, at) => {
        if (!near.has(at)) return folded.push(row);
        unfold();
        units.push([row]);
      });
      unfold();
      return units;
    }

    // The first units now; of a long article the others when the reader comes near.
    drawChunks(units) {
      this.chunks = new Map(); // line: the chunk that holds it
      for (let start = 0; start < units.length; start += CHUNK) {
        const chunk = new Chunk(this, units.slice(start, start + CHUNK));
        for (const rows of chunk.units) for (const row of rows) this.chunks.set(row[0], chunk);
        this.text.append(chunk.element);
        if (start === 0) chunk.draw();
        else chunk.wait();
      }
      const left = this.cards.filter((card) => !this.chunks.has(this.lineOf(card)));
      this.text.append(...left.map((card) => this.note(card)));
    }

    // The note of the nth card, drawn if it was not.
    nthNote(n) {
      const card = this.cards[n];
      this.chunks.get(this.lineOf(card))?.draw();
      return byId(this.noteId(card[0]));
    }

    fold(rows) {
      const count = rows.reduce((sum, row) => sum + (row[0] < 0 ? -row[0] : 1), 0);
      if (rows.some((row) => row[0] < 0)) return make("p", { class: "fold" }, `${plural(count, "line")} unchanged`);
      const button = make("button", { class: "fold", type: "button" }, `${plural(count, "line")} unchanged`, make("span", {}, ": show"));
      button.addEventListener("click", () => {
        const drawn = rows.flatMap((row) => this.row(row));
        drawn[0].tabIndex = -1;
        button.replaceWith(...drawn);
        drawn[0].focus({ preventScroll: true });
      });
      return button;
    }

    row(row) {
      if (row[0] < 0) return [this.fold([row])];
      const before = make("p", { class: "words before", dir: "auto" });
      const after = make("p", { class: "words after", dir: "auto" });
      const ends = new Map(); // finding: the last piece of this line that it removes
      for (const piece of row.slice(1)) if (piece.g !== undefined && this.on[piece.g]) ends.set(piece.g, piece);
      for (const piece of row.slice(1)) {
        before.append(...this.piece(piece, true, ends));
        after.append(...this.piece(piece, false, ends));
      }
      const isLeft = (piece) => (piece.g === undefined || !this.on[piece.g]) && (piece.t ?? piece) !== "";
      const comes = (piece) => piece.n !== undefined && this.on[piece.n[1]];
      if (!row.slice(1).some((piece) => isLeft(piece) || comes(piece))) after.classList.add("nothing");
      const marks = this.marks(row);
      const isBlank = row.slice(1).every((piece) => (piece.t ?? piece) === "" && piece.n === undefined);
      const kind = `row${marks.size ? "" : " plain"}${isBlank ? " blank" : ""}`;
      const number = make("span", { class: "number" }, String(row[0]));
      const line = make("div", { class: kind, id: this.rowId(row[0]), "data-line": row[0] }, number, before, after);
      return [line, ...this.notesOf(row).map((card) => this.note(card))];
    }

    rowId(line) {
      return `f${this.number}-l${line}`;
    }

    noteId(finding) {
      return `f${this.number}-n${finding}`;
    }

    // The cards that stand below this line.
    notesOf(row) {
      return this.byLine.get(row[0]) ?? [];
    }

    piece(piece, isBefore, ends) {
      if (typeof piece === "string") return [piece];
      const on = (list) => (list ?? []).filter((finding) => this.on[finding]);
      const stays = on(piece.s);
      const isGone = piece.g !== undefined && this.on[piece.g];
      let shown = piece.t;
      if (on(piece.l).length) shown = make("mark", { class: "look" }, shown);
      if (stays.length && !isGone) shown = make("mark", { class: "stays" }, shown);
      const made = [shown];
      if (isGone) {
        made[0] = make("del", {}, shown);
        const copies = this.data.findings[piece.g].stays;
        if (isBefore && copies.length && ends.get(piece.g) === piece) made.push(this.jump(piece.g, copies[0][0]));
      }
      if (piece.n && this.on[piece.n[1]]) made.push(make("ins", {}, piece.n[0]));
      return made;
    }

    jump(finding, line) {
      const arrow = line > this.data.findings[finding].line ? "↓" : "↑";
      const link = make("a", { class: "jump", href: `#${this.rowId(line)}` }, `${arrow} stays in line ${line}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.showCopy(finding, line);
      });
      return link;
    }

    showCopy(finding, line) {
      this.chunks.get(line)?.draw();
      const row = byId(this.rowId(line));
      const copy = row?.querySelector("mark.stays") ?? row;
      if (!copy) return;
      copy.scrollIntoView({ block: "center", behavior: this.behavior() });
      copy.tabIndex = -1;
      copy.focus({ preventScroll: true });
      copy.classList.remove("flash");
      void copy.offsetWidth; // restarts the animation
      copy.classList.add("flash");
    }

    behavior() {
      return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    }

    note(card) {
      const number = card[0];
      const finding = this.data.findings[number];
      const place = card.length > 1
        ? `lines ${finding.line} to ${this.lineOf(card)}` : `line ${finding.line}, column ${finding.column}`;
      const name = `${finding.code}, ${place}`;
      const note = make("div", { class: `note ${finding.may}`, id: this.noteId(number), tabindex: "-1", role: "group", "aria-label": name });
      const names = card.map((one) => this.data.findings[one].name).join(",");
      const command = finding.command.replace(`--only ${finding.name}`, () => `--only ${names}`);
      const code = make("code", {}, command);
      const more = this.more(card, place, code);
      const message = card.length > 1 ? `${card.length} lines in a row belong to the page, not to the article.` : finding.message;
      const button = finding.held ? null : this.copyButton(command, code, more);
      const perhaps = finding.may === "display" && finding.does
        ? make("p", { class: "perhaps", dir: "auto" }, `Perhaps: ${finding.does}`) : null;
      const said = make("div", {}, make("p", {}, message), perhaps);
      note.append(make("div", { class: "what" }, said, button));
      if (finding.held) note.append(make("p", {}, `Due, but not made: ${finding.held}.`));
      if (finding.stays.length) note.append(this.copies(number, finding));
      if (finding.differs.length) note.append(make("p", { class: "differs", dir: "auto" }, ...this.differences(finding)));
      note.append(more);
      return note;
    }

    // The rule and the place; opened, why it is wrong and the command.
    more(card, place, code) {
      const finding = this.data.findings[card[0]];
      const rule = index.rules[finding.code];
      const parts = card.length > 1 ? [make("ul", { class: "parts" }, ...card.map((one) => this.part(one)))] : [];
      const sure = card.length === 1 && finding.confidence !== null && finding.confidence < 100 ? ` · ${finding.confidence} % sure` : "";
      const isSaid = finding.message.toLowerCase().includes(finding.word.toLowerCase());
      const word = finding.word && !isSaid ? ` · rests on “${finding.word}”` : "";
      return make("details", { class: "more" },
        make("summary", {}, make("b", {}, finding.code), ` ${rule.name} · ${place}${sure}${word}`, make("span", { class: "why" }, " · why")),
        ...parts,
        make("p", {}, rule.why || rule.summary),
        make("p", { class: "command" }, finding.may === "display" ? "For more: " : "To mend it: ", code));
    }

    // One line of a card of several.
    part(number) {
      const { line, code, message } = this.data.findings[number];
      return make("li", {}, `line ${line}: ${message} (${code} ${index.rules[code].name})`);
    }

    copyButton(command, code, more) {
      const button = make("button", { type: "button", title: command }, "Copy command");
      button.addEventListener("click", () => copyText(command, button, () => {
        more.open = true; // no clipboard here: at least it is shown and selected
        getSelection().selectAllChildren(code);
      }));
      return button;
    }

    copies(number, finding) {
      const [line, words] = finding.stays[0];
      const link = make("a", { href: `#${this.rowId(line)}` }, `line ${line}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.showCopy(number, line);
      });
      const more = finding.stays.length > 1 ? ` and ${plural(finding.stays.length - 1, "more place")}` : "";
      const stays = finding.may === "display" ? "See " : "Stays in ";
      return make("p", { class: "copy-stays" }, stays, link, `${more}: `, make("bdi", {}, `“${words}”`));
    }

    differences(finding) {
      const tags = ["span", "del", "ins"];
      const lead = finding.may === "display" ? "Beside the other: " : "This copy beside the one that stays: ";
      return [lead, ...finding.differs.map(([kind, text]) => make(tags[kind], {}, text))];
    }

    // Arrows in the margin from what goes to what stays; the links say the same in words. Only for lines that
    // are laid out: to ask for the places of lines the browser still skips costs a layout each time.
    drawArrows() {
      this.text.querySelector("svg.arrows")?.remove();
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.setAttribute("class", "arrows");
      svg.setAttribute("aria-hidden", "true");
      const top = this.text.getBoundingClientRect().top;
      const middle = (row) => {
        const words = row.querySelector(".words").getBoundingClientRect();
        return words.top - top + Math.min(words.height / 2, 14);
      };
      const edge = parseFloat(getComputedStyle(this.text).paddingLeft);
      let lane = 0;
      this.data.findings.forEach((finding, number) => {
        if (lane >= MOST_ARROWS || !this.on[number] || !finding.stays.length || finding.may === "display") return;
        const [from, to] = [finding.line, finding.stays[0][0]].map((line) => byId(this.rowId(line)));
        if (!from || !to || from === to) return;
        const [y1, y2] = [middle(from), middle(to)];
        const x = edge - 57 - (lane++ % 3) * 6; // left of the line numbers
        const r = Math.min(8, Math.abs(y2 - y1) / 2) * Math.sign(y2 - y1);
        const bend = Math.abs(r);
        const start = edge - 50;
        const path = (d, kind) => {
          const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
          drawn.setAttribute("d", d);
          if (kind) drawn.setAttribute("class", kind);
          svg.append(drawn);
        };
        path(`M${start + 4} ${y1} H${x + bend} Q${x} ${y1} ${x} ${y1 + r} V${y2 - r} Q${x} ${y2} ${x + bend} ${y2} H${start}`);
        path(`M${start + 6} ${y2} l-7 -4 v8 z`, "tip");
      });
      if (svg.childNodes.length) this.text.append(svg);
    }
  }

  // A stretch of a long article; empty, but as tall as it will be, until it is drawn.
  class Chunk {
    constructor(article, units) {
      this.article = article;
      this.units = units;
      this.element = make("div");
      this.isDrawn = false;
    }

    wait() {
      this.element.style.minHeight = `${this.units.length * 60}px`;
      drawers.set(this.element, this);
      seen.observe(this.element);
    }

    draw() {
      if (this.isDrawn) return;
      this.isDrawn = true;
      this.element.style.minHeight = "";
      const { article } = this;
      this.element.append(...this.units.flatMap((rows) => (rows.length > 1 ? [article.fold(rows)] : article.row(rows[0]))));
    }
  }

  async function copyText(text, button, otherwise) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      otherwise();
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
    }
    setTimeout(() => { button.textContent = "Copy command"; }, 1500);
  }

  // ---- the page -------------------------------------------------------------------------------
  const articles = index.files.map((file, number) => new Article(file, number));
  const none = make("p", { class: "none" }, index.files.length ? "Nothing matches these filters." : "Nothing to report.");
  byId("articles").append(...articles.map((article) => article.element), none);
  byId("files").append(...articles.map((article) => article.item));

  const drawers = new WeakMap(articles.map((article) => [article.element, article]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) drawers.get(entry.target).draw();
  }, { rootMargin: BUILD_AHEAD });
  articles.forEach((article) => seen.observe(article.element));
  // Arrows follow when lines move: notes opened, lines unfolded, another view, another window.
  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) drawers.get(entry.target.parentElement)?.drawArrows();
  });

  function totals(part) {
    const sums = new Map();
    for (const file of index.files) {
      for (const [key, count] of Object.entries(file.codes)) {
        const name = key.split(" ")[part];
        sums.set(name, (sums.get(name) ?? 0) + count);
      }
    }
    return sums;
  }

  function choices(list, names, sums, chosenOff, describe) {
    for (const name of names) {
      const box = make("input", { type: "checkbox", value: name });
      box.checked = true;
      box.addEventListener("change", () => {
        if (box.checked) chosenOff.delete(name);
        else chosenOff.add(name);
        filter();
      });
      const label = make("label", {}, box, describe(name), make("span", { class: "count" }, sums.get(name).toLocaleString("en")));
      byId(list).append(make("li", {}, label));
    }
  }

  const ruleSums = totals(0);
  const maySums = totals(1);
  choices("mays", Object.keys(MAY).filter((may) => maySums.has(may)), maySums, off.mays, (may) => make("span", {}, MAY[may]));
  choices("rules", [...ruleSums.keys()].sort(), ruleSums, off.rules, (code) =>
    make("span", {}, code, make("small", {}, index.rules[code].name)));

  function filter() {
    const counts = articles.map((article) => article.filter()).filter((count) => count >= 0);
    const total = counts.reduce((a, b) => a + b, 0);
    byId("shown").textContent = `${plural(total, "finding")} in ${plural(counts.length, "file")} shown`;
    none.hidden = counts.length > 0;
    current = null;
  }

  // ---- keys -----------------------------------------------------------------------------------
  let current = null; // the article and its card that the reader is at
  function step(by) {
    const shown = articles.filter((article) => !article.element.hidden && countOn(article.file));
    if (!shown.length) return;
    shown.forEach((article) => article.element.querySelector(".current")?.classList.remove("current"));
    current = current ? following(shown, current, by) : { article: shown[0], card: 0 };
    current.article.draw();
    const note = current.article.nthNote(current.card);
    note.classList.add("current");
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "center" });
  }

  // The next card or the one before, in the next article or the one before when this one has no more.
  function following(shown, { article, card }, by) {
    if (card + by >= 0 && card + by < article.cards.length) return { article, card: card + by };
    const next = shown[shown.indexOf(article) + by];
    if (!next) return { article, card };
    next.draw();
    return { article: next, card: by > 0 ? 0 : next.cards.length - 1 };
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      byId("find").focus();
    }
  });
  byId("find").addEventListener("input", (event) => {
    wanted = event.target.value.toLowerCase();
    filter();
  });
  byId("find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.target.blur();
  });

  // ---- switches, kept from visit to visit where the browser allows it ----------------------------
  const kept = {
    get(name) { try { return localStorage.getItem(`cleaner-${name}`); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(`cleaner-${name}`, value); } catch { /* not kept */ } },
  };
  function radios(name, apply) {
    const boxes = [...document.querySelectorAll(`input[name=${name}]`)];
    const stored = boxes.find((box) => box.value === kept.get(name));
    if (stored) stored.checked = true;
    boxes.forEach((box) => box.addEventListener("change", () => {
      kept.set(name, box.value);
      apply(box.value);
    }));
    apply(boxes.find((box) => box.checked).value);
  }
  radios("theme", (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  });
  radios("view", (view) => {
    root.classList.toggle("sides", view === "sides");
  });

  // On a narrow screen the filters begin closed, so that the articles are what is seen first.
  const narrow = matchMedia("(max-width: 60rem)");
  const fit = () => { byId("filters").open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  fit();
  // On paper there is nobody to come near: all that is shown is drawn.
  addEventListener("beforeprint", () => {
    for (const article of articles) article.drawWhole();
    if (byId("overview")) byId("overview").open = true;
  });

  filter();
  byId("files").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) articles[Number(link.hash.slice(2))].draw();
  });
})();
