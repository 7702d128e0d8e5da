// The picture under the pointer and under the keys.

let hiding;
const showTip = mark => {
  clearTimeout(hiding);
  const { event: i } = mark;
  const lines =
    i < 0
      ? [mark.range, el("b", {}, mark.text), "Zoom in"]
      : [
          dateOf(i),
          el("b", { dir: "auto" }, titleOf(i)),
          mark.possible && "possible match"
        ];
  replace(tip, lines.filter(Boolean));
  tip.hidden = false;
  const from = boxOf(host),
    frame = boxOf(view);
  tip.style.left =
    max(
      0,
      min(
        frame.width - tip.offsetWidth,
        from.left - frame.left + mark.x - tip.offsetWidth / 2
      )
    ) + "px";
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
  return node && marks.find(mark => mark.node === node);
};

const findNext = key => {
  if (!current) return null;
  const inLane = lane =>
    marks.filter(mark => mark.lane === lane).sort((a, b) => a.x - b.x || a.y - b.y);
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
  "+": () => zoomBy(0.5),
  "=": () => zoomBy(0.5),
  "-": () => zoomBy(2),
  0: zoomAll
};

const listen = () => {
  on(host, "mouseover", e => {
    const mark = markAt(e.target);
    if (mark) showTip(mark);
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
  const within = e =>
    max(axis.x, min(axis.x + axis.width, e.clientX - boxOf(host).left));
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
        height: max($("svg", host).clientHeight - 22, 0)
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
