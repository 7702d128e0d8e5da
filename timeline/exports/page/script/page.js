// All together.

const showPicture = () => {
  const map = S.view === "map",
    pair = S.view === "pair",
    empty = pair && S.pair.length < 2;
  for (const tab of tools.tabs)
    tab.setAttribute("aria-pressed", tab.dataset.view === S.view);
  mapHost.hidden = !map;
  pairHost.hidden = pairList.hidden = !pair;
  host.hidden = tools.box.hidden = legend.hidden = map || empty || !HOME;
  keysHint.hidden = empty;
  tools.by.hidden = pair || laneKeys.length < 2;
  tools.lanes.value = S.lanes;
  if (pair) drawPair();
  if (map) drawMap();
  else if (!HOME) replace(keysHint, "No event here has a date.");
  else if (!empty) draw();
};

const update = (push, kept) => {
  // First of all: a browser lays out what has changed before it notes an address.
  writeState(push);
  judge();
  // Before the list changes: what a picture has to measure is still laid out.
  showPicture();
  showList();
  showChips();
  for (const facet of offered) drawFacet(facet, facet !== kept);
  if (document.activeElement !== fields.q) fields.q.value = S.q;
  for (const key of ["from", "to"]) {
    fields[key].value = S[key];
    fields[key].removeAttribute("aria-invalid");
  }
  fields.certain.checked = S.certain;
};

const unmark = () => $("article.on")?.classList.remove("on");

const open = (id, push) => {
  const target = byId(id);
  if (!target) return;
  if (target.dataset.i !== undefined) {
    const i = +target.dataset.i;
    // What a filter has hidden is shown again when a link leads to it.
    for (let node = target; node.id !== "events"; node = node.parentNode)
      node.hidden = false;
    unmark();
    target.classList.add("on");
    S.e = id.slice(2);
    light(i);
    writeState(push);
  }
  const calm =
    matchMedia("(prefers-reduced-motion: reduce)").matches ||
    abs(boxOf(target).top) > 4000;
  target.scrollIntoView({ block: "start", behavior: calm ? "instant" : "smooth" });
  // Blocks that were never laid out turn out to be higher or lower than they claimed.
  if (calm)
    requestAnimationFrame(() =>
      target.scrollIntoView({ block: "start", behavior: "instant" })
    );
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
};

on(document, "click", e => {
  const link = e.target.closest("a");
  if (!link || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || e.button)
    return;
  const href = link.getAttribute("href") || "";
  if (!href.startsWith("#")) return;
  e.preventDefault();
  if (link.dataset.place !== undefined) {
    const set = S.chosen.get("place");
    if (!set.delete(+link.dataset.place)) set.add(+link.dataset.place);
    update(true);
    $("[data-place='" + link.dataset.place + "']", mapHost)?.focus();
  } else if (link.dataset.w !== undefined) {
    const v = +link.dataset.w,
      set = S.chosen.get("who"),
      card = link.closest("article"),
      top = boxOf(card).top;
    if (!set.delete(v)) {
      if (!S.all) set.clear();
      set.add(v);
    }
    update(true);
    // The card stays where it stands on the screen.
    scrollBy({ top: boxOf(card).top - top, behavior: "instant" });
  } else open(readAnchor(href.slice(1)), true);
});

const restore = () => {
  S = readState();
  update(false);
  const target = byId(S.e ? "e-" + S.e : readAnchor(S.at));
  if (target) open(target.id, false);
  else unmark();
};

document.documentElement.classList.add("js");
for (const link of $$("a[data-w]"))
  link.href = "#who=" + encodeURIComponent(who.names[link.dataset.w]);
bar.append(
  el("h2.v", {}, "Events"),
  status,
  el("label", {}, el("span.v", {}, "Go to a period"), goTo),
  chips
);

bar.after(none);
bar.hidden = false;
buildView();
buildFilters();
restore();
on(window, "popstate", restore);
const printed = width => () => {
  paper = width;
  showPicture();
};

on(window, "beforeprint", printed(680));
on(window, "afterprint", printed(0));
let wide = innerWidth,
  resizing;
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

on($("#events"), "mouseover", e => {
  const card = e.target.closest("article");
  if (card) light(+card.dataset.i);
});
