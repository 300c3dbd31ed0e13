"use strict";
// The page of the HTML report: renders the data block, filters it, keeps the
// state in the address, and collects decisions. Texts only ever become text nodes.
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const severities = ["error", "warning", "info"];
const outcomes = [
  ["violations", "Violations"], ["needs-review", "Needs review"],
  ["passed", "Passed"], ["not-applicable", "Not applicable"],
];
const verdicts = [
  ["accepted", "Accept"], ["false-positive", "False positive"], ["wont-fix", "Won’t fix"],
];

// Makes an element; strings among the children become text nodes.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// ---- Model: findings numbered through, each with its row; rows with their texts.

const findings = [];
const rows = [];
const ruleByName = new Map(data.rules.map((rule) => [rule.name, rule]));

function lastAtOrBefore(starts, offset) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle][0] <= offset) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
}

function buildPair(pair, index) {
  const first = rows.length;
  const rowOf = { source: [], target: [] };
  pair.beads.forEach(([s0, s1, t0, t1, certainty]) => {
    const row = {
      pair: index, source: [s0, s1], target: [t0, t1], certainty, findings: [],
      spans: { source: [], target: [] }, number: rows.length - first + 1,
    };
    for (let s = s0; s < s1; s++) rowOf.source[s] = row;
    for (let t = t0; t < t1; t++) rowOf.target[t] = row;
    rows.push(row);
  });
  // Gives a span to every row that it touches; returns the first of them.
  const place = (side, [from, to], finding, kind) => {
    const starts = pair[side].sentences;
    if (!starts.length) return rows[first];
    let sentence = lastAtOrBefore(starts, from);
    const home = rowOf[side][sentence];
    do {
      const row = rowOf[side][sentence];
      if (!row.spans[side].some((span) => span.finding === finding && span.from === from))
        row.spans[side].push({ from, to, finding, kind });
      sentence++;
    } while (sentence < starts.length && starts[sentence][0] < to);
    return home;
  };
  for (const finding of pair.findings) {
    finding.number = findings.push(finding);
    finding.pair = index;
    let home;
    for (const span of finding.source) {
      const row = place("source", span, finding, "source");
      // What is missing in the translation stands beside the gap.
      if (row.target[0] === row.target[1]) home ??= row;
    }
    if (finding.target) {
      if (home && finding.target[0] === finding.target[1]) finding.target = null;
      else home = place("target", finding.target, finding, "main");
    }
    home ??= finding.source.length ? place("source", finding.source[0], finding, "source") : rows[first];
    for (const related of finding.related) place("target", related.target, finding, "related");
    if (home) home.findings.push(finding);
    finding.row = home;
  }
}
data.pairs.forEach(buildPair);

// ---- State: in the address, so that a view can be sent to someone.

const state = {
  view: "text", severity: new Set(), rule: new Set(), file: null, query: "",
  only: false, open: false, finding: 0,
};

function readAddress() {
  const address = new URLSearchParams(location.hash.slice(1));
  const list = (key) => new Set((address.get(key) ?? "").split(",").filter(Boolean));
  state.view = ["names", "rules"].includes(address.get("view")) ? address.get("view") : "text";
  state.severity = list("severity");
  state.rule = list("rule");
  const file = Number(address.get("file"));
  state.file = file >= 1 && file <= data.pairs.length ? file - 1 : null;
  state.query = address.get("q") ?? "";
  state.only = address.has("only");
  state.open = address.has("undecided");
  const finding = Number(address.get("finding"));
  state.finding = findings[finding - 1] ? finding : 0;
}

function writeAddress() {
  const address = new URLSearchParams();
  if (state.view !== "text") address.set("view", state.view);
  if (state.severity.size) address.set("severity", [...state.severity].join());
  if (state.rule.size) address.set("rule", [...state.rule].join());
  if (state.file !== null) address.set("file", state.file + 1);
  if (state.query) address.set("q", state.query);
  if (state.only) address.set("only", "1");
  if (state.open) address.set("undecided", "1");
  if (state.finding) address.set("finding", state.finding);
  const text = address.toString();
  if (text !== location.hash.slice(1)) history.replaceState(null, "", text ? "#" + text : "#");
}

