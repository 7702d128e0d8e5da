// The script of the page: filters, counts, and pictures over the list.
//
// How each event fits each value that can be chosen stands in the data, and so do the
// rows of marks: here fits are only put together (0 no, 1 possible, 2 certain), and
// marks shown where their days are. All words are taken from the list. Text becomes
// text nodes and attributes, never markup. timeline/exports/page/data.py has the data.
"use strict";
(() => {
const D = JSON.parse(document.getElementById("data").textContent), N = D.e.length;
if (!N) return;

// ---- Elements
const SVG = "http://www.w3.org/2000/svg";
const $ = (query, from = document) => from.querySelector(query);
const $$ = (query, from = document) => [...from.querySelectorAll(query)];
const on = (node, type, act) => node.addEventListener(type, act);
const boxOf = node => node.getBoundingClientRect();
const keep = kids => kids.flat().filter(kid => kid != null && kid !== false);
const replace = (node, ...kids) => node.replaceChildren(...keep(kids));
const fill = (node, attrs, kids) => {
  for (const [key, value] of Object.entries(attrs || {})) {
    if (typeof value === "function") on(node, key, value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...keep(kids));
  return node;
};
const el = (tag, attrs, ...kids) => fill(document.createElement(tag), attrs, kids);
const shape = (tag, attrs, ...kids) => fill(document.createElementNS(SVG, tag), attrs, kids);
const button = (text, attrs, ...kids) => el("button", { type: "button", ...attrs }, text, ...kids);
const number = value => value.toLocaleString("en");
const many = (count, noun) => number(count) + " " + noun + (count === 1 ? "" : "s");
const groupBy = (list, key) => {
  const found = new Map();
  for (const one of list) { const k = key(one); found.has(k) ? found.get(k).push(one) : found.set(k, [one]); }
  return found;
};

// ---- Days, numbered as in the library: 1 is 1 January of the year 1
const div = (a, b) => Math.floor(a / b);
const toDay = (y, m, d) => {
  y += div(m - 1, 12); m = (m - 1) % 12 + (m < 1 ? 13 : 1);
  const a = m < 3 ? y - 1 : y;
  return 365 * a + div(a, 4) - div(a, 100) + div(a, 400) + div(153 * ((m + 9) % 12) + 2, 5) + d - 306;
};
const fromDay = day => {
  const z = day + 305, era = div(z, 146097), e = z - era * 146097;
  const y = div(e - div(e, 1460) + div(e, 36524) - div(e, 146096), 365), rest = e - (365 * y + div(y, 4) - div(y, 100));
  const p = div(5 * rest + 2, 153), m = p < 10 ? p + 3 : p - 9;
  return [y + era * 400 + (m < 3 ? 1 : 0), m, rest - div(153 * p + 2, 5) + 1];
};
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const nameYear = y => y > 0 ? "" + y : 1 - y + " BC";
const nameDay = day => { const [y, m, d] = fromDay(day); return d + " " + MONTHS[m - 1] + " " + nameYear(y); };
const findEnds = days => days.reduce(([a, b], day) => [Math.min(a, day), Math.max(b, day)], [Infinity, -Infinity]);
const pad = (value, size) => String(Math.abs(value)).padStart(size, "0");
const isoDay = day => { const [y, m, d] = fromDay(day); return (y < 0 ? "-" : "") + pad(y, 4) + "-" + pad(m, 2) + "-" + pad(d, 2); };
// A year, a month or a day; its first day, or its last with `end`; null if it is none.
const readDay = (text, end) => {
  const found = /^\s*([-\u2212]?)(\d{1,6})(?:-(\d\d?)(?:-(\d\d?))?)?\s*(bce?)?\s*$/i.exec(text || "");
  if (!found || found[1] && found[5]) return null;
  const y = found[5] ? 1 - found[2] : found[1] ? -found[2] : +found[2], m = found[3], d = found[4];
  if (m === undefined) return end ? toDay(y + 1, 1, 1) - 1 : toDay(y, 1, 1);
  if (+m < 1 || +m > 12) return null;
  const first = toDay(y, +m, 1), next = toDay(y, +m + 1, 1);
  if (d === undefined) return end ? next - 1 : first;
  return +d < 1 || first + +d > next ? null : first + +d - 1;
};

// ---- The events
const cards = [];
for (const card of $$("article[data-i]")) cards[card.dataset.i] = card;
const sections = $$("section.per"), blocks = $$("section.per > ol");
const sectionOf = cards.map(card => sections.indexOf(card.closest("section")));
const blockOf = cards.map(card => blocks.indexOf(card.closest("ol")));
const inSection = sections.map((_, k) => sectionOf.filter(s => s === k).length);
const isBig = document.body.classList.contains("big");
const titleOf = i => $("h3", cards[i]).textContent;
const nameEvent = i => dateOf(i) + ": " + titleOf(i);
const dateOf = i => {
  const date = $(".d", cards[i]), note = $("small", date);
  return [$("time, span", date), note].filter(Boolean).map(one => one.textContent).join(", ");
};
const APPROXIMATE = 1, UNCERTAIN = 2, POSSIBLE = 4, DOUBTFUL = 8, UNDATED = 16, DROPPED = 32;
const limit = day => day === "-" ? -Infinity : day === "+" ? Infinity : day;
const F = D.e.map(row => row[1]), LASTS = D.e.map(row => row[0].length === 4);
const BOUNDS = D.e.map(([days]) => {
  const d = days.map(limit);
  return d.length === 4 ? d : [d[0], d[d.length - 1], d[0], d[d.length - 1]];
});
const REACH = D.e.map((row, i) => row.length > 2
  ? row.slice(2).map(one => one.map(limit)) : [[...BOUNDS[i], F[i] & UNCERTAIN]]);
const fitDays = (i, first, last) => {
  let best = 0;
  for (const [b1, b2, e1, e2, unsure] of REACH[i]) {
    if (b1 > last || e2 < first) continue;
    best = Math.max(best, b2 <= last && e1 >= first && !unsure ? 2 : 1);
  }
  return best;
};

// ---- Facets
const spread = list => (Array.isArray(list) ? list : [list]).map(n => [n >> 1, n & 1 ? 1 : 2]);
const facets = new Map(D.f.map(f => {
  const facet = {
    key: f.k, label: f.l, names: f.n, notes: f.t || [], rows: f.r || [],
    values: f.v.map(spread), lanes: f.n.map(() => []), sets: groupBy(f.s || [], one => one[0]),
    find: new Map(f.n.map((name, v) => [name, v])), sure: [], may: [],
    more: false, asked: "",
  };
  facet.values.forEach((values, i) => { for (const [v] of values) facet.lanes[v].push(i); });
  // What all events have alike is no choice.
  facet.offered = f.n.length > 1 || facet.lanes[0].length < N;
  return [f.k, facet];
}));
const who = facets.get("who"), parties = D.p.map(list => list ? list.map(spread) : []);
const keys = [...facets.keys()], offered = [...facets.values()].filter(f => f.offered);
const laneKeys = keys.filter(key => facets.get(key).names.length > 1 && facets.get(key).rows.length);

// ---- What is chosen, as it stands in the fragment of the address
const fresh = () => ({
  chosen: new Map(keys.map(key => [key, new Set()])), all: false, q: "", from: "", to: "",
  certain: false, pair: [], view: "", lanes: laneKeys[0] || "", zoom: null, e: "",
});
let S = fresh();
const readState = () => {
  const hash = location.hash, s = fresh();
  if (hash.startsWith("#e-")) {
    try { s.e = decodeURIComponent(hash.slice(3)); } catch { s.e = ""; }
    return s;
  }
  const p = new URLSearchParams(hash.slice(1));
  const find = (facet, name) => facet && facet.find.get(name);
  for (const key of keys) for (const name of p.getAll(key)) {
    const v = find(facets.get(key), name);
    if (v !== undefined) s.chosen.get(key).add(v);
  }
  s.all = p.get("match") === "all";
  s.q = p.get("q") || "";
  for (const key of ["from", "to"]) if (readDay(p.get(key)) != null) s[key] = p.get(key).trim();
  s.certain = p.get("certain") === "yes";
  const pair = new Set(p.getAll("with").map(name => find(who, name)).filter(v => v !== undefined));
  if (pair.size > 1) s.pair = [...pair].slice(0, 2);
  if (p.get("view") === "map" && D.land || p.get("view") === "pair" && who) s.view = p.get("view");
  if (laneKeys.includes(p.get("lanes"))) s.lanes = p.get("lanes");
  const [a, b] = (p.get("zoom") || "").split("..");
  if (readDay(a) != null && readDay(b, true) > readDay(a)) s.zoom = [readDay(a), readDay(b, true)];
  s.e = p.get("e") || "";
  return s;
};
const formatState = s => {
  const p = new URLSearchParams();
  for (const [key, set] of s.chosen) for (const v of set) p.append(key, facets.get(key).names[v]);
  if (s.all && who && s.chosen.get("who").size > 1) p.set("match", "all");
  for (const key of ["q", "from", "to"]) if (s[key]) p.set(key, s[key]);
  if (s.certain) p.set("certain", "yes");
  for (const v of s.pair) p.append("with", who.names[v]);
  if (s.view) p.set("view", s.view);
  if (s.lanes !== (laneKeys[0] || "")) p.set("lanes", s.lanes);
  if (s.zoom) p.set("zoom", s.zoom.map(isoDay).join(".."));
  if (s.e) p.set("e", s.e);
  return p.toString();
};
// A choice can be undone by Back; what is being typed is no choice yet.
const writeState = push => {
  const text = formatState(S), now = location.hash.slice(1);
  if (text === now) return;
  const url = text ? "#" + text : location.pathname + location.search;
  history[push ? "pushState" : "replaceState"](null, "", url);
};

// ---- Search, folded as timeline.text folds, by the rules of the query room
const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const UNSPACED = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const LETTER = /[\p{L}\p{N}]/u;
// What has a combining class above zero: it changes places with one of the last class.
const combines = mark => mark === "\u0345" || ("\u0345" + mark).normalize("NFD")[0] !== "\u0345";
const foldWide = text => text.replace(INVISIBLE, "").replace(/\u2019/g, "'").normalize("NFKD")
  .replace(/\p{M}/gu, mark => combines(mark) ? "" : mark)
  .toLowerCase().replace(/\u00df/g, "ss").replace(/\u03c2/g, "\u03c3");
const fold = text => (/[^\x00-\x7f]/.test(text) ? foldWide(text) : text.toLowerCase())
  .split(/[\s\x1c-\x1f\x85]+/).filter(Boolean).join(" ");
let searched = null;
const listSearched = () => {
  if (searched) return searched;
  const known = new Map();
  const quick = text => {
    if (!known.has(text)) known.set(text, fold(text));
    return known.get(text);
  };
  const texts = cards.map(card => {
    const lines = [fold(titleOf(card.dataset.i)), fold($$(".s p", card).map(one => one.textContent).join(" "))];
    for (const one of $$(".w a, .w b, .tags li", card)) lines.push(quick(one.textContent));
    return lines;
  });
  for (const [text, events] of Object.entries(D.x)) for (const i of events) texts[i].push(fold(text));
  return searched = texts.map(lines => lines.join("\n"));
};
const before = (text, at) => {
  const low = text.charCodeAt(at - 1) >> 10 === 0x37;
  return text.slice(at - (low ? 2 : 1), at);
};
const makeTest = word => {
  const within = word.startsWith("*"), wanted = fold(within ? word.slice(1) : word);
  if (!wanted) return null;
  const [first] = wanted;
  if (within || !LETTER.test(first) || UNSPACED.test(first)) return text => text.includes(wanted);
  return text => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const sign = before(text, at);
      if (!sign || !LETTER.test(sign) || UNSPACED.test(sign)) return true;
    }
    return false;
  };
};
const makeTests = query => [...query.matchAll(/\x22([^\x22]*)\x22?|(\S+)/g)]
  .map(found => found[1] || found[2]).filter(Boolean)
  .map(word => makeTest(word.replace(/^,+|,+$/g, "") || word)).filter(Boolean);

// ---- The answer: how each event fits what is chosen
const fits = new Uint8Array(N), fitsBesidePair = new Uint8Array(N);
let apart = 0;
const fitOne = (facet, set, i, all) => {
  let best = all ? 2 : 0;
  if (all) {
    for (const v of set) {
      const found = facet.values[i].find(one => one[0] === v);
      best = Math.min(best, found ? found[1] : 0);
    }
    return best;
  }
  for (const [v, fit] of facet.values[i]) if (fit > best && set.has(v)) best = fit;
  if (best === 1 && set.size > 1 && facet.sets.has(i)) {
    if (facet.sets.get(i).some(one => one[1].every(v => set.has(v)))) best = 2;
  }
  return best;
};
const fitPair = (i, [one, two]) => {
  const list = parties[i], of = (party, v) => (party.find(found => found[0] === v) || [0, 0])[1];
  let best = 0;
  list.forEach((party, a) => list.forEach((other, b) => {
    if (a !== b) best = Math.max(best, Math.min(of(party, one), of(other, two)));
  }));
  return best;
};
const judge = () => {
  const least = S.certain || D.certain ? 2 : 1, active = keys.filter(key => S.chosen.get(key).size);
  const tests = makeTests(S.q), texts = tests.length ? listSearched() : null;
  const first = readDay(S.from) ?? -Infinity, last = readDay(S.to, true) ?? Infinity;
  const dated = first > -Infinity || last < Infinity, paired = S.pair.length === 2;
  apart = 0;
  for (const facet of facets.values()) {
    facet.sure = new Int32Array(facet.names.length);
    facet.may = new Int32Array(facet.names.length);
  }
  for (let i = 0; i < N; i++) {
    let fit = F[i] & POSSIBLE ? 1 : 2, fails = fit < least ? 2 : 0, failed = "";
    if (tests.length && !tests.every(test => test(texts[i]))) fails += 2;
    for (const key of active) {
      const all = key === "who" && S.all, one = fitOne(facets.get(key), S.chosen.get(key), i, all);
      if (one >= least) fit = Math.min(fit, one);
      else { fails += all ? 2 : 1; failed = key; }
    }
    if (dated && fails < 2) {
      const one = fitDays(i, first, last);
      // What has no date may match whatever is asked about dates: it is told apart.
      if (F[i] & UNDATED) { if (!fails && least < 2) apart++; fails += 2; }
      else if (one < least) fails += 2;
      else fit = Math.min(fit, one);
    }
    fitsBesidePair[i] = fails ? 0 : fit;
    if (paired) {
      const one = fitPair(i, S.pair);
      if (one >= least) fit = Math.min(fit, one);
      else fails += 2;
    }
    fits[i] = fails ? 0 : fit;
    // What fails by one facet alone counts in that facet: there another value may do.
    if (fails > 1) continue;
    for (const key of fails ? [failed] : keys) {
      const facet = facets.get(key);
      for (const [v, own] of facet.values[i]) {
        if (Math.min(own, fit) >= least) (own + fit === 4 ? facet.sure : facet.may)[v]++;
      }
    }
  }
};
const shown = () => { const found = []; for (let i = 0; i < N; i++) if (fits[i]) found.push(i); return found; };

// ---- The list
const bar = $("#bar"), view = $("#view");
const status = el("p", { role: "status" }), chips = el("div", { class: "chips", role: "group", "aria-label": "What is chosen" });
const goTo = el("select", { change: e => {
  const section = sections[e.target.value];
  e.target.value = "";
  if (!section) return;
  section.tabIndex = -1;
  section.scrollIntoView();
  section.focus({ preventScroll: true });
} });
const none = el("p", { class: "none", hidden: true }, "No event meets all that is chosen.");
const flags = cards.map(() => null);
const showList = () => {
  const perSection = sections.map(() => 0), perBlock = blocks.map(() => 0);
  let count = 0, possible = 0;
  for (let i = 0; i < N; i++) {
    const item = cards[i].parentNode, on = fits[i] > 0;
    if (item.hidden === on) item.hidden = !on;
    // What matches only possibly by what is chosen here says so; the list does of others.
    const may = fits[i] === 1 && !(F[i] & POSSIBLE);
    if (may && !flags[i]) $(".d", cards[i]).append(flags[i] = el("span", { class: "fl may" }, "possible match"));
    else if (!may && flags[i]) { flags[i].remove(); flags[i] = null; }
    if (!on) continue;
    count++; perSection[sectionOf[i]]++; perBlock[blockOf[i]]++;
    if (fits[i] === 1) possible++;
  }
  const options = [el("option", { value: "" }, "Go to \u2026")];
  sections.forEach((section, k) => {
    section.hidden = !perSection[k];
    const whole = many(inSection[k], "event"), text = perSection[k] === inSection[k] ? whole : number(perSection[k]) + " of " + whole;
    const heading = $("h2 .n", section);
    if (heading.textContent !== text) heading.textContent = text;
    if (perSection[k]) options.push(el("option", { value: k }, $("h2", section).firstChild.textContent.trim() + " (" + number(perSection[k]) + ")"));
  });
  if (isBig) blocks.forEach((block, k) => {
    block.hidden = !perBlock[k];
    block.style.containIntrinsicHeight = "auto " + perBlock[k] * 190 + "px";
  });
  replace(goTo, options);
  none.hidden = count > 0;
  const more = [];
  if (possible) more.push(possible === count ? "all only possibly" : number(possible) + " only possibly");
  if (apart) more.push(many(apart, "undated event") + " may match as well");
  replace(status, count === N ? many(N, "event") : number(count) + " of " + many(N, "event"),
    el("span", {}, more.map(text => " \u00b7 " + text).join("")));
};
const leave = action => () => { action(); update(true); $("#events").focus({ preventScroll: true }); };
const chip = (label, action) => button(label, { class: "chip", "aria-label": "Remove " + label, click: leave(action) });
const showChips = () => {
  const list = [];
  for (const [key, set] of S.chosen) for (const v of set) {
    const facet = facets.get(key), label = (key === "who" ? "" : facet.label + ": ") + facet.names[v];
    list.push(chip(label, () => set.delete(v)));
  }
  if (S.pair.length) list.push(chip(S.pair.map(v => who.names[v]).join(" with "), () => { S.pair = []; }));
  if (S.q) list.push(chip("\u201c" + S.q + "\u201d", () => { S.q = ""; }));
  if (S.from || S.to) {
    const label = S.from && S.to ? S.from + " to " + S.to : S.from ? "from " + S.from : "to " + S.to;
    list.push(chip(label, () => { S.from = S.to = ""; }));
  }
  if (S.certain) list.push(chip("certain only", () => { S.certain = false; }));
  if (list.length) list.push(button("Clear all", { class: "link", click: leave(() => {
    const { view: kept, lanes } = S;
    S = { ...fresh(), view: kept, lanes };
  }) }));
  replace(chips, list);
  chips.hidden = !list.length;
};

// ---- Filters
const TOP = 8, MOST = 150;
const dateHint = "A year, a month or a day; -0043 is 44 BC.";
const fields = {};
const buildFacet = facet => {
  const label = facet.label;
  facet.list = el("div", { role: "group", "aria-label": label });
  facet.count = el("span", { class: "n" });
  facet.button = button("", { class: "link", click: () => { facet.more = !facet.more; drawFacet(facet, true); } });
  const kids = [];
  if (facet.names.length > 12) {
    facet.input = el("input", { type: "search", placeholder: "Find among " + number(facet.names.length), "aria-label": "Find in " + label, autocomplete: "off",
      input: e => { facet.asked = fold(e.target.value); drawFacet(facet, true); } });
    kids.push(facet.input);
  }
  if (facet === who) {
    facet.together = el("label", { class: "fo" }, el("input", { type: "checkbox", change: e => { S.all = e.target.checked; update(true, facet); } }), el("span", {}, "All of them together"));
    kids.push(facet.together);
  }
  facet.box = el("details", { class: "fs", open: facet.key === "who" || facet.key === "kind", toggle: () => drawFacet(facet, true) },
    el("summary", {}, label + " ", facet.count), kids, facet.list, facet.button);
  return facet.box;
};
const drawFacet = (facet, order) => {
  const set = S.chosen.get(facet.key), found = v => facet.sure[v] + facet.may[v];
  facet.count.textContent = set.size ? number(set.size) + " chosen" : number(facet.names.length);
  if (facet.together) {
    facet.together.hidden = set.size < 2;
    facet.together.firstChild.checked = S.all;
  }
  if (!facet.box.open) return;
  if (order || !facet.drawn) {
    let listed = facet.names.map((_, v) => v);
    if (facet.asked) listed = listed.filter(v => fold(facet.names[v]).includes(facet.asked));
    listed.sort((a, b) => set.has(b) - set.has(a) || found(b) - found(a) || a - b);
    const all = listed.length;
    listed = listed.slice(0, facet.more || facet.asked ? MOST : Math.max(TOP, set.size));
    facet.drawn = new Map(listed.map(v => {
      const count = el("span", { class: "n" }), note = facet.notes[v];
      const box = el("input", { type: "checkbox", change: e => {
        const chosen = S.chosen.get(facet.key);
        e.target.checked ? chosen.add(v) : chosen.delete(v);
        update(true, facet);
      } });
      const row = el("label", { class: "fo" }, box, el("span", { dir: "auto" }, facet.names[v], note && el("i", {}, " " + note)), count);
      return [v, { row, box, count }];
    }));
    replace(facet.list, [...facet.drawn.values()].map(one => one.row));
    facet.button.hidden = Boolean(facet.asked) || all <= TOP;
    facet.button.textContent = facet.more ? "Show fewer" : all > MOST ? "Show " + MOST + " of " + number(all) : "Show all " + all;
    facet.button.setAttribute("aria-expanded", facet.more);
  }
  for (const [v, { row, box, count }] of facet.drawn) {
    box.checked = set.has(v);
    count.textContent = number(facet.sure[v]) + (facet.may[v] ? "+" + number(facet.may[v]) + "?" : "");
    if (facet.may[v]) count.title = number(facet.sure[v]) + " certainly, " + number(facet.may[v]) + " possibly";
    else count.removeAttribute("title");
    row.classList.toggle("zero", !found(v));
  }
};
const buildFilters = () => {
  let timer;
  fields.q = el("input", { type: "search", id: "q", autocomplete: "off", focus: listSearched, input: e => {
    S.q = e.target.value;
    clearTimeout(timer);
    timer = setTimeout(() => update(false), 90);
  } });
  const hint = el("p", { class: "hint", id: "hint", "aria-live": "polite" }, dateHint);
  const field = (label, input) => el("label", { class: "field" }, el("span", {}, label), input);
  const day = (key, example) => fields[key] = el("input", { id: key, placeholder: example, autocomplete: "off", "aria-describedby": "hint", change: e => {
    const text = e.target.value.trim(), sound = !text || readDay(text) != null;
    e.target.setAttribute("aria-invalid", !sound);
    hint.textContent = sound ? dateHint : "Write a year, a month or a day: 1989, 1989-11, 1989-11-09.";
    if (sound) { S[key] = text; update(true); }
  } });
  fields.certain = el("input", { type: "checkbox", id: "certain", change: e => { S.certain = e.target.checked; update(true); } });
  const wrap = el("details", { class: "fwrap", open: innerWidth > 900 }, el("summary", {}, "Filter the events"),
    el("div", { class: "fs" }, field("Search", fields.q),
      el("div", { class: "two" }, field("From", day("from", "1989-11")), field("To", day("to", "1991"))), hint,
      !D.certain && el("label", { class: "fo" }, fields.certain, el("span", {}, "Only what certainly matches"))),
    offered.map(buildFacet));
  $("#filters").append(el("h2", { class: "v" }, "Filters"), wrap);
  $("#filters").hidden = false;
};

// ---- The axis
const widenBy = ([first, last], share, least) => { const room = Math.max((last - first) * share, least); return [first - room, last + 1 + room]; };
const HOME = D.frame && widenBy(D.frame, .015, .6), WHOLE = D.frame && widenBy(D.span, .015, .6);
const host = el("div", { id: "lanes" }), mapHost = el("div", { id: "map", hidden: true });
const pairHost = el("div", { id: "pair", hidden: true }), pairList = el("div", { class: "pl", hidden: true });
const tip = el("div", { class: "tip", role: "tooltip", hidden: true });
const legend = el("ul", { class: "legend", "aria-label": "What the marks mean" }), keysHint = el("p", { class: "hint" });
let few = innerWidth < 620 ? 4 : 8, lanesShown = few;
let axis, marks = [], current = null, lit = -1, fitting = null;
const pen = document.createElement("canvas").getContext("2d");
const sans = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const measure = (text, size = 13) => { pen.font = size + "px " + sans; return pen.measureText(text).width; };
const cut = (text, width) => {
  if (measure(text) <= width) return text;
  const signs = [...text];
  while (signs.length && measure(signs.join("") + "\u2026") > width) signs.pop();
  return signs.join("").trimEnd() + "\u2026";
};
const toX = day => axis.x + (day - axis.first) * axis.scale;
const fromX = x => axis.first + (x - axis.x) / axis.scale;
const inView = i => !(F[i] & UNDATED) && BOUNDS[i][3] + 1 > axis.first && BOUNDS[i][0] < axis.last;
const findDomain = () => {
  if (S.zoom) return [S.zoom[0], S.zoom[1] + 1];
  const first = readDay(S.from), last = readDay(S.to, true);
  if (first != null || last != null) {
    const a = first ?? Math.min(HOME[0], last - 30), b = last != null ? last + 1 : Math.max(HOME[1], first + 31);
    if (b > a) return [a, b];
  }
  if (S.view === "pair" && S.pair.length) {
    const days = shown().flatMap(i => BOUNDS[i]).filter(Number.isFinite);
    if (days.length) return widenBy(findEnds(days), .06, 45);
  }
  return HOME;
};
// Units of time, with their days, and what one begins with.
const UNITS = [[1, 1], [1, 7], [30.4, 1], [30.4, 3], [365.25, 1], [365.25, 2], [365.25, 5]];
for (let years = 10; years < 1e7; years *= 10) UNITS.push([365.25, years], [365.25, 2.5 * years], [365.25, 5 * years]);
const listStarts = ([days, step]) => {
  const found = [], { first, last } = axis;
  if (days === 1) {
    // Weeks begin on Mondays: day 1 was one.
    for (let day = Math.ceil((first - 1) / step) * step + 1; day < last; day += step) found.push(day);
    return found;
  }
  const [y, m] = fromDay(Math.floor(first)), inMonths = days < 100;
  for (let at = div(inMonths ? y * 12 + m - 1 : y, step) * step; ; at += step) {
    // As historians count, round years before the first are those BC.
    const day = inMonths ? toDay(div(at, 12), at - 12 * div(at, 12) + 1, 1) : toDay(at > 0 || step === 1 ? at : at + 1, 1, 1);
    if (day >= last) return found;
    if (day >= first) found.push(day);
  }
};
const chooseUnit = least => UNITS.find(([days, step]) => days * step * axis.scale >= least) || UNITS[UNITS.length - 1];
const nameTick = (day, unit, first) => {
  const [y, m, d] = fromDay(day), year = nameYear(y);
  if (unit[0] > 100) return [year, true];
  if (unit[0] > 1) return m === 1 ? [year, true] : [MONTHS[m - 1] + (first ? " " + year : ""), first];
  if (first) return [d + " " + MONTHS[m - 1] + " " + year, true];
  return d <= unit[1] ? [d + " " + MONTHS[m - 1] + (m === 1 ? " " + year : ""), true] : ["" + d, false];
};

// ---- Marks: what is certain is solid, what may have been is pale, open ends are arrows.
// As timeline/layout/figures.py has them.
const RADIUS = 3.6, LEAST = 8, STUB = 22;
const figure = i => {
  const [b1, b2, e1, e2] = BOUNDS[i], low = axis.first, high = axis.last, once = !LASTS[i];
  const stub = STUB / axis.scale;
  let first = Math.max(b1, low), last = Math.min(e2 + 1, high);
  if (b1 === -Infinity && e2 < Infinity && (once || b2 > -Infinity)) first = Math.max(Math.min(e2 + 1, high) - stub, low);
  if (e2 === Infinity && b1 > -Infinity && (once || e1 < Infinity)) last = Math.min(Math.max(b1, low) + stub, high);
  let sureFirst = Math.max(b2, first), sureLast = Math.min(e1 + 1, last);
  if (once || sureFirst >= sureLast) sureFirst = sureLast = first;
  let a = toX(first), b = toX(last);
  const dot = once && b1 === e2, least = dot ? 2 * RADIUS : LEAST, small = dot || b - a < least;
  if (small) { const middle = (a + b) / 2; a = middle - least / 2; b = middle + least / 2; }
  let fade = 0;
  if (F[i] & APPROXIMATE) {
    const off = Math.max(...[b1 - REACH[i][0][0], REACH[i][0][3] - e2].filter(Number.isFinite), 0);
    fade = Math.min(Math.max(off * axis.scale, 6), 40);
  }
  return {
    a, b, dot, once, small, fade, sureA: small && sureFirst < sureLast ? a : toX(sureFirst), sureB: small && sureFirst < sureLast ? b : toX(sureLast),
    none: sureFirst >= sureLast, left: b1 < low, right: e2 + 1 > high,
    doubtA: b2 > b1 && b1 >= low, doubtB: e2 > e1 && e2 + 1 <= high,
  };
};
const arrow = (x, y, way) => "M" + (x - 5 * way) + " " + (y - RADIUS) + "l" + 5 * way + " " + RADIUS + "l" + -5 * way + " " + RADIUS;
const stroke = (x, y) => "M" + x + " " + (y - RADIUS) + "v" + 2 * RADIUS;
const drawBar = (f, y, add) => {
  const thick = f.b - f.a > 30 ? 3 : RADIUS, tipA = f.left ? 5 : 0, tipB = f.right ? 5 : 0;
  const bar = (a, b, kind) => {
    if (b - a < .1) return;
    if (f.small && !tipA && !tipB) { add("rect", { class: kind, x: a, y: y - thick, width: b - a, height: 2 * thick, rx: 2 }); return; }
    const l = a === f.a ? tipA : 0, r = b === f.b ? tipB : 0;
    add("path", { class: kind, d: "M" + (a + l) + " " + (y - thick) + "H" + (b - r) + "l" + r + " " + thick + "l" + -r + " " + thick + "H" + (a + l) + "l" + -l + " " + -thick + "z" });
  };
  if (f.none) bar(f.a, f.b, "pale");
  else { bar(f.a, f.sureA, "pale"); bar(f.sureA, f.sureB, "solid"); bar(f.sureB, f.b, "pale"); }
  const ends = (f.doubtA && !f.small ? stroke(f.a, y) : "") + (f.doubtB && !f.small ? stroke(f.b, y) : "");
  if (ends) add("path", { class: "line", d: ends });
};
const drawMark = (i, y, lane, seen) => {
  const f = figure(i), doubted = F[i] & DOUBTFUL, possible = fits[i] === 1, middle = (f.a + f.b) / 2;
  const words = [nameEvent(i), possible && "possible match", doubted && ($(".bad", cards[i])?.textContent || "in doubt")];
  const node = shape("a", { class: "m" + (possible ? " p" : "") + (doubted ? " x" : ""), href: "#" + cards[i].id, tabindex: -1, "aria-label": words.filter(Boolean).join(", ") });
  const add = (tag, attrs) => node.append(shape(tag, attrs));
  add("rect", { class: "hit", x: f.a - f.fade - 2, y: y - 6, width: f.b - f.a + 2 * f.fade + 4, height: 12 });
  if (f.fade) {
    add("rect", { class: "fade", x: f.a - f.fade, y: y - 3, width: f.fade, height: 6, fill: "url(#fl)" });
    add("rect", { class: "fade", x: f.b, y: y - 3, width: f.fade, height: 6, fill: "url(#fr)" });
    seen.add("about");
  }
  if (doubted && f.b - f.a < 30) add("path", { class: "line", d: "M" + (middle - 4) + " " + (y - 4) + "l8 8m0-8l-8 8" });
  else if (f.dot) { add("circle", { class: "solid", cx: middle, cy: y, r: RADIUS }); seen.add("day"); }
  else if (f.once) {
    add("rect", { class: "pale", x: f.a, y: y - RADIUS, width: f.b - f.a, height: 2 * RADIUS });
    add("path", { class: "line", d: "M" + f.a + " " + y + "H" + f.b + (f.left ? arrow(f.a, y, -1) : stroke(f.a, y)) + (f.right ? arrow(f.b, y, 1) : stroke(f.b, y)) });
    seen.add(f.left || f.right ? "once-open" : "once");
  } else { drawBar(f, y, add); seen.add(f.left || f.right ? "lasts-open" : "lasts"); if (f.none || f.doubtA || f.doubtB) seen.add("pale"); }
  if (F[i] & UNCERTAIN) { node.append(shape("text", { x: f.b + f.fade + 2, y: y + 4 }, "?")); seen.add("uncertain"); }
  if (doubted) seen.add("doubted");
  if (possible) seen.add("possible");
  add("rect", { class: "ring", x: f.a - f.fade - 3, y: y - 7.5, width: f.b - f.a + 2 * f.fade + 6, height: 15, rx: 3 });
  marks.push({ node, lane, event: i, x: middle, y });
  return node;
};
// By the column they begin in: what may begin in another as well is there perhaps.
const collect = (events, starts) => groupBy(events, i => {
  const [b1, , , e2] = BOUNDS[i], day = b1 > -Infinity ? b1 : e2 < Infinity ? e2 : axis.first;
  return starts.findIndex((_, k) => day < starts[k + 1]);
});
const findPeak = (lists, starts) => Math.max(4, ...lists.flatMap(events => [...collect(events, starts).values()].map(one => one.length)));
const drawColumns = (events, y, height, top, lane, label, starts, seen) => [...collect(events, starts)].sort((a, b) => a[0] - b[0]).map(([at, found]) => {
  const a = Math.max(toX(starts[at]), axis.x), b = Math.min(toX(starts[at + 1]), axis.x + axis.width), count = found.length, one = found[0];
  const may = found.filter(i => fits[i] < 2 || BOUNDS[i][0] < starts[at] || BOUNDS[i][1] >= starts[at + 1]).length;
  const whole = Math.max(Math.sqrt(count / top) * height, 2), solid = whole * (count - may) / count;
  const days = [Math.ceil(Math.max(starts[at], axis.first)), Math.floor(Math.min(starts[at + 1], axis.last)) - 1];
  const text = many(count, "event") + (may ? ", " + (may < count ? number(may) + " " : "") + "perhaps" : "");
  const range = nameDay(days[0]) + (days[1] > days[0] ? " to " + nameDay(days[1]) : "");
  const bar = (y, height, kind) => height && shape("rect", { class: kind, x: a + .5, y, width: Math.max(b - a - 1, 1), height });
  const node = shape(count > 1 ? "g" : "a", { class: "q", tabindex: -1, ...count > 1
    ? { role: "button", "aria-label": label + ", " + range + ": " + text + ". Zoom in" }
    : { href: "#" + cards[one].id, "aria-label": nameEvent(one) } },
    shape("rect", { class: "hit", x: a, y: y - height, width: b - a, height }), bar(y - solid, solid), bar(y - whole, whole - solid, "pale"));
  if (may) seen.add("perhaps");
  marks.push({ node, lane, event: count > 1 ? -1 : one, zoom: count > 1 && days, text, range, x: (a + b) / 2, y });
  return node;
});

// ---- Lanes
const listLanes = () => {
  if (S.view === "pair") {
    if (S.pair.length < 2) return [];
    const lanes = S.pair.map(v => ({ name: who.names[v], rows: who.rows[v], of: who.lanes[v], events: who.lanes[v].filter(i => fitsBesidePair[i]) }));
    return [...lanes, { ...lanes[0], name: "Together", events: shown() }];
  }
  const facet = facets.get(S.lanes);
  if (!facet) return [];
  const set = S.chosen.get(S.lanes);
  return facet.rows.map((rows, v) => ({ v, name: facet.names[v], rows, of: facet.lanes[v], events: facet.lanes[v].filter(i => fits[i]) }))
    .filter(lane => lane.v < 20 || set.has(lane.v)).filter(lane => lane.events.length)
    .sort((a, b) => set.has(b.v) - set.has(a.v) || b.events.length - a.events.length || a.v - b.v);
};
// The row of each mark of a lane, of those laid out for the largest scale that is
// passed: rows in which nothing is left are taken out.
const findRows = (lane, events, level) => {
  const text = lane.rows[level], place = new Map(lane.of.map((i, at) => [i, at]));
  const letters = events.map(i => text ? text[place.get(i)] : "0");
  const used = [...new Set(letters)].sort(), short = used.filter(one => one > "Z" && one !== "~" || one < "A"), long = used.filter(one => one >= "A" && one <= "Z");
  return { letters, short, long, crowded: letters.includes("~") };
};
const draw = () => {
  const had = host.contains(document.activeElement) && current, width = host.clientWidth || 1000, small = width < 620;
  const kept = had ? { event: had.event, lane: had.lane, day: fromX(had.x) } : null;
  const left = small ? 4 : Math.min(190, Math.max(120, width * .16)), [first, last] = findDomain();
  const room = width - left - (small ? 4 : 44), scale = room / (last - first), seen = new Set();
  axis = { x: left, width: room, first, last, scale };
  let level = -1;
  D.scales.forEach((one, k) => { if (one <= scale * 1.04) level = k; });
  const lanes = listLanes(), limited = S.view === "pair" ? lanes : lanes.slice(0, lanesShown);
  for (const lane of limited) {
    lane.visible = lane.events.filter(inView);
    lane.laid = findRows(lane, lane.visible, level);
  }
  // One form for all lanes, so that they compare: marks where each has room for them.
  const asColumns = level < 0 || limited.some(lane => lane.laid.crowded || lane.laid.short.length > (small ? 6 : 12));
  const unit = chooseUnit(5), starts = [-Infinity, ...listStarts(unit), Infinity];
  starts[0] = Math.min(first, starts[1] - 1);
  starts[starts.length - 1] = Math.max(last, starts[starts.length - 2] + 1);
  const all = shown().filter(inView);
  const ground = shape("g", { "aria-hidden": "true" }), names = shape("g", { "aria-hidden": "true" });
  const picture = shape("svg", { role: "group", "aria-label": "The events in time. Arrow keys go from mark to mark, Enter opens an event, plus and minus zoom, 0 shows all." },
    shape("defs", {}, [["fl", 0, .7], ["fr", .7, 0]].map(([id, from, to]) => shape("linearGradient", { id }, shape("stop", { offset: 0, "stop-opacity": from }), shape("stop", { offset: 1, "stop-opacity": to })))),
    ground, names);
  let y = 24;
  marks = [];
  const drawLane = (k, name, events, body) => {
    const top = y, least = small ? 44 : 28;
    if (small) y += 18;
    const group = shape("g", { role: "group", "aria-label": name + ", " + many(events.length, "event") });
    body(group);
    y = Math.max(y + 5, top + least);
    const at = small ? top + 13 : (top + y) / 2 + 4.5, short = cut(name, small ? width - 60 : left - 14);
    names.append(shape("text", { class: "ln", x: small ? left : 0, y: at }, short, short !== name && shape("title", {}, name)),
      shape("text", { class: "ct", x: width - (small ? 4 : 0), y: at, "text-anchor": "end" }, number(events.length)),
      shape("path", { class: "base", d: "M" + (small ? left : 0) + " " + y + "H" + width }));
    picture.append(group);
  };
  if (S.view !== "pair") drawLane(0, "All events", shown(), group => {
    y += 33;
    group.append(...drawColumns(all, y, 28, findPeak([all], starts), 0, "All events", starts, seen));
  });
  const top = asColumns ? findPeak(limited.map(lane => lane.visible), starts) : 0;
  limited.forEach((lane, at) => drawLane(at + 1, lane.name, lane.events, group => {
    const { letters, short, long } = lane.laid, isLong = letter => long.includes(letter);
    if (asColumns) {
      y += 39;
      group.append(...drawColumns(lane.visible.filter((_, n) => !isLong(letters[n])), y, 34, top, at + 1, lane.name, starts, seen));
      y += 2;
    } else {
      lane.visible.forEach((i, n) => { if (!isLong(letters[n])) group.append(drawMark(i, y + 10 + short.indexOf(letters[n]) * 9, at + 1, seen)); });
      y += short.length ? 7 + short.length * 9 : 5;
    }
    lane.visible.forEach((i, n) => { if (isLong(letters[n])) group.append(drawMark(i, y + 6 + long.indexOf(letters[n]) * 11, at + 1, seen)); });
    y += long.length * 11 + (long.length ? 2 : 0);
  }));
  let free = -Infinity;
  const ticks = chooseUnit(measure("0000 BC", 12) + 26), days = listStarts(ticks);
  days.forEach((day, n) => {
    const x = toX(day), [text, bold] = nameTick(day, ticks, !n), size = measure(text, 12) * (bold ? 1.08 : 1);
    ground.append(shape("path", { class: "tick", d: "M" + x + " 18V" + y }));
    if (x + 3 < free || x + 3 + size > width) return;
    names.append(shape("text", { class: bold ? "tk b" : "tk", x: x + 3, y: 14 }, text));
    free = x + 3 + size + 6;
  });
  fill(picture, { width, height: y + 4, viewBox: "0 0 " + width + " " + (y + 4) }, []);
  replace(host, picture);
  showLegend(seen);
  showTools(lanes.length, asColumns);
  const nearest = list => list.sort((a, b) => Math.abs(a.x - toX(kept.day)) - Math.abs(b.x - toX(kept.day)))[0];
  const own = kept && marks.filter(mark => mark.lane === kept.lane);
  take(kept && (own.find(mark => kept.event >= 0 && mark.event === kept.event) || nearest(own)) || marks[0]);
  if (kept && current) current.node.focus({ preventScroll: true });
  light(lit);
};
const take = mark => {
  if (current) current.node.setAttribute("tabindex", -1);
  current = mark || null;
  if (current) current.node.setAttribute("tabindex", 0);
};
const light = i => { lit = i; for (const mark of marks) mark.node.classList.toggle("on", i >= 0 && mark.event === i); };

// ---- What stands around the picture
const LEGEND = [
  ["day", "one day", "dy"], ["lasts", "lasted", "iv"], ["lasts-open", "goes on beyond", "iv oa"], ["pale", "perhaps then, too", "sw"],
  ["once", "once, within", "of"], ["once-open", "then or later, or by then", "of oa"], ["about", "approximate", "dy ap"],
  ["uncertain", "uncertain", "dy un"], ["possible", "possible match", "dy hol"], ["doubted", "disputed, denied or cancelled", "dy xx"], ["perhaps", "perhaps in that column", "sw"],
];
const showLegend = seen => replace(legend, LEGEND.filter(([key]) => seen.has(key))
  .map(([, text, kind]) => el("li", {}, el("span", { class: kind === "sw" ? "lg sw" : "lg" }, kind !== "sw" && el("i", { class: "g " + kind })), text)));
const tools = {};
const showTools = (count, asColumns) => {
  const list = shown(), off = { earlier: 0, later: 0, undated: 0 };
  for (const i of list) {
    if (F[i] & UNDATED) off.undated++;
    else if (BOUNDS[i][3] + 1 <= axis.first) off.earlier++;
    else if (BOUNDS[i][0] >= axis.last) off.later++;
  }
  tools.off.textContent = Object.entries(off).filter(one => one[1]).map(([word, n]) => number(n) + " " + word).join(", ");
  const known = list.filter(i => BOUNDS[i][3] - BOUNDS[i][0] < 800).flatMap(i => BOUNDS[i]), [first, last] = findEnds(known);
  fitting = last > first && (last - first) * 3 < axis.last - axis.first ? widenBy([first, last], .05, 3) : null;
  tools.fit.hidden = !fitting;
  tools.list.hidden = !S.zoom;
  tools.all.disabled = !S.zoom && axis.first <= WHOLE[0] && axis.last >= WHOLE[1];
  tools.more.hidden = S.view === "pair" || count <= few;
  tools.more.textContent = lanesShown > few ? "Fewer lanes" : "More lanes";
  keysHint.textContent = "Drag across to zoom" + (asColumns ? "; columns count events too close to draw one by one, by their beginnings" : "") + ". Keys: arrows, Enter, +, \u2212, 0.";
};
const zoomTo = (a, b) => {
  a = Math.round(a); b = Math.round(b);
  if (b - a < 6) { a = Math.round((a + b) / 2) - 3; b = a + 6; }
  S.zoom = a <= WHOLE[0] && b >= WHOLE[1] - 1 ? zoomWhole() : [a, b];
  writeState(true);
  draw();
};
const zoomWhole = () => HOME[0] <= WHOLE[0] && HOME[1] >= WHOLE[1] && !S.from && !S.to && S.view !== "pair" ? null : [Math.floor(WHOLE[0]), Math.ceil(WHOLE[1]) - 1];
const zoomAll = () => { S.zoom = S.zoom ? null : zoomWhole(); writeState(true); draw(); };
const zoomBy = times => {
  const middle = current && host.contains(document.activeElement) ? fromX(current.x) : (axis.first + axis.last) / 2;
  const size = (axis.last - axis.first) * times, a = Math.max(WHOLE[0], middle - size / 2);
  zoomTo(a, Math.min(WHOLE[1], a + size) - 1);
};
const pan = share => {
  const size = axis.last - axis.first, a = Math.max(WHOLE[0], Math.min(WHOLE[1] - size, axis.first + size * share));
  zoomTo(a, a + size - 1);
};
let hiding;
const showTip = mark => {
  clearTimeout(hiding);
  const { event: i } = mark;
  const lines = i < 0 ? [mark.range, el("b", {}, mark.text), "Zoom in"] : [dateOf(i), el("b", { dir: "auto" }, titleOf(i)), fits[i] === 1 ? "possible match" : null];
  replace(tip, lines.filter(Boolean));
  tip.hidden = false;
  const from = boxOf(host), frame = boxOf(view);
  tip.style.left = Math.max(0, Math.min(frame.width - tip.offsetWidth, from.left - frame.left + mark.x - tip.offsetWidth / 2)) + "px";
  tip.style.top = from.top - frame.top + mark.y + 14 + "px";
};
const hideTip = () => { clearTimeout(hiding); hiding = setTimeout(() => { tip.hidden = true; }, 150); };
const markAt = target => { const node = target.closest(".m, .q"); return node && marks.find(mark => mark.node === node); };
const findNext = key => {
  if (!current) return null;
  const inLane = lane => marks.filter(mark => mark.lane === lane).sort((a, b) => a.x - b.x || a.y - b.y);
  const own = inLane(current.lane), at = own.indexOf(current);
  if (key === "ArrowRight") return own[at + 1];
  if (key === "ArrowLeft") return own[at - 1];
  if (key === "Home") return own[0];
  if (key === "End") return own[own.length - 1];
  const all = [...new Set(marks.map(mark => mark.lane))].sort((a, b) => a - b);
  const other = all[all.indexOf(current.lane) + (key === "ArrowDown" ? 1 : -1)];
  return inLane(other).sort((a, b) => Math.abs(a.x - current.x) - Math.abs(b.x - current.x))[0];
};
const KEYS = {
  "+": () => zoomBy(.5), "=": () => zoomBy(.5), "-": () => zoomBy(2), "0": zoomAll,
  Escape: () => { tip.hidden = true; },
};
const listen = () => {
  on(host, "mouseover", e => { const mark = markAt(e.target); if (mark) showTip(mark); });
  on(host, "mouseout", e => { if (markAt(e.target)) hideTip(); });
  on(tip, "mouseenter", () => clearTimeout(hiding));
  on(tip, "mouseleave", hideTip);
  on(document, "keydown", e => { if (e.key === "Escape") tip.hidden = true; });
  on(host, "focusin", e => {
    const mark = markAt(e.target);
    if (!mark) return;
    take(mark);
    if (mark.node.matches(":focus-visible")) showTip(mark);
  });
  on(host, "focusout", hideTip);
  on(host, "keydown", e => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (Object.hasOwn(KEYS, e.key)) { e.preventDefault(); KEYS[e.key](); return; }
    if (e.key === "Enter" || e.key === " ") {
      if (!current || !current.zoom) return;
      e.preventDefault();
      zoomTo(...widenBy(current.zoom, 2, 3));
    } else if (/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(e.key)) {
      e.preventDefault();
      const next = findNext(e.key);
      if (next) next.node.focus();
    }
  });
  let from = null, box = null, dragged = false;
  const within = e => Math.max(axis.x, Math.min(axis.x + axis.width, e.clientX - boxOf(host).left));
  on(host, "click", e => {
    if (dragged) { e.preventDefault(); e.stopPropagation(); dragged = false; return; }
    const mark = markAt(e.target);
    if (mark && mark.zoom) zoomTo(...widenBy(mark.zoom, 2, 3));
  });
  on(host, "pointerdown", e => {
    dragged = false;
    if (!e.button && e.clientX - boxOf(host).left >= axis.x) from = within(e);
  });
  on(host, "pointermove", e => {
    if (from === null) return;
    const x = within(e);
    if (!box) {
      if (Math.abs(x - from) < 6) return;
      box = shape("rect", { class: "sel", y: 18, height: Math.max($("svg", host).clientHeight - 22, 0) });
      $("svg", host).append(box);
      host.setPointerCapture(e.pointerId);
      tip.hidden = dragged = true;
    }
    box.setAttribute("x", Math.min(x, from));
    box.setAttribute("width", Math.abs(x - from));
  });
  const end = e => {
    const start = from, was = box;
    from = box = null;
    if (!was) return;
    was.remove();
    if (e.type !== "pointerup") return;
    const days = [start, within(e)].map(fromX).sort((a, b) => a - b);
    setTimeout(() => { dragged = false; }, 0);
    zoomTo(days[0], days[1]);
  };
  on(host, "pointerup", end);
  on(host, "pointercancel", end);
  on(host, "dragstart", e => e.preventDefault());
};
const buildView = () => {
  const choose = kind => () => { S.view = kind; if (kind !== "pair") S.pair = []; S.zoom = null; update(true); };
  tools.tabs = [["", "Over time"], who && who.names.length > 1 && ["pair", "Two actors"], D.land && ["map", "Map"]].filter(Boolean)
    .map(([kind, text]) => button(text, { "data-view": kind, click: choose(kind) }));
  const tool = (text, label, action) => button(text, { "aria-label": label, title: label, click: action });
  tools.off = el("span", { class: "off" });
  tools.lanes = el("select", { change: e => { S.lanes = e.target.value; update(true); } }, laneKeys.map(key => el("option", { value: key }, facets.get(key).label)));
  tools.by = el("label", {}, "Lanes ", tools.lanes);
  tools.more = button("More lanes", { click: () => { lanesShown = lanesShown > few ? few : 20; draw(); } });
  tools.all = tool("All", "All time", zoomAll);
  tools.fit = button("Zoom to these", { click: () => zoomTo(...fitting) });
  tools.list = button("List only these dates", { click: () => { S.from = isoDay(S.zoom[0]); S.to = isoDay(S.zoom[1]); update(true); } });
  tools.box = el("div", { class: "tools" }, tools.off, tools.fit, tools.list, tools.by, tools.more,
    el("span", { class: "zg" }, tool("\u2039", "Earlier", () => pan(-.5)), tool("\u203a", "Later", () => pan(.5)), tool("\u2212", "Zoom out", () => zoomBy(2)), tool("+", "Zoom in", () => zoomBy(.5)), tools.all));
  view.append(el("h2", { class: "v" }, "Overview"), el("div", { class: "vbar" }, el("div", { class: "tabs", role: "group", "aria-label": "Picture" }, tools.tabs), tools.box),
    pairHost, host, mapHost, pairList, legend, keysHint, tip);
  view.hidden = false;
  listen();
};

