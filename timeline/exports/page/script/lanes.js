// Lanes of marks, or of columns where marks have no room.

const MOST_MARKS = 900;
const countLane = (name, fit, events) => {
  const may = events.filter(i => fit(i) < 2).length;
  return { name, fit, events, may, count: countSure(events.length - may, may) };
};

// A lane has what fits its value, and what fits that only possibly is possible there.
const makeLane = (facet, v, found) => {
  const fit = i => min(found[i], fitOf(facet.values[i], v)),
    of = facet.lanes[v];
  const events = of.filter(i => fit(i) >= leastFit);
  return {
    v,
    rows: facet.rows[v],
    of,
    until: facet.ends[v] ?? FUTURE,
    ...countLane(facet.names[v], fit, events)
  };
};

const listLanes = () => {
  if (S.view === "pair") {
    if (S.pair.length < 2) return [];
    const lanes = S.pair.map(v => makeLane(who, v, fitsBesidePair));
    // What both were in ends with the first of them, and has the rows of that lane.
    const base = lanes[+(lanes[1].until < lanes[0].until)];
    return [...lanes, { ...base, ...countLane("Together", i => fits[i], shown()) }];
  }
  const facet = facets.get(S.lanes);
  if (!facet) return [];
  const set = S.chosen.get(S.lanes);
  return facet.rows
    .map((_, v) => makeLane(facet, v, fits))
    .filter(lane => lane.v < 20 || set.has(lane.v))
    .filter(lane => lane.events.length)
    .sort(
      (a, b) =>
        set.has(b.v) - set.has(a.v) || b.events.length - a.events.length || a.v - b.v
    );
};

// The row of each mark of a lane, of those laid out for the largest scale that is
// passed: rows in which nothing is left are taken out.
const findRows = (lane, events, level) => {
  const text = lane.rows[level],
    place = new Map(lane.of.map((i, at) => [i, at]));
  const letters = events.map(i => (text ? text[place.get(i)] : "0"));
  const used = [...new Set(letters)].sort(),
    short = used.filter(one => (one > "Z" && one !== "~") || one < "A"),
    long = used.filter(one => one >= "A" && one <= "Z");
  return { letters, short, long, crowded: letters.includes("~") };
};

