// Marks: what is certain is solid, what may have been is pale, open ends are arrows.
// As timeline/layout/figures.py has them.
const RADIUS = 3.6,
  LEAST = 8,
  STUB = 22;
// Of whom a lane is, nothing goes on after their last day; what begins later is not told
// by that.
const limitDays = (i, until) =>
  B[i].map(day => (B[i][0] > until ? day : min(day, until)));
const figure = (i, until) => {
  const [b1, b2, e1, e2] = limitDays(i, until),
    low = axis.first,
    high = axis.last,
    once = !LASTS[i];
  const stub = STUB / axis.scale;
  let first = max(b1, low),
    last = min(e2 + 1, high);
  if (b1 === PAST && e2 < FUTURE && (once || b2 > PAST))
    first = max(min(e2 + 1, high) - stub, low);
  if (e2 === FUTURE && b1 > PAST && (once || e1 < FUTURE))
    last = min(max(b1, low) + stub, high);
  let sureFirst = max(b2, first),
    sureLast = min(e1 + 1, last);
  if (once || sureFirst >= sureLast) sureFirst = sureLast = first;
  let a = toX(first),
    b = toX(last);
  const dot = once && b1 === e2,
    least = dot ? 2 * RADIUS : LEAST,
    small = dot || b - a < least;
  if (small) {
    const middle = (a + b) / 2;
    a = middle - least / 2;
    b = middle + least / 2;
  }
  let fade = 0;
  if (F[i] & APPROXIMATE) {
    const off = max(...[b1 - R[i][0][0], R[i][0][3] - e2].filter(Number.isFinite), 0);
    fade = min(max(off * axis.scale, 6), 40);
  }
  return {
    a,
    b,
    dot,
    once,
    small,
    fade,
    sureA: small && sureFirst < sureLast ? a : toX(sureFirst),
    sureB: small && sureFirst < sureLast ? b : toX(sureLast),
    none: sureFirst >= sureLast,
    left: b1 < low,
    right: e2 + 1 > high,
    doubtA: b2 > b1 && b1 >= low,
    doubtB: e2 > e1 && e2 + 1 <= high
  };
};

// The path of a shape; a point is a list of two numbers.
const trace = (...parts) => parts.join(" ");
const arrow = (x, y, way) =>
  trace("M", [x - 5 * way, y - RADIUS], "l", [5 * way, RADIUS], [-5 * way, RADIUS]);
const stroke = (x, y) => trace("M", [x, y - RADIUS], "v", 2 * RADIUS);
const drawBar = (f, y, add) => {
  const thick = f.b - f.a > 30 ? 3 : RADIUS,
    tipA = f.left ? 5 : 0,
    tipB = f.right ? 5 : 0;
  const bar = (a, b, kind) => {
    if (b - a < 0.1) return;
    if (f.small && !tipA && !tipB) {
      add("rect", {
        class: kind,
        x: a,
        y: y - thick,
        width: b - a,
        height: 2 * thick,
        rx: 2
      });
      return;
    }
    const l = a === f.a ? min(tipA, b - a) : 0,
      r = b === f.b ? min(tipB, b - a - l) : 0;
    add("path", {
      class: kind,
      d: trace(
        "M",
        [a + l, y - thick],
        "H",
        b - r,
        "l",
        [r, thick],
        [-r, thick],
        "H",
        a + l,
        "l",
        [-l, -thick],
        "z"
      )
    });
  };
  if (f.none) bar(f.a, f.b, "pale");
  else {
    bar(f.a, f.sureA, "pale");
    bar(f.sureA, f.sureB, "solid");
    bar(f.sureB, f.b, "pale");
  }
  const ends =
    (f.doubtA && !f.small ? stroke(f.a, y) : "") +
    (f.doubtB && !f.small ? stroke(f.b, y) : "");
  if (ends) add("path", { class: "line", d: ends });
};

const nameMark = (lane, i) =>
  [
    nameEvent(i),
    lane.fit(i) === 1 && "possible match",
    F[i] & DOUBTFUL && ($(".bad", cards[i])?.textContent || "in doubt")
  ]
    .filter(Boolean)
    .join(", ");