// ---- The map: land alone, a circle for each place
const drawMap = () => {
  const [bx, by, bw, bh] = D.land.box, width = mapHost.clientWidth || 1000, place = facets.get("place");
  const squeeze = Math.max(Math.cos((by + bh / 2) * Math.PI / 180), .3), k = Math.min(width / (bw * squeeze), 470 / bh);
  const height = bh * k, left = (width - bw * squeeze * k) / 2, x = east => left + (east - bx) * squeeze * k, y = north => (-north - by) * k;
  const picture = shape("svg", { viewBox: "0 0 " + width + " " + height, width, height, role: "group", "aria-label": "The places of the events. Enter keeps the events of a place alone." },
    shape("clipPath", { id: "mc" }, shape("rect", { x: left, y: 0, width: width - 2 * left, height })),
    shape("g", { "clip-path": "url(#mc)" }, shape("path", { d: D.land.d, "fill-rule": "evenodd", transform: "translate(" + x(0) + " " + y(0) + ") scale(" + squeeze * k + " " + k + ")" })));
  const radius = count => count ? 3 + Math.sqrt(count) * 2.1 : 2.5, taken = [];
  const dots = Object.entries(D.at).map(([v, [north, east]]) => {
    const count = place.sure[v] + place.may[v];
    return { v: +v, count, x: x(east), y: y(north), r: radius(count) };
  }).sort((a, b) => b.count - a.count || a.v - b.v);
  for (const dot of dots) if (dot.count) taken.push([dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r, dot]);
  const labels = [];
  for (const dot of dots) {
    const name = place.names[dot.v], on = S.chosen.get("place").has(dot.v), size = measure(name, 12);
    picture.append(shape("a", { class: (on ? "on" : "") + (dot.count ? "" : " off"), href: "#place=" + encodeURIComponent(name), "data-place": dot.v, "aria-label": name + ", " + many(dot.count, "event") + (on ? ", chosen" : "") },
      shape("circle", { cx: dot.x, cy: dot.y, r: Math.max(dot.r, 12), class: "hit" }), shape("circle", { cx: dot.x, cy: dot.y, r: dot.r }), shape("title", {}, name + ": " + many(dot.count, "event"))));
    if (!dot.count) continue;
    for (const [at, down] of [[dot.x + dot.r + 3, dot.y + 4], [dot.x - dot.r - 3 - size, dot.y + 4], [dot.x - size / 2, dot.y - dot.r - 4], [dot.x - size / 2, dot.y + dot.r + 12]]) {
      const box = [at, down - 10, at + size, down + 3];
      if (box[0] < 2 || box[2] > width - 2 || taken.some(one => one[4] !== dot && box[0] < one[2] && box[2] > one[0] && box[1] < one[3] && box[3] > one[1])) continue;
      taken.push(box);
      labels.push(shape("text", { x: at, y: down, "aria-hidden": "true" }, name));
      break;
    }
  }
  picture.append(...labels);
  replace(mapHost, picture);
  const off = shown().filter(i => !place.values[i].some(([v]) => Object.hasOwn(D.at, v))).length;
  keysHint.textContent = "Land alone, no borders. " + (off ? many(off, "event") + " of those shown without a place on the map. " : "") + "Choose a circle to keep its events.";
};