// ---- Decisions: kept in the browser as a convenience, handed over as a file.

const storeKey = "tqcheck:" + data.pairs.map((pair) => pair.target.file).join("|");
const decisions = new Map();
const stored = {
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* A cache only. */ }
  },
};
const fingerprints = new Set(findings.map((finding) => finding.fingerprint));
for (const [key, value] of stored.read(storeKey) ?? []) {
  if (fingerprints.has(key)) decisions.set(key, value);
}

function decide(finding, verdict) {
  const known = decisions.get(finding.fingerprint);
  if (known?.decision === verdict) decisions.delete(finding.fingerprint);
  else decisions.set(finding.fingerprint, { decision: verdict, note: known?.note ?? "" });
  stored.write(storeKey, [...decisions]);
  showDecision(finding);
  showFacts();
  if (state.open) refresh();
}

function decisionFile() {
  const decided = findings.filter((finding) => decisions.has(finding.fingerprint));
  return JSON.stringify({
    schema: "tqcheck-decisions/1",
    tool: { name: "tqcheck", version: data.version },
    decisions: decided.map((finding) => {
      const pair = data.pairs[finding.pair];
      const { decision, note } = decisions.get(finding.fingerprint);
      return {
        fingerprint: finding.fingerprint, decision, note, rule: finding.rule,
        file: pair.target.file, message: finding.message,
        text: finding.target ? pair.target.text.slice(...finding.target) : "",
      };
    }),
  }, null, 2) + "\n";
}

