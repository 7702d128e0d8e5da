// The filters beside the list.

const TOP = 8,
  MOST = 150;
const dateHint = "A year, a month or a day; -0043 is 44 BC.";
const fields = {};
const buildFacet = f => {
  const label = f.label;
  f.list = el("div", { role: "group", label: label });
  f.count = el("span.n", {});
  f.button = linkTo("", () => {
    f.more = !f.more;
    drawFacet(f, true);
  });
  const kids = [];
  if (f.names.length > 12) {
    f.input = input({
      type: "search",
      placeholder: "Find among " + number(f.names.length),
      label: "Find in " + label,
      input: e => {
        f.asked = fold(e.target.value);
        drawFacet(f, true);
      }
    });
    kids.push(f.input);
  }
  if (f === who) {
    f.together = option(
      tickBox(e => {
        S.all = e.target.checked;
        update(true, f);
      }),
      el("span", {}, "All of them together")
    );
    kids.push(f.together);
  }
  f.box = el(
    "details.fs",
    { open: f.key === "who" || f.key === "kind", toggle: () => drawFacet(f, true) },
    el("summary", {}, label + " ", f.count),
    kids,
    f.list,
    f.button
  );
  return f.box;
};

const drawFacet = (f, order) => {
  const set = S.chosen.get(f.key),
    found = v => f.sure[v] + f.may[v];
  replace(f.count, set.size ? number(set.size) + " chosen" : number(f.names.length));
  if (f.together) {
    f.together.hidden = set.size < 2;
    f.together.firstChild.checked = S.all;
  }
  if (!f.box.open) return;
  if (order || !f.drawn) {
    let listed = f.names.map((_, v) => v);
    if (f.asked) listed = listed.filter(v => fold(f.names[v]).includes(f.asked));
    listed.sort((a, b) => set.has(b) - set.has(a) || found(b) - found(a) || a - b);
    const all = listed.length;
    listed = listed.slice(0, f.more || f.asked ? MOST : max(TOP, set.size));
    f.drawn = new Map(
      listed.map(v => {
        const count = el("span.n", {}),
          note = f.notes[v];
        const tick = tickBox(e => {
          const chosen = S.chosen.get(f.key);
          e.target.checked ? chosen.add(v) : chosen.delete(v);
          update(true, f);
        });
        const name = el(
          "span",
          { dir: "auto" },
          f.names[v],
          note && el("i", {}, " " + note)
        );
        return [v, { line: option(tick, name, count), tick, count }];
      })
    );
    replace(
      f.list,
      [...f.drawn.values()].map(one => one.line)
    );
    f.button.hidden = Boolean(f.asked) || all <= TOP;
    replace(
      f.button,
      f.more
        ? "Show fewer"
        : all > MOST
          ? "Show " + MOST + " of " + number(all)
          : "Show all " + all
    );
    f.button.setAttribute("aria-expanded", f.more);
  }
  for (const [v, { line, tick, count }] of f.drawn) {
    tick.checked = set.has(v);
    replace(count, countSure(f.sure[v], f.may[v]));
    if (f.may[v])
      count.title = number(f.sure[v]) + " certainly, " + number(f.may[v]) + " possibly";
    else count.removeAttribute("title");
    line.classList.toggle("zero", !found(v));
  }
};

const buildFilters = () => {
  let timer;
  fields.q = input({
    type: "search",
    id: "q",
    focus: listSearched,
    input: e => {
      S.q = e.target.value;
      clearTimeout(timer);
      timer = setTimeout(() => update(false), 90);
    }
  });
  const hint = el("p.hint", { id: "hint", "aria-live": "polite" }, dateHint);
  const day = (key, example) =>
    (fields[key] = input({
      id: key,
      placeholder: example,
      "aria-describedby": "hint",
      change: e => {
        const text = e.target.value.trim(),
          sound = !text || readDay(text) != null;
        e.target.setAttribute("aria-invalid", !sound);
        replace(
          hint,
          sound
            ? dateHint
            : "Write a year, a month or a day: 1989, 1989-11, 1989-11-09."
        );
        if (sound) {
          S[key] = text;
          update(true);
        }
      }
    }));
  fields.certain = tickBox(e => {
    S.certain = e.target.checked;
    update(true);
  });
  const wrap = el(
    "details.fwrap",
    { open: innerWidth > 900 },
    el("summary", {}, "Filter the events"),
    el(
      "div.fs",
      {},
      field("Search", fields.q),
      el(
        "div.two",
        {},
        field("From", day("from", "1989-11")),
        field("To", day("to", "1991"))
      ),
      hint,
      !D.certain &&
        option(fields.certain, el("span", {}, "Only what certainly matches"))
    ),
    offered.map(buildFacet)
  );
  $("#filters").append(el("h2.v", {}, "Filters"), wrap);
  $("#filters").hidden = false;
};