const drawMark = (lane, i, y, seen) => {
  const f = figure(i, lane.until),
    doubted = F[i] & DOUBTFUL,
    possible = lane.fit(i) === 1,
    middle = (f.a + f.b) / 2;
  const node = shape("a", {
    class: "m" + (possible ? " p" : "") + (doubted ? " x" : ""),
    href: "#" + cards[i].id,
    tabindex: -1,
    label: nameMark(lane, i)
  });
  const add = (tag, attrs) => node.append(shape(tag, attrs));
  add("rect", {
    class: "hit",
    x: f.a - f.fade - 2,
    y: y - 6,
    width: f.b - f.a + 2 * f.fade + 4,
    height: 12
  });
  if (f.fade) {
    add("rect", {
      class: "fade",
      x: f.a - f.fade,
      y: y - 3,
      width: f.fade,
      height: 6,
      fill: "url(#fl)"
    });
    add("rect", {
      class: "fade",
      x: f.b,
      y: y - 3,
      width: f.fade,
      height: 6,
      fill: "url(#fr)"
    });
    seen.add("about");
  }
  if (doubted && f.b - f.a < 30)
    add("path", { class: "line", d: trace("M", [middle - 4, y - 4], "l8 8m0-8l-8 8") });
  else if (f.dot) {
    add("circle", { class: "solid", cx: middle, cy: y, r: RADIUS });
    seen.add("day");
  } else if (f.once) {
    add("rect", {
      class: "pale",
      x: f.a,
      y: y - RADIUS,
      width: f.b - f.a,
      height: 2 * RADIUS
    });
    add("path", {
      class: "line",
      d: trace(
        "M",
        [f.a, y],
        "H",
        f.b,
        f.left ? arrow(f.a, y, -1) : stroke(f.a, y),
        f.right ? arrow(f.b, y, 1) : stroke(f.b, y)
      )
    });
    seen.add(f.left || f.right ? "once-open" : "once");
  } else {
    drawBar(f, y, add);
    seen.add(f.left || f.right ? "lasts-open" : "lasts");
    if (f.none || f.doubtA || f.doubtB) seen.add("pale");
  }
  if (F[i] & UNCERTAIN) {
    node.append(shape("text", { x: f.b + f.fade + 2, y: y + 4 }, "?"));
    seen.add("uncertain");
  }
  if (doubted) seen.add("doubted");
  if (possible) seen.add("possible");
  add("rect", {
    class: "ring",
    x: f.a - f.fade - 3,
    y: y - 7.5,
    width: f.b - f.a + 2 * f.fade + 6,
    height: 15,
    rx: 3
  });
  marks.push({ node, lane: lane.at, event: i, possible, x: middle, y });
  return node;
};

// By the column they begin in: what may begin in another as well is there perhaps.
const collect = (events, starts) =>
  groupBy(events, i => {
    const [b1, , , e2] = B[i],
      day = b1 > PAST ? b1 : e2 < FUTURE ? e2 : axis.first;
    let low = 0,
      high = starts.length - 1;
    while (high - low > 1) {
      const half = (low + high) >> 1;
      if (starts[half] <= day) low = half;
      else high = half;
    }
    return low;
  });
const findPeak = (lists, starts) =>
  max(
    4,
    ...lists.flatMap(events =>
      [...collect(events, starts).values()].map(one => one.length)
    )
  );
const drawColumns = (lane, events, y, height, top, starts, seen) =>
  [...collect(events, starts)]
    .sort((a, b) => a[0] - b[0])
    .map(([at, found]) => {
      const a = max(toX(starts[at]), axis.x),
        b = min(toX(starts[at + 1]), axis.x + axis.width),
        count = found.length,
        one = found[0];
      const may = found.filter(
        i => lane.fit(i) < 2 || B[i][0] < starts[at] || B[i][1] >= starts[at + 1]
      ).length;
      const whole = max(sqrt(count / top) * height, 2),
        solid = whole * ((count - may) / count);
      const days = [
        ceil(max(starts[at], axis.first)),
        floor(min(starts[at + 1], axis.last)) - 1
      ];
      const text =
        tell(count) +
        (may ? ", " + (may < count ? number(may) + " " : "") + "perhaps" : "");
      const range =
        nameDay(days[0]) + (days[1] > days[0] ? " to " + nameDay(days[1]) : "");
      const width = min(max(b - a - 1, 1), 24);
      const bar = (y, height, kind) =>
        height > 0 &&
        shape("rect", { class: kind, x: (a + b - width) / 2, y, width, height });
      const node = shape(
        count > 1 ? "g" : "a",
        {
          class: "q",
          tabindex: -1,
          ...(count > 1
            ? {
                role: "button",
                label: lane.name + ", " + range + ": " + text + ". Zoom in"
              }
            : { href: "#" + cards[one].id, label: nameMark(lane, one) })
        },
        shape("rect.hit", { x: a, y: y - height, width: b - a, height }),
        bar(y - solid, solid),
        bar(y - whole, whole - solid, "pale")
      );
      if (may) seen.add("perhaps");
      marks.push({
        node,
        lane: lane.at,
        event: count > 1 ? -1 : one,
        possible: lane.fit(one) === 1,
        zoom: count > 1 && days,
        text,
        range,
        x: (a + b) / 2,
        y
      });
      return node;
    });
