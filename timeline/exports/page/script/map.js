// The map: land alone, and a circle for each place.

const drawMap = () => {
  const [bx, by, bw, bh] = D.land.box,
    width = paper || mapHost.clientWidth || 1000,
    place = facets.get("place");
  const squeeze = max(cos(((by + bh / 2) * PI) / 180), 0.3),
    k = min(width / (bw * squeeze), 470 / bh);
  const height = bh * k,
    left = (width - bw * squeeze * k) / 2,
    x = east => left + (east - bx) * squeeze * k,
    y = north => (-north - by) * k;
  const picture = shape(
    "svg",
    {
      viewBox: "0 0 " + width + " " + height,
      width,
      height,
      role: "group",
      label: "The places of the events. Enter keeps the events of a place alone."
    },
    shape(
      "clipPath",
      { id: "mc" },
      shape("rect", { x: left, y: 0, width: width - 2 * left, height })
    ),
    shape(
      "g",
      { "clip-path": "url(#mc)" },
      shape("path", {
        d: D.land.d,
        "fill-rule": "evenodd",
        transform:
          "translate(" + x(0) + " " + y(0) + ") scale(" + squeeze * k + " " + k + ")"
      })
    )
  );
  const radius = count => (count ? 3 + sqrt(count) * 2.1 : 2.5),
    taken = [];
  const dots = Object.entries(D.at)
    .map(([v, [north, east]]) => {
      const may = place.may[v],
        count = place.sure[v] + may;
      return {
        v: +v,
        count,
        told: tellSure(count, may),
        x: x(east),
        y: y(north),
        r: radius(count)
      };
    })
    .sort((a, b) => b.count - a.count || a.v - b.v);
  for (const dot of dots)
    if (dot.count)
      taken.push([dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r, dot]);
  const labels = [];
  for (const dot of dots) {
    const name = place.names[dot.v],
      on = S.chosen.get("place").has(dot.v),
      size = measure(name, 12);
    picture.append(
      shape(
        "a",
        {
          class: (on ? "on" : "") + (dot.count ? "" : " off"),
          href: "#place=" + encodeURIComponent(name),
          "data-place": dot.v,
          label: name + ", " + dot.told + (on ? ", chosen" : "")
        },
        shape("circle", { cx: dot.x, cy: dot.y, r: max(dot.r, 12), class: "hit" }),
        shape("circle", { cx: dot.x, cy: dot.y, r: dot.r }),
        shape("title", {}, name + ": " + dot.told)
      )
    );
    if (!dot.count) continue;
    for (const [at, down] of [
      [dot.x + dot.r + 3, dot.y + 4],
      [dot.x - dot.r - 3 - size, dot.y + 4],
      [dot.x - size / 2, dot.y - dot.r - 4],
      [dot.x - size / 2, dot.y + dot.r + 12]
    ]) {
      const box = [at, down - 10, at + size, down + 3];
      if (
        box[0] < 2 ||
        box[2] > width - 2 ||
        taken.some(
          one =>
            one[4] !== dot &&
            box[0] < one[2] &&
            box[2] > one[0] &&
            box[1] < one[3] &&
            box[3] > one[1]
        )
      )
        continue;
      taken.push(box);
      labels.push(shape("text", { x: at, y: down, "aria-hidden": "true" }, name));
      break;
    }
  }
  picture.append(...labels);
  replace(mapHost, picture);
  const located = new Set(Object.keys(D.at).flatMap(v => place.lanes[v]));
  const off = shown().filter(i => !located.has(i)).length;
  replace(
    keysHint,
    "Land alone, no borders. " +
      (off ? tell(off) + " of those shown without a place on the map. " : "") +
      "Choose a circle to keep its events."
  );
};
