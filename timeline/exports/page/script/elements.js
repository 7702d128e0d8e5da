// Elements, made and never parsed: text becomes text nodes and attributes.

const FUTURE = Infinity,
  PAST = -FUTURE;
const { max, min, floor, ceil, round, sqrt, cos, PI, abs } = Math;
const SVG = "http://www.w3.org/2000/svg";
const byId = id => document.getElementById(id);
const $ = (query, from = document) => from.querySelector(query);
const $$ = (query, from = document) => [...from.querySelectorAll(query)];
const on = (node, type, act) => node.addEventListener(type, act);
const boxOf = node => node.getBoundingClientRect();
const keep = kids => kids.flat().filter(kid => kid != null && kid !== false);
const replace = (node, ...kids) => node.replaceChildren(...keep(kids));
const fill = (node, attrs, kids) => {
  for (const [key, value] of Object.entries(attrs)) {
    if (typeof value === "function") on(node, key, value);
    else if (value !== false && value != null)
      node.setAttribute(
        key === "label" ? "aria-label" : key,
        value === true ? "" : value
      );
  }
  node.append(...keep(kids));
  return node;
};

// A tag, or one with a class: `p.hint`.
const make =
  create =>
  (tag, attrs, ...kids) => {
    const [name, kind] = tag.split(".");
    return fill(create(name), { class: kind, ...attrs }, kids);
  };
const el = make(name => document.createElement(name));
const shape = make(name => document.createElementNS(SVG, name));
const button = (text, attrs, ...kids) =>
  el("button", { type: "button", ...attrs }, text, ...kids);
const linkTo = (text, click) => button(text, { class: "link", click });
// A field with its name above it, and a box with its name behind it.
const input = attrs => el("input", { autocomplete: "off", ...attrs });
const field = (text, node) => el("label.field", {}, el("span", {}, text), node);
const tickBox = change => el("input", { type: "checkbox", change });
const option = (node, ...kids) => el("label.fo", {}, node, ...kids);
const number = new Intl.NumberFormat("en").format;
const many = (count, noun) => number(count) + " " + noun + (count === 1 ? "" : "s");
const tell = count => many(count, "event");
// How many of some are certain, and how many only possible: `116+1?`.
const countSure = (sure, may) => number(sure) + (may ? "+" + number(may) + "?" : "");
const tellDoubt = (count, may) =>
  may ? (may < count ? number(may) : "all") + " only possibly" : "";
const tellSure = (count, may) =>
  tell(count) + (may ? " (" + tellDoubt(count, may) + ")" : "");
const groupBy = (list, key) => {
  const found = new Map();
  for (const one of list) {
    const k = key(one);
    found.has(k) ? found.get(k).push(one) : found.set(k, [one]);
  }
  return found;
};