function download() {
  const address = URL.createObjectURL(new Blob([decisionFile()], { type: "application/json" }));
  make("a", { href: address, download: "tqcheck-decisions.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// ---- Text: sentences with their marks.

// Signs that are not seen or that would turn the line round, shown by name.
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const spaces = /[ \t\u00a0\u2000-\u200a\u202f\u3000]/;

function appendText(parent, text, isMarked) {
  let plain = "";
  const flush = () => { if (plain) parent.append(plain); plain = ""; };
  for (const character of text) {
    const isJoiner = character === "\u200d" || character === "\u200c";
    if (hidden.test(character) && !(isJoiner && !isMarked)) {
      flush();
      const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      parent.append(make("span", { class: "sign" }, "U+" + code));
    } else if (isMarked && spaces.test(character) && text.trim() === "") {
      flush();
      parent.append(make("span", { class: character === " " ? "space" : "space odd" }, character));
    } else plain += character;
  }
  flush();
}

// A message with the texts that it quotes kept apart from its own direction.
function appendMessage(parent, text) {
  for (const part of text.split(/(“[^”]*”)/)) {
    if (!/^“.*”$/s.test(part)) { appendText(parent, part, false); continue; }
    const quoted = make("bdi", {});
    appendText(quoted, part.slice(1, -1), false);
    parent.append("“", quoted, "”");
  }
}

const elementsOf = (finding) => (finding.elements ??= []);

function mark(text, spans) {
  const worst = severities.find((name) => spans.some((span) => span.finding.severity === name));
  const kind = ["main", "source", "related"].find((name) => spans.some((span) => span.kind === name));
  const element = make("mark", { class: `${worst} ${kind}${text ? "" : " caret"}` });
  if (text) appendText(element, text, true);
  else element.append(make("span", { class: "unseen" }, "missing here"));
  element.addEventListener("click", () => select(spans[0].finding, "mark"));
  element.addEventListener("mouseenter", () => spans.forEach((span) => glow(span.finding, true)));
  element.addEventListener("mouseleave", () => spans.forEach((span) => glow(span.finding, false)));
  for (const span of spans) elementsOf(span.finding).push(element);
  return element;
}

function reference(finding) {
  const button = make("button", {
    type: "button", class: `ref ${finding.severity}`,
    "aria-label": `Finding ${finding.number}, ${finding.severity}, ${finding.rule}`,
    onclick: () => select(finding, "note"),
    onfocus: () => glow(finding, true), onblur: () => glow(finding, false),
  }, String(finding.number));
  return button;
}

// One sentence: its text up to the next one's start, cut where marks begin and end.
function sentence(side, text, from, to, spans) {
  const element = make("span", { class: "s" });
  const clipped = spans
    .map((span) => ({ ...span, a: Math.max(span.from, from), b: Math.min(span.to, to) }))
    .filter((span) => span.a < span.b || (span.from === span.to && from <= span.a && span.a <= to));
  let end = from + text.slice(from, to).trimEnd().length;
  for (const span of clipped) end = Math.max(end, span.b);
  const cuts = [...new Set([from, end, ...clipped.flatMap((span) => [span.a, span.b])])];
  cuts.sort((left, right) => left - right);
  cuts.forEach((cut, index) => {
    const empty = clipped.filter((span) => span.from === span.to && span.a === cut);
    if (empty.length) element.append(mark("", empty));
    for (const span of clipped) {
      const isEnd = span.to === cut || (span.to > to && cut === end);
      if (span.b === cut && isEnd && span.kind !== "related") element.append(reference(span.finding));
    }
    const next = cuts[index + 1];
    if (next === undefined) return;
    const over = clipped.filter((span) => span.a <= cut && span.b >= next && span.a < span.b);
    const piece = text.slice(cut, next);
    if (over.length) element.append(mark(piece, over)); else appendText(element, piece, false);
  });
  return element;
}

function cell(row, side) {
  const pair = data.pairs[row.pair];
  const { text, sentences, language, direction } = pair[side];
  const [first, last] = row[side];
  const label = side === "source" ? "Source: " : "Translation: ";
  if (first === last) {
    const words = side === "source" ? "Not in the source" : "Not in the translation";
    return make("p", { class: `cell ${side} gap` }, words);
  }
  const element = make("p", { class: `cell ${side}`, lang: language, dir: direction });
  element.append(make("span", { class: "unseen", lang: "en" }, label));
  for (let index = first; index < last; index++) {
    const from = index === 0 ? 0 : sentences[index][0];
    const to = index + 1 < sentences.length ? sentences[index + 1][0] : text.length;
    element.append(sentence(side, text, from, to, row.spans[side]), " ");
  }
  return element;
}

function isParagraphStart(row) {
  const pair = data.pairs[row.pair];
  for (const side of ["target", "source"]) {
    const [first, last] = row[side];
    if (first === last) continue;
    const numbers = pair[side].paragraphs;
    return first === 0 || numbers[first] !== numbers[first - 1];
  }
  return false;
}

function renderRow(row) {
  const counts = [row.source, row.target].map(([first, last]) => last - first);
  const isJoined = counts.some((count) => count > 1);
  const isUnsure = row.certainty < 0.5;
  const classes = ["row"];
  if (isParagraphStart(row)) classes.push("paragraph");
  if (isJoined) classes.push("joined");
  const element = make("li", { class: classes.join(" "), value: row.number });
  const link = make("span", { class: "link" });
  if (isJoined || isUnsure) {
    const percent = Math.round(row.certainty * 100);
    const words = [`${counts[0]} to ${counts[1]}`, isUnsure ? `alignment ${percent} % sure` : ""];
    link.title = words.filter(Boolean).join(", ");
    link.append(
      make("span", { "aria-hidden": "true" },
        (isJoined ? `${counts[0]}:${counts[1]}` : "") + (isUnsure ? "?" : "")),
      make("span", { class: "unseen" }, link.title));
  }
  element.append(cell(row, "source"), link, cell(row, "target"));
  if (row.findings.length) {
    const notes = make("div", { class: "notes" });
    for (const finding of row.findings) notes.append(renderNote(finding));
    element.append(notes);
  }
  return element;
}

// ---- Notes: what is said of a place, in the margin.

function renderNote(finding) {
  const pair = data.pairs[finding.pair];
  const id = `note-${finding.number}`;
  const note = make("article", {
    class: `note ${finding.severity}`, id, tabindex: "-1", "aria-labelledby": `${id}-title`,
    onmouseenter: () => glow(finding, true), onmouseleave: () => glow(finding, false),
    onclick: () => { if (state.finding !== finding.number) select(finding, "mark"); },
  });
  note.append(make("h3", { id: `${id}-title` },
    make("span", { class: "number" }, String(finding.number)), " ",
    make("span", { class: "unseen" }, finding.severity + ": "),
    finding.rule, finding.review ? make("span", { class: "tag" }, "needs review") : ""));
  const message = make("p", { class: "message" });
  appendMessage(message, finding.message);
  note.append(message);
  if (finding.fix) {
    const old = make("del", { lang: pair.target.language }), fresh = make("ins", { lang: pair.target.language });
    appendText(old, pair.target.text.slice(...finding.fix.target), true);
    appendText(fresh, finding.fix.text, true);
    note.append(make("p", { class: "fix" },
      make("bdi", {}, old), make("span", { "aria-hidden": "true" }, " → "), make("bdi", {}, fresh)));
  }
  if (finding.help) {
    const help = make("p", { class: "help" });
    appendMessage(help, finding.help);
    note.append(help);
  }
  const actions = make("div", { class: "actions", role: "group", "aria-label": `Decide finding ${finding.number}` });
  for (const [verdict, label] of verdicts) {
    actions.append(make("button", {
      type: "button", "data-verdict": verdict, "aria-pressed": "false",
      onclick: (event) => { event.stopPropagation(); decide(finding, verdict); },
    }, label));
  }
  const field = make("input", {
    type: "text", id: `${id}-note`, placeholder: "Note", "aria-label": `Note on finding ${finding.number}`,
    onclick: (event) => event.stopPropagation(),
    oninput: (event) => {
      const known = decisions.get(finding.fingerprint);
      if (!known) return;
      known.note = event.target.value;
      stored.write(storeKey, [...decisions]);
    },
  });
  note.append(actions, make("p", { class: "remark", hidden: true }, field));
  finding.note = note;
  elementsOf(finding).push(note);
  showDecision(finding);
  return note;
}

function showDecision(finding) {
  const { note } = finding;
  if (!note) return;
  const known = decisions.get(finding.fingerprint);
  for (const button of note.querySelectorAll("[data-verdict]"))
    button.setAttribute("aria-pressed", String(button.dataset.verdict === known?.decision));
  const remark = note.querySelector(".remark");
  remark.hidden = !known;
  remark.firstChild.value = known?.note ?? "";
  for (const element of elementsOf(finding))
    element.classList.toggle("dismissed", known?.decision === "false-positive");
}

function glow(finding, isOn) {
  for (const element of elementsOf(finding)) element.classList.toggle("on", isOn || state.finding === finding.number);
}

// ---- Views.

function pairHeading(pair, index) {
  const column = (side) => make("span", { class: "column" },
    make("bdi", { class: "file" }, pair[side].file), " ",
    make("span", { class: "language" }, pair[side].languageName));
  const heading = make("div", { class: "columns" }, column("source"), make("span", {}), column("target"));
  const title = make("h2", { class: "unseen", id: `pair-${index}` }, pair.target.file);
  return [title, heading];
}

const lists = [];
function renderText() {
  const view = byId("view-text");
  data.pairs.forEach((pair, index) => {
    const section = make("section", { class: "pair", "aria-labelledby": `pair-${index}` });
    section.append(...pairHeading(pair, index));
    const list = make("ol", { class: "rows" });
    section.append(list);
    view.append(section);
    lists.push({ section, list });
  });
  renderMore(300);
}

// Long texts come in pieces, so that the first screen does not wait for the last.
let rendered = 0;
function renderMore(count) {
  const end = Math.min(rows.length, rendered + count);
  let list = null, piece = null;
  for (; rendered < end; rendered++) {
    const row = rows[rendered];
    if (list !== lists[row.pair].list) {
      list?.append(piece);
      list = lists[row.pair].list;
      piece = document.createDocumentFragment();
    }
    row.element = renderRow(row);
    row.element.hidden = row.isShown === false;
    piece.append(row.element);
  }
  list?.append(piece);
  if (rendered < rows.length) setTimeout(() => renderMore(500), 0);
}

function renderNames() {
  const view = byId("view-names");
  view.append(make("h2", {}, "Names"));
  const named = data.pairs.map((pair, index) => ({ pair, index })).filter(({ pair }) => pair.names.length);
  if (!named.length) {
    view.append(make("p", { class: "empty" }, "No name of the source has spellings to compare."));
    return;
  }
  for (const { pair, index } of named) {
    const table = make("table", {});
    if (data.pairs.length > 1) table.append(make("caption", {}, make("bdi", {}, pair.target.file)));
    const head = ["Name in the source", "Spelling", "Scheme", "Count"]
      .map((text, column) => make("th", { scope: "col", class: column === 3 ? "figure" : null }, text));
    table.append(make("thead", {}, make("tr", {}, ...head)));
    for (const name of pair.names) table.append(nameRows(name, pair, index));
    view.append(make("div", { class: "scroll" }, table));
  }
}

function nameRows(name, pair, index) {
  const body = make("tbody", {});
  const finder = (text, language) => make("button", {
    type: "button", class: "text", onclick: () => {
      state.view = "text";
      state.query = text;
      state.file = data.pairs.length > 1 ? index : null;
      refresh();
    },
  }, make("bdi", { lang: language }, text));
  // A spelling that many schemes give tells nothing by the rest of them.
  const schemes = (all) => make("td", { title: all.length > 3 ? all.join(", ") : null },
    all.length > 3 ? `${all.slice(0, 3).join(", ")} and ${all.length - 3} more` : all.join(", ") || "–");
  const figure = (count) => make("td", { class: "figure" }, String(count));
  const head = make("th", {
    scope: "rowgroup", rowspan: Math.max(name.variants.length, 1), lang: pair.source.language,
    dir: pair.source.direction,
  });
  name.forms.forEach((form, order) => head.append(order ? ", " : "", finder(form, pair.source.language)));
  head.append(` (${name.count})`);
  if (!name.variants.length)
    body.append(make("tr", {}, head, make("td", {}, "none found"), make("td", {}, "–"), figure(0)));
  name.variants.forEach((variant, order) => body.append(make("tr", {},
    ...(order ? [] : [head]),
    make("td", {}, finder(variant.spelling, pair.target.language)),
    schemes(variant.schemes), figure(variant.count))));
  return body;
}

function outcomeOf(rule) {
  return outcomes.find(([key]) => data.pairs.some((pair) => pair.outcomes[rule.name] === key))?.[0];
}

function renderRules() {
  const view = byId("view-rules");
  view.append(make("h2", {}, "Rules"));
  for (const [key, label] of outcomes) {
    const members = data.rules.filter((rule) => outcomeOf(rule) === key);
    if (!members.length) continue;
    const list = make("dl", { class: "rules" });
    for (const rule of members) {
      const count = findings.filter((finding) => finding.rule === rule.name).length;
      const show = () => { state.view = "text"; state.rule = new Set([rule.name]); refresh(); };
      const name = count
        ? make("button", { type: "button", class: "text", onclick: show }, rule.name) : rule.name;
      list.append(make("div", {},
        make("dt", {}, name, " ", count ? make("span", { class: "count" }, plural(count, "finding")) : ""),
        make("dd", {}, `${rule.summary}. `, make("span", { class: "why" }, rule.why))));
    }
    view.append(make("h3", { class: `outcome ${key}` }, label, " ",
      make("span", { class: "count" }, String(members.length))), list);
  }
}

function showFacts() {
  const words = data.pairs.reduce((sum, pair) => sum + pair.source.words, 0);
  const counting = findings.filter((finding) => decisions.get(finding.fingerprint)?.decision !== "false-positive");
  const penalty = counting.reduce((sum, finding) => sum + finding.penalty, 0);
  const perThousand = words ? (penalty / words) * 1000 : 0;
  const decided = findings.filter((finding) => decisions.has(finding.fingerprint)).length;
  const confirmed = decided === 0 ? "automatic, unconfirmed"
    : decided < findings.length ? `${decided} of ${findings.length} reviewed` : "all findings reviewed";
  const sample = words < 500 ? "; small sample" : "";
  const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  const quality = Math.min(...data.pairs.map((pair) => pair.quality));
  const tally = outcomes.map(([key, label]) => [data.rules.filter((rule) => outcomeOf(rule) === key).length, label]);
  const fact = (name, value, note, kind = "") => make("div", { class: kind },
    make("dt", {}, name), make("dd", {}, make("strong", {}, value), " ", make("small", {}, note)));
  const found = make("dd", { class: "tally" });
  for (const severity of severities.filter((name) => name !== "info" || count(name)))
    found.append(make("span", { class: severity }, make("strong", {}, String(count(severity))), " ",
      make("small", {}, severity + (count(severity) === 1 ? "" : "s"))), " ");
  byId("facts").replaceChildren(
    fact("Penalty per 1,000 words", perThousand.toFixed(1), confirmed + sample, "score"),
    make("div", {}, make("dt", {}, "Findings"), found),
    fact("Rules", String(tally[0][0] + tally[1][0]), `of ${data.rules.length} found something; `
      + `${tally[2][0]} passed, ${tally[3][0]} had nothing to judge`),
    fact("Alignment", `${Math.round(quality * 100)} %`,
      `${plural(rows.length, "pair")} of sentences, ${plural(words, "source word")}`));
  byId("decided").textContent = findings.length
    ? `${decided} of ${findings.length} decided` : "Nothing to decide";
  byId("download").disabled = decided === 0;
}

function renderFrame() {
  byId("version").textContent = data.version;
  const [pair] = data.pairs;
  const isOne = data.pairs.length === 1;
  byId("title").replaceChildren(isOne ? make("bdi", {}, pair.target.file) : plural(data.pairs.length, "translation"));
  if (isOne)
    byId("subtitle").replaceChildren(
      `${pair.source.languageName} → ${pair.target.languageName}, from `, make("bdi", {}, pair.source.file));
  for (const [view, label] of [["text", "Text"], ["names", "Names"], ["rules", "Rules"]])
    byId("views").append(make("a", {
      href: `#view=${view}`, "data-view": view,
      onclick: (event) => { event.preventDefault(); state.view = view; refresh(); },
    }, label));
  const keys = [
    ["j, k", "next, previous finding"], ["[, ]", "previous, next file"], ["/", "search"],
    ["a", "accept the finding: it is a fault"], ["i", "ignore it: a false positive"],
    ["w", "a fault that stays: won’t fix"], ["n", "write a note"], ["Esc", "leave a field; clear the filters"],
    ["?", "this list"],
  ];
  for (const [key, text] of keys)
    byId("keys").append(make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, text)));
}

// ---- Filters.

function toggle(set, value) { if (!set.delete(value)) set.add(value); }

function filterButton(label, count, isOn, act, kind = "") {
  return make("button", { type: "button", class: `filter ${kind}`, "aria-pressed": "false", onclick: () => { act(); refresh(); } },
    make("span", {}, label), make("span", { class: "count" }, String(count)));
}

const filterButtons = [];
function renderFilters() {
  const box = byId("filters");
  const group = (title, entries) => {
    if (!entries.length) return;
    const list = make("ul", {});
    for (const [label, count, isOn, act, kind] of entries) {
      const button = filterButton(label, count, isOn, act, kind);
      filterButtons.push({ button, isOn });
      list.append(make("li", {}, button));
    }
    box.append(make("h2", {}, title), list);
  };
  const count = (test) => findings.filter(test).length;
  group("Severity", severities
    .map((name) => [name, count((finding) => finding.severity === name),
      () => state.severity.has(name), () => toggle(state.severity, name), name])
    .filter((entry) => entry[1]));
  group("Rule", data.rules
    .map(({ name }) => [name, count((finding) => finding.rule === name),
      () => state.rule.has(name), () => toggle(state.rule, name)])
    .filter((entry) => entry[1]).sort((left, right) => right[1] - left[1]));
  if (data.pairs.length > 1)
    group("File", data.pairs.map((pair, index) => [pair.target.file, pair.findings.length,
      () => state.file === index, () => { state.file = state.file === index ? null : index; }]));
  group("Show", [
    ["sentences with findings", rows.filter((row) => row.findings.length).length,
      () => state.only, () => { state.only = !state.only; }],
    ["undecided findings", findings.length, () => state.open, () => { state.open = !state.open; }],
  ]);
  box.append(make("button", { type: "button", class: "quiet", id: "clear", onclick: clearFilters }, "Clear filters"));
}

function clearFilters() {
  Object.assign(state, { severity: new Set(), rule: new Set(), file: null, query: "", only: false, open: false });
  refresh();
}

const fold = (text) => text.normalize("NFC").toLowerCase();

function textOf(row) {
  if (row.folded === undefined) {
    const pair = data.pairs[row.pair];
    const piece = (side) => {
      const [first, last] = row[side];
      const bounds = pair[side].sentences;
      return first === last ? "" : pair[side].text.slice(bounds[first][0], bounds[last - 1][1]);
    };
    const notes = row.findings.map((finding) => `${finding.rule} ${finding.message}`);
    row.folded = fold([piece("source"), piece("target"), ...notes].join("\n"));
  }
  return row.folded;
}

function isWanted(finding) {
  return (!state.severity.size || state.severity.has(finding.severity))
    && (!state.rule.size || state.rule.has(finding.rule))
    && !(state.open && decisions.has(finding.fingerprint));
}

function applyFilters() {
  const query = fold(state.query.trim());
  const needsFinding = state.only || state.open || state.severity.size > 0 || state.rule.size > 0;
  let shownRows = 0, shownFindings = 0;
  const pairShown = data.pairs.map(() => 0);
  for (const row of rows) {
    const wanted = row.findings.filter(isWanted);
    row.isShown = (state.file === null || state.file === row.pair)
      && (!needsFinding || wanted.length > 0) && (!query || textOf(row).includes(query));
    for (const finding of row.findings) {
      finding.isShown = row.isShown && isWanted(finding);
      if (finding.note) finding.note.hidden = !finding.isShown;
    }
    if (row.element) row.element.hidden = !row.isShown;
    if (!row.isShown) continue;
    shownRows++;
    pairShown[row.pair]++;
    shownFindings += wanted.length;
  }
  lists.forEach(({ section }, index) => { section.hidden = pairShown[index] === 0; });
  const isFiltered = needsFinding || query !== "" || state.file !== null;
  byId("clear").hidden = !isFiltered;
  byId("status").textContent = !isFiltered ? ""
    : shownRows === 0 ? "No sentence matches the filters."
    : `${plural(shownFindings, "finding")} in ${plural(shownRows, "sentence pair")} of ${rows.length.toLocaleString("en")}`;
}

// ---- Selection and keys.

function select(finding, focus) {
  const before = findings[state.finding - 1];
  state.finding = finding.number;
  if (before) glow(before, false);
  while (!finding.note && rendered < rows.length) renderMore(1000);
  glow(finding, true);
  if (focus && finding.note) {
    if (focus === "note") finding.note.focus({ preventScroll: true });
    const row = finding.row.element;
    const box = row.getBoundingClientRect();
    if (focus === "note" || box.top < 0 || box.bottom > innerHeight)
      row.scrollIntoView({ block: box.height > innerHeight * 0.8 ? "start" : "center" });
  }
  for (const { note } of findings) note?.classList.toggle("current", note === finding.note);
  writeAddress();
}

function step(by) {
  if (state.view !== "text") { state.view = "text"; refresh(); }
  const shown = findings.filter((finding) => finding.isShown);
  if (!shown.length) return;
  const current = shown.findIndex((finding) => finding.number >= state.finding);
  const isExact = shown[current]?.number === state.finding;
  let next = current < 0 ? (by > 0 ? 0 : shown.length - 1)
    : by > 0 ? current + (isExact ? 1 : 0) : current - 1;
  next = (next + shown.length) % shown.length;
  select(shown[next], "note");
}

function stepFile(by) {
  const shown = lists.map(({ section }, index) => ({ section, index })).filter(({ section }) => !section.hidden);
  if (!shown.length) return;
  const here = findings[state.finding - 1]?.pair ?? 0;
  const at = shown.findIndex(({ index }) => index === here);
  const next = shown[(at + by + shown.length) % shown.length];
  const first = findings.find((finding) => finding.pair === next.index && finding.isShown);
  if (first) select(first, "note");
  next.section.scrollIntoView({ block: "start" });
}

const commands = {
  j: () => step(1), k: () => step(-1), "]": () => stepFile(1), "[": () => stepFile(-1),
  "/": () => byId("query").focus(), "?": () => byId("help").showModal(),
  a: () => current((finding) => decide(finding, "accepted")),
  i: () => current((finding) => decide(finding, "false-positive")),
  w: () => current((finding) => decide(finding, "wont-fix")),
  n: () => current((finding) => {
    if (!decisions.has(finding.fingerprint)) decide(finding, "accepted");
    finding.note?.querySelector(".remark input").focus();
  }),
};

function current(act) {
  const finding = findings[state.finding - 1];
  if (finding?.isShown) act(finding);
}

function onKey(event) {
  const field = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape" && !byId("help").open) {
    if (field) field.blur(); else clearFilters();
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const command = commands[event.key];
  if (!command || !byId("keys-on").checked) return;
  event.preventDefault();
  command();
}

function refresh() {
  for (const view of ["text", "names", "rules"]) byId(`view-${view}`).hidden = state.view !== view;
  for (const link of byId("views").children) {
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const { button, isOn } of filterButtons) button.setAttribute("aria-pressed", String(isOn()));
  if (byId("query").value !== state.query) byId("query").value = state.query;
  document.body.dataset.view = state.view;
  applyFilters();
  writeAddress();
}

readAddress();
renderFrame();
renderFilters();
showFacts();
renderText();
renderNames();
renderRules();
refresh();
if (state.finding) select(findings[state.finding - 1], "note");

document.addEventListener("keydown", onKey);
byId("search").addEventListener("submit", (event) => event.preventDefault());
byId("query").addEventListener("input", (event) => { state.query = event.target.value; refresh(); });
byId("download").addEventListener("click", download);
byId("help-open").addEventListener("click", () => byId("help").showModal());
byId("keys-on").checked = stored.read("tqcheck:keys") !== false;
byId("keys-on").addEventListener("change", (event) => stored.write("tqcheck:keys", event.target.checked));
window.addEventListener("hashchange", () => {
  readAddress();
  refresh();
  if (state.finding) select(findings[state.finding - 1], "note");
});
})();
