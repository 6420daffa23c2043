"use strict";
// Asks the questions of one article at a time. Text from the articles only ever becomes text nodes.
(() => {
  const byId = (id) => document.getElementById(id);
  const WAYS = {
    accept: ["a", "Accept"], reject: ["r", "Reject"], edit: ["e", "Edit"],
    other: ["o", "Keep this one, delete the other"], trust: ["t", "Always trust"],
  };
  const TAGS = { same: "span", gone: "del", new: "ins", look: "mark" };
  const MAY = {
    safe: "cleaner fix would make this change", unsafe: "made with --unsafe-fixes only; look twice",
    display: "shown only: no fix makes this change",
  };
  let files = [];
  let article = null; // the one that is shown, as the server told it
  let at = null; // the name of the question that the reader is at
  let isOver = false;

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }
  const plural = (count, thing) => `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;

  // ---- the server, one request after the other ------------------------------------------------
  let queue = Promise.resolve();
  function ask(path, body) {
    const next = queue.then(async () => {
      const options = body === undefined ? {} : {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      };
      let answer;
      try {
        answer = await fetch(path, options);
      } catch {
        throw new Error("the review has ended; start `cleaner review --web` again");
      }
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.refused);
      return said;
    });
    queue = next.catch(() => {});
    return next;
  }

  function tell(words, isProblem = false) {
    byId("told").textContent = words;
    byId("told").classList.toggle("problem", isProblem);
  }

  // ---- the list of files ----------------------------------------------------------------------
  function drawFiles() {
    const wanted = byId("find").value.toLowerCase();
    byId("files").replaceChildren(...files.map((file, number) => {
      const count = make("span", { class: "count" }, file.open ? String(file.open) : "");
      const button = make("button", { type: "button", "data-file": number }, make("bdi", {}, file.path), count);
      if (article && article.number === number) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => open(number));
      const item = make("li", {}, button);
      item.hidden = !file.path.toLowerCase().includes(wanted);
      return item;
    }));
    drawSummary();
  }

  function drawSummary() {
    const left = files.reduce((sum, file) => sum + file.open, 0);
    const made = article ? ` ${plural(article.changes, "change")} in ${plural(article.files, "file")} written.` : "";
    byId("summary").textContent = `${plural(left, "question")} open in ${plural(files.length, "file")}.${made}`;
  }

  async function open(number) {
    try {
      show(await ask(`article/${number}`), null);
    } catch (error) {
      tell(error.message, true);
    }
  }

  // ---- one article ----------------------------------------------------------------------------
  const isOpen = (question) => article.answers[question.name] === undefined;

  // ``name``: the question to be at; ``answered``: the one that has just been, the next open one comes then.
  function show(told, name, answered = null) {
    article = told;
    files[told.number].open = told.questions.filter(isOpen).length;
    byId("path").textContent = told.path;
    const isProblem = told.told.startsWith("Not written");
    tell(told.told || (told.questions.length ? "" : "Nothing is left to ask here."), isProblem);
    if (isProblem) byId("told").append(" ", again());
    byId("questions").replaceChildren(...told.questions.map(drawn));
    byId("write").disabled = !Object.keys(told.answers).length;
    drawFiles();
    const from = told.questions.findIndex((question) => question.name === answered) + 1;
    const wanted = told.questions.find((question) => question.name === name)
      ?? told.questions.slice(from).find(isOpen) ?? told.questions.find(isOpen);
    go(wanted ?? null);
  }

  function again() {
    const button = make("button", { type: "button", id: "again" }, "Read it again");
    button.addEventListener("click", () => send("again", {}));
    return button;
  }

  function go(question) {
    at = question ? question.name : null;
    const card = question && byId(`q-${question.name}`);
    if (card) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    } else byId("article").focus({ preventScroll: true });
  }

  function drawn(question, number) {
    const place = question.lines > 1 ? `lines ${question.line} to ${question.last}` : `line ${question.line}`;
    const title = `${question.code} ${question.rule}, ${place}, question ${number + 1} of ${article.questions.length}`;
    const given = article.answers[question.name];
    const card = make("section", {
      class: `question${given === undefined ? "" : " answered"}`, id: `q-${question.name}`, tabindex: "-1", "aria-label": title,
    });
    card.append(make("p", { class: "place" }, title));
    for (const message of question.messages.slice(0, 3)) card.append(make("p", { class: "why" }, message));
    if (question.before) card.append(make("p", { class: "beside", dir: "auto" }, question.before));
    const pieces = question.pieces.map(([kind, text]) => make(TAGS[kind], kind === "look" ? { class: "look" } : {}, text));
    card.append(make("p", { class: "passage", dir: "auto" }, ...pieces));
    if (question.after) card.append(make("p", { class: "beside", dir: "auto" }, question.after));
    for (const [line, words] of question.stays.slice(0, 3)) {
      const mark = make("mark", { class: "stays" }, words);
      const label = question.may === "display" ? `See line ${line}: ` : `Stays in line ${line}: `;
      card.append(make("p", { class: "copy", dir: "auto" }, label, mark));
    }
    const note = question.fault && question.may !== "display" ? `It cannot be accepted as it is: ${question.fault}` : MAY[question.may];
    card.append(make("p", { class: "note" }, note), ways(question, given));
    card.addEventListener("focusin", () => { at = question.name; });
    return card;
  }

  function ways(question, given) {
    const buttons = question.ways.map((way) => {
      const [key, label] = WAYS[way];
      const named = way === "trust" && question.word ? `Always trust “${question.word}”` : label;
      const button = make("button", {
        type: "button", "data-way": way, "aria-pressed": String(given === way), "aria-keyshortcuts": key,
      }, named);
      button.addEventListener("click", () => decide(question, way));
      return button;
    });
    if (question.lines > 1 && given === undefined) {
      const button = make("button", { type: "button", "data-way": "split", "aria-keyshortcuts": "x" }, "Line by line");
      button.addEventListener("click", () => send("split", { name: question.name }, question.name));
      buttons.push(button);
    }
    if (given !== undefined) {
      const button = make("button", { type: "button", "data-way": "back", "aria-keyshortcuts": "u" }, "Take the answer back");
      button.addEventListener("click", () => decide(question, ""));
      buttons.push(button);
    }
    return make("div", { class: "ways" }, ...buttons);
  }

  function decide(question, way) {
    if (way === "edit") edit(question);
    else send("answer", { name: question.name, way }, way ? null : question.name);
  }

  // What a person types in the place of the passage.
  function edit(question) {
    const card = byId(`q-${question.name}`);
    if (card.querySelector("textarea")) return;
    const field = make("textarea", { rows: "2", "aria-label": "What shall stand there" });
    field.value = question.typed;
    const save = make("button", { type: "button", "data-way": "save" }, "Put this there");
    save.addEventListener("click", () => send("answer", { name: question.name, way: "edit", text: field.value }));
    card.append(field, make("div", { class: "ways" }, save));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") show(article, question.name);
      else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        save.click();
      }
    });
    field.focus();
  }

  async function send(doing, body, name = null) {
    const asked = body.name;
    try {
      show(await ask(`article/${article.number}/${doing}`, body), name, asked);
    } catch (error) {
      const card = asked && byId(`q-${asked}`);
      if (!card) return tell(error.message, true);
      card.querySelector(".refused")?.remove();
      card.append(make("p", { class: "refused", role: "alert" }, `Not possible: ${error.message}`));
    }
  }

  // ---- ends -----------------------------------------------------------------------------------
  byId("write").addEventListener("click", () => send("write", {}));
  byId("done").addEventListener("click", async () => {
    try {
      const told = await ask("done", {});
      isOver = true;
      byId("questions").replaceChildren();
      byId("path").textContent = "";
      const failed = told.failed ? " Some files could not be written; they are as they were." : "";
      tell(`Done: ${plural(told.changes, "change")} in ${plural(told.files, "file")}.${failed} This page can be closed.`);
      for (const button of document.querySelectorAll("button")) button.disabled = true;
    } catch (error) {
      tell(error.message, true);
    }
  });

  // ---- keys -----------------------------------------------------------------------------------
  function step(by) {
    const { questions } = article;
    const index = questions.findIndex((question) => question.name === at);
    go(questions[Math.min(Math.max(index + by, 0), questions.length - 1)] ?? null);
  }

  function nextFile() {
    const after = files.map((_, number) => (article.number + 1 + number) % files.length);
    const next = after.find((number) => files[number].open);
    if (next === undefined) tell("No question is open in any file.");
    else open(next);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isOver || !article) return;
    if (event.target.matches("input, textarea")) return;
    const question = article.questions.find((one) => one.name === at);
    const way = Object.keys(WAYS).find((name) => WAYS[name][0] === event.key);
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "n") nextFile();
    else if (event.key === "x" && question && question.lines > 1) send("split", { name: question.name }, question.name);
    else if (event.key === "u" && question && !isOpen(question)) decide(question, "");
    else if (way && question && question.ways.includes(way)) decide(question, way);
    else return;
    event.preventDefault();
  });
  byId("find").addEventListener("input", drawFiles);

  ask("articles").then((told) => {
    files = told;
    drawFiles();
    const first = files.findIndex((file) => file.open);
    if (first >= 0) open(first);
    else tell("There is nothing to ask.");
  }, (error) => tell(error.message, true));
})();
