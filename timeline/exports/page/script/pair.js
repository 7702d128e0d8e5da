// Two actors: when they met, and how long they did not.

const FINE = 10;
const tellLength = days =>
  days < 61
    ? many(days, "day")
    : days < 731
      ? div(days * 12, 365) + " months"
      : many(div(days * 400, 146097), "year");
const isFine = ([b1, b2, e1, e2]) =>
  b1 > PAST && e2 < FUTURE && b2 - b1 <= FINE && e2 - e1 <= FINE;
// The silence before each event: as timeline/analysis/silences.py finds them.
const findSilences = events => {
  const found = new Map();
  let latest = -1,
    end = PAST,
    rough = PAST;
  for (const i of events) {
    if (F[i] & (UNDATED | DROPPED)) continue;
    // What lasts long counts by its beginning alone.
    const long = LASTS[i] && B[i][0] > PAST && B[i][3] - B[i][1] >= 31,
      [b1, b2] = B[i],
      [e1, e2] = B[i].slice(long ? 0 : 2);
    const fine = isFine([b1, b2, e1, e2]);
    if (fine && latest >= 0) {
      const days = max(b1 - end, 0);
      found.set(i, { days, sure: !days || rough <= end, i, since: end });
    }
    if (!fine) rough = max(rough, e2);
    const own = fine
      ? e2
      : !long && LASTS[i] && b2 < e1 && e1 < FUTURE && !(F[i] & UNCERTAIN)
        ? e1
        : null;
    if (own !== null && (latest < 0 || own > end)) {
      latest = i;
      end = own;
    }
  }
  return found;
};

const buildPair = () => {
  const names = el(
    "datalist",
    { id: "names" },
    who.names.slice(0, 600).map(name => el("option", { value: name }))
  );
  const pick = [0, 1].map(k =>
    input({
      list: "names",
      change: () => {
        const found = pick.map(one => who.find.get(one.value.trim()));
        S.pair =
          found.every(v => v !== undefined) && found[0] !== found[1] ? found : [];
        update(true);
      }
    })
  );
  const out = el("div");
  pairHost.append(
    el("div.pick", {}, field("Between", pick[0]), field("and", pick[1]), names),
    out
  );
  return { pick, out };
};

let pairParts = null;
const drawPair = () => {
  pairParts = pairParts || buildPair();
  const { pick, out } = pairParts;
  replace(pairList);
  if (S.pair.length < 2) {
    replace(
      out,
      el("p.hint", {}, "Choose two names. Most often together:"),
      el(
        "ul",
        {},
        D.pairs.map(pair => {
          const found = shown()
            .map(i => min(fits[i], fitPair(i, pair)))
            .filter(fit => fit >= leastFit);
          return el(
            "li",
            {},
            linkTo(pair.map(v => who.names[v]).join(" and "), () => {
              S.pair = pair;
              update(true);
              pick[0].focus();
            }),
            " " + tellSure(found.length, found.filter(fit => fit < 2).length)
          );
        })
      )
    );
    return;
  }
  S.pair.forEach((v, k) => {
    pick[k].value = who.names[v];
  });
  const events = shown(),
    silences = findSilences(events),
    list = [...silences.values()].filter(one => one.days);
  const usual = list.map(one => one.days).sort((a, b) => a - b)[(list.length - 1) >> 1];
  const longest = list.reduce(
    (best, one) => (!best || one.days > best.days ? one : best),
    null
  );
  const names = S.pair.map(v => who.names[v]).join(" and "),
    told = [
      tellSure(events.length, events.filter(i => fits[i] < 2).length) +
        " in which both took part"
    ];
  if (list.length > 1) told.push("usually " + tellLength(usual) + " apart");
  if (longest)
    told.push(
      "longest silence " +
        (longest.sure ? "" : "up to ") +
        tellLength(longest.days) +
        ", " +
        nameDay(longest.since) +
        " to " +
        nameDay(B[longest.i][0])
    );
  replace(out, el("h3", {}, names), el("p", {}, told.join("; ") + "."));
  if (!events.length) return;
  const head = ["Date", "Event", "Since the one before"].map((text, k) =>
    el("th", { scope: "col", class: k === 2 && "num" }, text)
  );
  const rows = events.map(i => {
    const one = silences.get(i),
      text =
        F[i] & DROPPED
          ? "did not take place"
          : one
            ? one.days
              ? (one.sure ? "" : "up to ") + tellLength(one.days)
              : "no day between"
            : isFine(B[i])
              ? ""
              : "not known to the day";
    return el(
      "tr",
      { class: one && one === longest && "long" },
      el("td", {}, $("time, span", $(".d", cards[i])).textContent),
      el(
        "td",
        { dir: "auto" },
        el("a", { href: "#" + cards[i].id }, titleOf(i)),
        fits[i] === 1 && " (possible)"
      ),
      el("td.num", {}, text)
    );
  });
  replace(
    pairList,
    el(
      "div.scroll",
      { tabindex: 0, role: "region", label: "Events between " + names },
      el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))
    )
  );
};