// ---- Two actors: when they met, and how long they did not
const FINE = 10;
const tellLength = days => days < 61 ? many(days, "day") : days < 731 ? div(days * 12, 365) + " months" : many(div(days * 400, 146097), "year");
const isFine = ([b1, b2, e1, e2]) => b1 > -Infinity && e2 < Infinity && b2 - b1 <= FINE && e2 - e1 <= FINE;
// The silence before each event: as timeline/analysis/silences.py finds them.
const findSilences = events => {
  const found = new Map();
  let latest = -1, end = -Infinity, rough = -Infinity;
  for (const i of events) {
    if (F[i] & (UNDATED | DROPPED)) continue;
    // What lasts long counts by its beginning alone.
    const long = LASTS[i] && BOUNDS[i][0] > -Infinity && BOUNDS[i][3] - BOUNDS[i][1] >= 31, [b1, b2] = BOUNDS[i], [e1, e2] = BOUNDS[i].slice(long ? 0 : 2);
    const fine = isFine([b1, b2, e1, e2]);
    if (fine && latest >= 0) { const days = Math.max(b1 - end, 0); found.set(i, { days, sure: !days || rough <= end, i, since: end }); }
    if (!fine) rough = Math.max(rough, e2);
    const own = fine ? e2 : !long && LASTS[i] && b2 < e1 && e1 < Infinity && !(F[i] & UNCERTAIN) ? e1 : null;
    if (own !== null && (latest < 0 || own > end)) { latest = i; end = own; }
  }
  return found;
};
const buildPair = () => {
  const names = el("datalist", { id: "names" }, who.names.slice(0, 600).map(name => el("option", { value: name })));
  const pick = [0, 1].map(k => el("input", { list: "names", autocomplete: "off", change: () => {
    const found = pick.map(input => who.find.get(input.value.trim()));
    S.pair = found.every(v => v !== undefined) && found[0] !== found[1] ? found : [];
    update(true);
  } }));
  const field = (text, input) => el("label", { class: "field" }, el("span", {}, text), input);
  const out = el("div");
  pairHost.append(el("div", { class: "pick" }, field("Between", pick[0]), field("and", pick[1]), names), out);
  return { pick, out };
};
let pairParts = null;
const listPairs = () => {
  const counts = new Map();
  for (const i of shown()) {
    if (parties[i].length < 2 || parties[i].length > 8) continue;
    // Each by the value that says most of its own: the first of fewest events.
    const own = [...new Set(parties[i].map(party => party.map(one => one[0]).sort((a, b) => who.lanes[b].length - who.lanes[a].length || a - b)[0]).filter(v => v !== undefined))].sort((a, b) => a - b);
    own.forEach((a, n) => own.slice(n + 1).forEach(b => { const key = a + " " + b; counts.set(key, (counts.get(key) || 0) + 1); }));
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([key]) => key.split(" ").map(Number));
};
const drawPair = () => {
  pairParts = pairParts || buildPair();
  const { pick, out } = pairParts;
  replace(pairList, );
  if (S.pair.length < 2) {
    replace(out, el("p", { class: "hint" }, "Choose two names. Most often together:"),
      el("ul", {}, listPairs().map(pair => {
        const count = Array.from({ length: N }, (_, i) => i).filter(i => fits[i] && fitPair(i, pair)).length;
        return el("li", {}, button(pair.map(v => who.names[v]).join(" and "), { class: "link", click: () => { S.pair = pair; update(true); pick[0].focus(); } }), " " + many(count, "event"));
      })));
    return;
  }
  S.pair.forEach((v, k) => { pick[k].value = who.names[v]; });
  const events = shown(), silences = findSilences(events), list = [...silences.values()].filter(one => one.days);
  const usual = list.map(one => one.days).sort((a, b) => a - b)[(list.length - 1) >> 1];
  const longest = list.reduce((best, one) => !best || one.days > best.days ? one : best, null);
  const names = S.pair.map(v => who.names[v]).join(" and "), told = [many(events.length, "event") + " in which both took part"];
  if (list.length > 1) told.push("usually " + tellLength(usual) + " apart");
  if (longest) told.push("longest silence " + (longest.sure ? "" : "up to ") + tellLength(longest.days) + ", " + nameDay(longest.since) + " to " + nameDay(BOUNDS[longest.i][0]));
  replace(out, el("h3", {}, names), el("p", {}, told.join("; ") + "."));
  if (!events.length) return;
  const head = ["Date", "Event", "Since the one before"].map((text, k) => el("th", { scope: "col", class: k === 2 && "num" }, text));
  const rows = events.map(i => {
    const one = silences.get(i), text = F[i] & DROPPED ? "did not take place" : one ? (one.days ? (one.sure ? "" : "up to ") + tellLength(one.days) : "no day between") : isFine(BOUNDS[i]) ? "" : "not known to the day";
    return el("tr", { class: one && one === longest && "long" }, el("td", {}, $("time, span", $(".d", cards[i])).textContent),
      el("td", { dir: "auto" }, el("a", { href: "#" + cards[i].id }, titleOf(i)), fits[i] === 1 && " (possible)"), el("td", { class: "num" }, text));
  });
  replace(pairList, el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Events between " + names }, el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))));
};

// ---- All together
const showPicture = () => {
  const map = S.view === "map", pair = S.view === "pair", empty = pair && S.pair.length < 2;
  for (const tab of tools.tabs) tab.setAttribute("aria-pressed", tab.dataset.view === S.view);
  mapHost.hidden = !map;
  pairHost.hidden = pairList.hidden = !pair;
  host.hidden = tools.box.hidden = legend.hidden = map || empty || !HOME;
  keysHint.hidden = empty || !HOME && !map;
  tools.by.hidden = pair || laneKeys.length < 2;
  tools.lanes.value = S.lanes;
  if (pair) drawPair();
  if (map) drawMap();
  else if (!empty && HOME) draw();
};
const update = (push, kept) => {
  judge();
  showList();
  showChips();
  for (const facet of offered) drawFacet(facet, facet !== kept);
  if (document.activeElement !== fields.q) fields.q.value = S.q;
  for (const key of ["from", "to"]) { fields[key].value = S[key]; fields[key].removeAttribute("aria-invalid"); }
  fields.certain.checked = S.certain;
  showPicture();
  writeState(push);
};
const open = (id, push) => {
  const target = document.getElementById(id);
  if (!target) return;
  if (target.dataset.i !== undefined) {
    const i = +target.dataset.i;
    // What a filter has hidden is shown again when a link leads to it.
    for (let node = target; node.id !== "events"; node = node.parentNode) node.hidden = false;
    for (const card of $$("article.on")) card.classList.remove("on");
    target.classList.add("on");
    S.e = id.slice(2);
    light(i);
    writeState(push);
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches || Math.abs(boxOf(target).top) > 4000;
  target.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
  // Blocks that were never laid out turn out to be higher or lower than they claimed.
  if (calm) requestAnimationFrame(() => target.scrollIntoView({ block: "start", behavior: "instant" }));
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
};
const toggle = (set, v) => { if (!set.delete(v)) set.add(v); };
on(document, "click", e => {
  const link = e.target.closest("a");
  if (!link || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  const href = link.getAttribute("href") || "";
  if (!href.startsWith("#")) return;
  e.preventDefault();
  if (link.dataset.place !== undefined) {
    toggle(S.chosen.get("place"), +link.dataset.place);
    update(true);
    $("[data-place='" + link.dataset.place + "']", mapHost)?.focus();
  } else if (link.dataset.w !== undefined) {
    const v = +link.dataset.w, set = S.chosen.get("who"), card = link.closest("article"), top = boxOf(card).top;
    if (!set.delete(v)) { if (!S.all) set.clear(); set.add(v); }
    update(true);
    // The card stays where it stands on the screen.
    scrollBy({ top: boxOf(card).top - top, behavior: "instant" });
  } else open(decodeURIComponent(href.slice(1)), true);
});
const restore = () => {
  S = readState();
  update(false);
  const target = S.e && document.getElementById("e-" + S.e);
  if (target) open(target.id, false);
  else for (const card of $$("article.on")) card.classList.remove("on");
};
document.documentElement.classList.add("js");
for (const link of $$("a[data-w]")) link.href = "#who=" + encodeURIComponent(who.names[link.dataset.w]);
bar.append(el("h2", { class: "v" }, "Events"), status, el("label", {}, el("span", { class: "v" }, "Go to a period"), goTo), chips);
bar.after(none);
bar.hidden = false;
buildView();
buildFilters();
restore();
on(window, "popstate", restore);
let wide = innerWidth, resizing;
on(window, "resize", () => {
  if (innerWidth === wide) return;
  wide = innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    const all = lanesShown > few;
    few = innerWidth < 620 ? 4 : 8;
    lanesShown = all ? 20 : few;
    showPicture();
  }, 120);
});
on($("#events"), "mouseover", e => { const card = e.target.closest("article"); if (card) light(+card.dataset.i); });
})();
