// What stands around the picture: legend, zoom, other pictures.

const LEGEND = [
  ["day", "one day", "dy"],
  ["lasts", "lasted", "iv"],
  ["lasts-open", "goes on beyond", "iv oa"],
  ["pale", "perhaps then, too", "sw"],
  ["once", "once, within", "of"],
  ["once-open", "then or later, or by then", "of oa"],
  ["about", "approximate", "dy ap"],
  ["uncertain", "uncertain", "dy un"],
  ["possible", "possible match", "dy hol"],
  ["doubted", "disputed, denied or cancelled", "dy xx"],
  ["perhaps", "perhaps in that column", "sw"]
];
const showLegend = seen =>
  replace(
    legend,
    LEGEND.filter(([key]) => seen.has(key)).map(([, text, kind]) =>
      el(
        "li",
        {},
        el(
          "span",
          { class: kind === "sw" ? "lg sw" : "lg" },
          kind !== "sw" && el("i", { class: "g " + kind })
        ),
        text
      )
    )
  );
const tools = {};
const showTools = (count, asColumns) => {
  const list = shown(),
    off = groupBy(list, findOutside);
  off.delete("");
  replace(
    tools.off,
    [...off].map(([word, one]) => number(one.length) + " " + word).join(", ")
  );
  const known = list.filter(i => B[i][3] - B[i][0] < 800).flatMap(i => B[i]),
    [first, last] = findEnds(known);
  fitting =
    last > first && (last - first) * 3 < axis.last - axis.first
      ? widenBy([first, last], 0.05, 3)
      : null;
  tools.fit.hidden = !fitting;
  tools.list.hidden = !S.zoom;
  tools.all.disabled = !S.zoom && axis.first <= WHOLE[0] && axis.last >= WHOLE[1];
  tools.more.hidden = S.view === "pair" || count <= few;
  replace(tools.more, lanesShown > few ? "Fewer lanes" : "More lanes");
  replace(
    keysHint,
    "Drag across to zoom" +
      (asColumns ? "; columns count events by their beginnings" : "") +
      ". Keys: arrows, Enter, +, \u2212, 0."
  );
};

const zoomTo = (a, b) => {
  a = round(a);
  b = round(b);
  if (b - a < 6) {
    a = round((a + b) / 2) - 3;
    b = a + 6;
  }
  S.zoom = a <= WHOLE[0] && b >= WHOLE[1] - 1 ? zoomWhole() : [a, b];
  writeState(true);
  draw();
};

const zoomWhole = () =>
  HOME[0] <= WHOLE[0] && HOME[1] >= WHOLE[1] && !S.from && !S.to && S.view !== "pair"
    ? null
    : [floor(WHOLE[0]), ceil(WHOLE[1]) - 1];
const zoomAll = () => {
  S.zoom = S.zoom ? null : zoomWhole();
  writeState(true);
  draw();
};

const zoomBy = times => {
  const middle =
    current && host.contains(document.activeElement)
      ? fromX(current.x)
      : (axis.first + axis.last) / 2;
  const size = (axis.last - axis.first) * times,
    a = max(WHOLE[0], middle - size / 2);
  zoomTo(a, min(WHOLE[1], a + size) - 1);
};

const pan = share => {
  const size = axis.last - axis.first,
    a = max(WHOLE[0], min(WHOLE[1] - size, axis.first + size * share));
  zoomTo(a, a + size - 1);
};

const buildView = () => {
  const choose = kind => () => {
    S.view = kind;
    if (kind !== "pair") S.pair = [];
    S.zoom = null;
    update(true);
  };
  tools.tabs = [
    ["", "Over time"],
    who && who.names.length > 1 && ["pair", "Two actors"],
    D.land && ["map", "Map"]
  ]
    .filter(Boolean)
    .map(([kind, text]) => button(text, { "data-view": kind, click: choose(kind) }));
  const tool = (text, label, action) =>
    button(text, { label, title: label, click: action });
  tools.off = el("span.off", {});
  tools.lanes = el(
    "select",
    {
      change: e => {
        S.lanes = e.target.value;
        update(true);
      }
    },
    laneKeys.map(key => el("option", { value: key }, facets.get(key).label))
  );
  tools.by = el("label", {}, "Lanes ", tools.lanes);
  tools.more = button("More lanes", {
    click: () => {
      lanesShown = lanesShown > few ? few : 20;
      draw();
    }
  });
  tools.all = tool("All", "All time", zoomAll);
  tools.fit = button("Zoom to these", { click: () => zoomTo(...fitting) });
  tools.list = button("List only these dates", {
    click: () => {
      S.from = isoDay(S.zoom[0]);
      S.to = isoDay(S.zoom[1]);
      update(true);
    }
  });
  tools.box = el(
    "div.tools",
    {},
    tools.off,
    tools.fit,
    tools.list,
    tools.by,
    tools.more,
    el(
      "span.zg",
      {},
      tool("\u2039", "Earlier", () => pan(-0.5)),
      tool("\u203a", "Later", () => pan(0.5)),
      tool("\u2212", "Zoom out", () => zoomBy(2)),
      tool("+", "Zoom in", () => zoomBy(0.5)),
      tools.all
    )
  );
  view.append(
    el("h2.v", {}, "Overview"),
    el(
      "div.vbar",
      {},
      el("div.tabs", { role: "group", label: "Picture" }, tools.tabs),
      tools.box
    ),
    pairHost,
    host,
    mapHost,
    pairList,
    legend,
    keysHint,
    tip
  );
  view.hidden = false;
  listen();
};
