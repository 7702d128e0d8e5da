// The events: their cards in the list, and their days.

const D = JSON.parse(byId("data").textContent),
  N = D.e.length;
if (!N) return;
const cards = [];
for (const card of $$("article[data-i]")) cards[card.dataset.i] = card;
const sections = $$("section.per"),
  blocks = $$("section.per > ol");
const sectionOf = cards.map(card => sections.indexOf(card.closest("section")));
const blockOf = cards.map(card => blocks.indexOf(card.closest("ol")));
const inSection = sections.map((_, k) => sectionOf.filter(s => s === k).length);
const isBig = document.body.classList.contains("big");
const titleOf = i => $("h3", cards[i]).textContent;
const nameEvent = i => dateOf(i) + ": " + titleOf(i);
const dateOf = i => {
  const date = $(".d", cards[i]),
    note = $("small", date);
  return [$("time, span", date), note]
    .filter(Boolean)
    .map(one => one.textContent)
    .join(", ");
};

const APPROXIMATE = 1,
  UNCERTAIN = 2,
  POSSIBLE = 4,
  DOUBTFUL = 8,
  UNDATED = 16,
  DROPPED = 32;
const limit = day => (day === "-" ? PAST : day === "+" ? FUTURE : day);
const F = D.e.map(row => row[1]),
  LASTS = D.e.map(row => row[0].length === 4);
const B = D.e.map(([days]) => {
  const d = days.map(limit);
  return d.length === 4 ? d : [d[0], d[d.length - 1], d[0], d[d.length - 1]];
});

const R = D.e.map((row, i) =>
  row.length > 2
    ? row.slice(2).map(one => one.map(limit))
    : [[...B[i], F[i] & UNCERTAIN]]
);

const fitDays = (i, first, last, from = 0) => {
  let best = 0;
  for (const [b1, b2, e1, e2, unsure] of R[i].slice(from)) {
    if (b1 > last || e2 < first) continue;
    best = max(best, b2 <= last && e1 >= first && !unsure ? 2 : 1);
  }
  return best;
};
