// The axis: from days to pixels, and its ticks.

const widenBy = ([first, last], share, least) => {
  const room = max((last - first) * share, least);
  return [first - room, last + 1 + room];
};

const HOME = D.frame && widenBy(D.frame, 0.015, 0.6),
  WHOLE = D.frame && widenBy(D.span, 0.015, 0.6);
// How wide a picture is on paper, in pixels; 0 on a screen.
let paper = 0;
const host = el("div", { id: "lanes" }),
  mapHost = el("div", { id: "map", hidden: true });
const pairHost = el("div", { id: "pair", hidden: true }),
  pairList = el("div.pl", { hidden: true });
const tip = el("div.tip", { role: "tooltip", hidden: true });
const legend = el("ul.legend", { label: "What the marks mean" }),
  keysHint = el("p.hint", {});
let few = innerWidth < 620 ? 4 : 8,
  lanesShown = few;
let axis,
  marks = [],
  current = null,
  lit = -1,
  fitting = null;
const pen = document.createElement("canvas").getContext("2d");
const sans = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const measure = (text, size = 13) => {
  pen.font = size + "px " + sans;
  return pen.measureText(text).width;
};

const cut = (text, width) => {
  if (measure(text) <= width) return text;
  const signs = [...text];
  while (signs.length && measure(signs.join("") + "\u2026") > width) signs.pop();
  return signs.join("").trimEnd() + "\u2026";
};

const toX = day => axis.x + (day - axis.first) * axis.scale;
const fromX = x => axis.first + (x - axis.x) / axis.scale;
// Where an event is that the axis does not show; empty where it does.
const findOutside = i => {
  const [b1, , , e2] = B[i];
  if (F[i] & UNDATED) return "undated";
  if (e2 + 1 <= axis.first) return "earlier";
  if (b1 >= axis.last) return "later";
  // Once, at any time before a day or after it: of other days this says nothing.
  const vague = (b1 === PAST && e2 >= axis.last) || (e2 === FUTURE && b1 < axis.first);
  return vague && !LASTS[i] ? "known too roughly" : "";
};

const inView = i => !findOutside(i);
const findDomain = () => {
  if (S.zoom) return [S.zoom[0], S.zoom[1] + 1];
  const first = readDay(S.from),
    last = readDay(S.to, true);
  if (first != null || last != null) {
    const a = first ?? min(HOME[0], last - 30),
      b = last != null ? last + 1 : max(HOME[1], first + 31);
    if (b > a) return [a, b];
  }
  if (S.view === "pair" && S.pair.length) {
    const days = shown()
      .flatMap(i => B[i])
      .filter(Number.isFinite);
    if (days.length) return widenBy(findEnds(days), 0.06, 45);
  }
  return HOME;
};

// Units of time: the days of one, and how many make a step. A zoom has any scale, and the
// beginnings of all units would be more than the page. So they are found here: those that
// `list_starts` of timeline/layout/ticks.py finds, as the tests make sure.
const UNITS = [
  [1, 1],
  [1, 7],
  [30.4, 1],
  [30.4, 3],
  [365.25, 1],
  [365.25, 2],
  [365.25, 5]
];
for (let years = 10; years < 1e7; years *= 10)
  UNITS.push([365.25, years], [365.25, 2.5 * years], [365.25, 5 * years]);
const listStarts = ([days, step]) => {
  const found = [],
    { first, last } = axis;
  if (days === 1) {
    // Weeks begin on Mondays: day 1 was one.
    for (let day = ceil((first - 1) / step) * step + 1; day < last; day += step)
      found.push(day);
    return found;
  }
  const [y, m] = fromDay(floor(first)),
    inMonths = days < 100;
  for (let at = div(inMonths ? y * 12 + m - 1 : y, step) * step; ; at += step) {
    // As historians count, round years before the first are those BC.
    const day = inMonths
      ? toDay(div(at, 12), at - 12 * div(at, 12) + 1, 1)
      : toDay(at > 0 || step === 1 ? at : at + 1, 1, 1);
    if (day >= last) return found;
    if (day >= first) found.push(day);
  }
};

const chooseUnit = least =>
  UNITS.find(([days, step]) => days * step * axis.scale >= least) ||
  UNITS[UNITS.length - 1];
const nameTick = (day, unit, first) => {
  const [y, m, d] = fromDay(day),
    year = nameYear(y);
  if (unit[0] > 100) return [year, true];
  if (unit[0] > 1)
    return m === 1 ? [year, true] : [MONTHS[m - 1] + (first ? " " + year : ""), first];
  if (first) return [d + " " + MONTHS[m - 1] + " " + year, true];
  return d <= unit[1]
    ? [d + " " + MONTHS[m - 1] + (m === 1 ? " " + year : ""), true]
    : ["" + d, false];
};
