// What stands around the picture, and how it is used.

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
  ["perhaps", "perhaps in that column", "sw"],
];
const showLegend = seen => replace(legend, LEGEND.filter(([key]) => seen.has(key))
  .map(([, text, kind]) => el("li", {}, el("span", {
    class: kind === "sw" ? "lg sw" : "lg"
  }, kind !== "sw" && el("i", {
    class: "g " + kind
  })), text)));
const tools = {};
const showTools = (count, asColumns) => {
  const list = shown(),
    off = groupBy(list, findOutside);
  off.delete("");
  replace(tools.off, [...off].map(([word, one]) => number(one.length) + " " + word)
    .join(", "));
  const known = list.filter(i => B[i][3] - B[i][0] < 800).flatMap(i => B[i]),
    [first, last] = findEnds(known);
  fitting = last > first && (last - first) * 3 < axis.last - axis.first ? widenBy([
    first, last
  ], .05, 3) : null;
  tools.fit.hidden = !fitting;
  tools.list.hidden = !S.zoom;
  tools.all.disabled = !S.zoom && axis.first <= WHOLE[0] && axis.last >= WHOLE[1];
  tools.more.hidden = S.view === "pair" || count <= few;
  replace(tools.more, lanesShown > few ? "Fewer lanes" : "More lanes");
  replace(keysHint, "Drag across to zoom" + (asColumns ?
    "; columns count events too close to draw one by one, by their beginnings" :
    "") + ". Keys: arrows, Enter, +, \u2212, 0.");
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
const zoomWhole = () => HOME[0] <= WHOLE[0] && HOME[1] >= WHOLE[1] && !S.from && !S
  .to && S.view !== "pair" ? null : [floor(WHOLE[0]), ceil(WHOLE[1]) - 1];
const zoomAll = () => {
  S.zoom = S.zoom ? null : zoomWhole();
  writeState(true);
  draw();
};
const zoomBy = times => {
  const middle = current && host.contains(document.activeElement) ? fromX(current.x) :
    (axis.first + axis.last) / 2;
  const size = (axis.last - axis.first) * times,
    a = max(WHOLE[0], middle - size / 2);
  zoomTo(a, min(WHOLE[1], a + size) - 1);
};
const pan = share => {
  const size = axis.last - axis.first,
    a = max(WHOLE[0], min(WHOLE[1] - size, axis.first + size * share));
  zoomTo(a, a + size - 1);
};
let hiding;
const showTip = mark => {
  clearTimeout(hiding);
  const {
    event: i
  } = mark;
  const lines = i < 0 ? [mark.range, el("b", {}, mark.text), "Zoom in"] : [dateOf(i),
    el("b", {
      dir: "auto"
    }, titleOf(i)), fits[i] === 1 ? "possible match" : null
  ];
  replace(tip, lines.filter(Boolean));
  tip.hidden = false;
  const from = boxOf(host),
    frame = boxOf(view);
  tip.style.left = max(0, min(frame.width - tip.offsetWidth, from.left - frame.left +
    mark.x - tip.offsetWidth / 2)) + "px";
  tip.style.top = from.top - frame.top + mark.y + 14 + "px";
};
const hideTip = () => {
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    tip.hidden = true;
  }, 150);
};
const markAt = target => {
  const node = target.closest(".m, .q");
  return node && marks
    .find(mark => mark.node === node);
};
const findNext = key => {
  if (!current) return null;
  const inLane = lane => marks.filter(mark => mark.lane === lane).sort((a, b) => a.x -
    b.x || a.y - b.y);
  const own = inLane(current.lane),
    at = own.indexOf(current);
  if (key === "ArrowRight") return own[at + 1];
  if (key === "ArrowLeft") return own[at - 1];
  if (key === "Home") return own[0];
  if (key === "End") return own[own.length - 1];
  const all = [...new Set(marks.map(mark => mark.lane))].sort((a, b) => a - b);
  const other = all[all.indexOf(current.lane) + (key === "ArrowDown" ? 1 : -1)];
  return inLane(other).sort((a, b) => abs(a.x - current.x) - abs(b.x - current.x))[0];
};
const KEYS = {
  "+": () => zoomBy(.5),
  "=": () => zoomBy(.5),
  "-": () => zoomBy(2),
  "0": zoomAll,
};
const listen = () => {
  on(host, "mouseover", e => {
    const mark = markAt(e.target);
    if (mark) showTip(
      mark);
  });
  on(host, "mouseout", e => {
    if (markAt(e.target)) hideTip();
  });
  on(tip, "mouseenter", () => clearTimeout(hiding));
  on(tip, "mouseleave", hideTip);
  on(document, "keydown", e => {
    if (e.key === "Escape") tip.hidden = true;
  });
  on(host, "focusin", e => {
    const mark = markAt(e.target);
    if (!mark) return;
    take(mark);
    if (mark.node.matches(":focus-visible")) showTip(mark);
  });
  on(host, "focusout", hideTip);
  on(host, "keydown", e => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (Object.hasOwn(KEYS, e.key)) {
      e.preventDefault();
      KEYS[e.key]();
      return;
    }
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
  let from = null,
    box = null,
    dragged = false;
  const within = e => max(axis.x, min(axis.x + axis.width, e.clientX - boxOf(host)
    .left));
  on(host, "click", e => {
    if (dragged) {
      e.preventDefault();
      e.stopPropagation();
      dragged = false;
      return;
    }
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
      if (abs(x - from) < 6) return;
      box = shape("rect.sel", {
        y: 18,
        height: max($("svg", host).clientHeight -
          22, 0)
      });
      $("svg", host).append(box);
      host.setPointerCapture(e.pointerId);
      tip.hidden = dragged = true;
    }
    box.setAttribute("x", min(x, from));
    box.setAttribute("width", abs(x - from));
  });
  const end = e => {
    const start = from,
      was = box;
    from = box = null;
    if (!was) return;
    was.remove();
    if (e.type !== "pointerup") return;
    const days = [start, within(e)].map(fromX).sort((a, b) => a - b);
    setTimeout(() => {
      dragged = false;
    }, 0);
    zoomTo(days[0], days[1]);
  };
  on(host, "pointerup", end);
  on(host, "pointercancel", end);
  on(host, "dragstart", e => e.preventDefault());
};
const buildView = () => {
  const choose = kind => () => {
    S.view = kind;
    if (kind !== "pair") S.pair = [];
    S.zoom = null;
    update(true);
  };
  tools.tabs = [
      ["", "Over time"], who && who.names.length > 1 && ["pair", "Two actors"], D
      .land && ["map", "Map"]
    ].filter(Boolean)
    .map(([kind, text]) => button(text, {
      "data-view": kind,
      click: choose(kind)
    }));
  const tool = (text, label, action) => button(text, {
    label,
    title: label,
    click: action
  });
  tools.off = el("span.off", {});
  tools.lanes = el("select", {
    change: e => {
      S.lanes = e.target.value;
      update(true);
    }
  }, laneKeys.map(key => el("option", {
      value: key
    }, facets
    .get(key).label)));
  tools.by = el("label", {}, "Lanes ", tools.lanes);
  tools.more = button("More lanes", {
    click: () => {
      lanesShown = lanesShown > few ?
        few : 20;
      draw();
    }
  });
  tools.all = tool("All", "All time", zoomAll);
  tools.fit = button("Zoom to these", {
    click: () => zoomTo(...fitting)
  });
  tools.list = button("List only these dates", {
    click: () => {
      S.from = isoDay(S
        .zoom[0]);
      S.to = isoDay(S.zoom[1]);
      update(true);
    }
  });
  tools.box = el("div.tools", {}, tools.off, tools.fit, tools.list, tools.by, tools
    .more,
    el("span.zg", {}, tool("\u2039", "Earlier", () => pan(-.5)), tool("\u203a",
      "Later", () => pan(.5)), tool("\u2212", "Zoom out", () => zoomBy(2)), tool(
      "+", "Zoom in", () => zoomBy(.5)), tools.all));
  view.append(el("h2.v", {}, "Overview"), el("div.vbar", {}, el(
      "div.tabs", {
        role: "group",
        label: "Picture"
      }, tools.tabs), tools.box),
    pairHost, host, mapHost, pairList, legend, keysHint, tip);
  view.hidden = false;
  listen();
};