const draw = () => {
  const had = host.contains(document.activeElement) && current,
    width = paper || host.clientWidth || 1000,
    small = width < 620;
  const kept = had ? { event: had.event, lane: had.lane, day: fromX(had.x) } : null;
  const left = small ? 4 : min(190, max(120, width * 0.16)),
    [first, last] = findDomain();
  const whole = { at: 0, ...countLane("All events", i => fits[i], shown()) },
    lanes = listLanes(),
    limited = S.view === "pair" ? lanes : lanes.slice(0, lanesShown);
  const counts = [whole, ...limited].map(lane => measure(lane.count, 12));
  const room = width - left - (small ? 4 : max(32, ...counts) + 12),
    scale = room / (last - first),
    seen = new Set();
  axis = { x: left, width: room, first, last, scale };
  let level = -1;
  D.scales.forEach((one, k) => {
    if (one <= scale * 1.04) level = k;
  });
  for (const lane of limited) {
    lane.visible = lane.events.filter(
      i => inView(i) && limitDays(i, lane.until)[3] + 1 > first
    );
    lane.laid = findRows(lane, lane.visible, level);
  }
  // One form for all lanes, so that they compare: marks where each has room for them.
  const drawn = limited.reduce((sum, lane) => sum + lane.visible.length, 0);
  const asColumns =
    level < 0 ||
    drawn > MOST_MARKS ||
    limited.some(
      lane => lane.laid.crowded || lane.laid.short.length > (small ? 6 : 12)
    );
  const unit = chooseUnit(5),
    starts = [PAST, ...listStarts(unit), FUTURE];
  starts[0] = min(first, starts[1] - 1);
  starts[starts.length - 1] = max(last, starts[starts.length - 2] + 1);
  const all = whole.events.filter(inView);
  const ground = shape("g", { "aria-hidden": "true" }),
    names = shape("g", { "aria-hidden": "true" });
  const picture = shape(
    "svg",
    {
      role: "group",
      label:
        "The events in time. Arrows go from mark to mark, Enter opens, plus and minus zoom, 0 shows all."
    },
    shape(
      "defs",
      {},
      [
        ["fl", 0, 0.7],
        ["fr", 0.7, 0]
      ].map(([id, from, to]) =>
        shape(
          "linearGradient",
          { id },
          shape("stop", { offset: 0, "stop-opacity": from }),
          shape("stop", { offset: 1, "stop-opacity": to })
        )
      )
    ),
    ground,
    names
  );
  let y = 24;
  marks = [];
  const drawLane = ({ name, events, may, count }, body) => {
    const top = y,
      lowest = top + (small ? 44 : 28);
    if (small) y += 18;
    const group = shape("g", {
      role: "group",
      label: name + ", " + tellSure(events.length, may)
    });
    body(group);
    y = max(y + 5, lowest);
    const at = small ? top + 13 : (top + y) / 2 + 4.5,
      short = cut(name, small ? width - 60 : left - 14);
    names.append(
      shape(
        "text.ln",
        { x: small ? left : 0, y: at },
        short,
        short !== name && shape("title", {}, name)
      ),
      shape(
        "text.ct",
        { x: width - (small ? 4 : 0), y: at, "text-anchor": "end" },
        count
      ),
      shape("path.base", { d: trace("M", [small ? left : 0, y], "H", width) })
    );
    picture.append(group);
  };
  if (S.view !== "pair")
    drawLane(whole, group => {
      y += 33;
      group.append(
        ...drawColumns(whole, all, y, 28, findPeak([all], starts), starts, seen)
      );
    });
  const top = asColumns
    ? findPeak(
        limited.map(lane => lane.visible),
        starts
      )
    : 0;
  limited.forEach((lane, k) => {
    lane.at = k + 1;
    drawLane(lane, group => {
      const { letters, short, long } = lane.laid,
        isLong = letter => long.includes(letter);
      if (asColumns) {
        y += 39;
        group.append(
          ...drawColumns(
            lane,
            lane.visible.filter((_, n) => !isLong(letters[n])),
            y,
            34,
            top,
            starts,
            seen
          )
        );
        y += 2;
      } else {
        lane.visible.forEach((i, n) => {
          if (!isLong(letters[n]))
            group.append(
              drawMark(lane, i, y + 10 + short.indexOf(letters[n]) * 9, seen)
            );
        });
        y += short.length ? 7 + short.length * 9 : 5;
      }
      lane.visible.forEach((i, n) => {
        if (isLong(letters[n]))
          group.append(drawMark(lane, i, y + 6 + long.indexOf(letters[n]) * 11, seen));
      });
      y += long.length * 11 + (long.length ? 2 : 0);
    });
  });
  let free = PAST;
  const ticks = chooseUnit(measure("0000 BC", 12) + 26),
    days = listStarts(ticks);
  days.forEach((day, n) => {
    const x = toX(day),
      [text, bold] = nameTick(day, ticks, !n),
      size = measure(text, 12) * (bold ? 1.08 : 1);
    ground.append(shape("path.tick", { d: trace("M", [x, 18], "V", y) }));
    if (x + 3 < free || x + 3 + size > width) return;
    names.append(shape("text", { class: bold ? "tk b" : "tk", x: x + 3, y: 14 }, text));
    free = x + 3 + size + 6;
  });
  fill(picture, { width, height: y + 4, viewBox: "0 0 " + width + " " + (y + 4) }, []);
  replace(host, picture);
  showLegend(seen);
  showTools(lanes.length, asColumns);
  const nearest = list =>
    list.sort((a, b) => abs(a.x - toX(kept.day)) - abs(b.x - toX(kept.day)))[0];
  const own = kept && marks.filter(mark => mark.lane === kept.lane);
  take(
    (kept &&
      (own.find(mark => kept.event >= 0 && mark.event === kept.event) ||
        nearest(own))) ||
      marks[0]
  );
  if (kept && current) current.node.focus({ preventScroll: true });
  light(lit);
};

const take = mark => {
  if (current) current.node.setAttribute("tabindex", -1);
  current = mark || null;
  if (current) current.node.setAttribute("tabindex", 0);
};

const light = i => {
  lit = i;
  for (const mark of marks)
    mark.node.classList.toggle("on", i >= 0 && mark.event === i);
};
