// The list, its count, and what is chosen as chips.

const bar = $("#bar"),
  view = $("#view");
const status = el("p", { role: "status" }),
  chips = el("div.chips", { role: "group", label: "What is chosen" });
const goTo = el("select", {
  change: e => {
    const section = sections[e.target.value];
    e.target.value = "";
    if (!section) return;
    section.tabIndex = -1;
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  }
});

const none = el("p.none", { hidden: true }, "No event meets all that is chosen.");
const flags = cards.map(() => null);
const showList = () => {
  const perSection = sections.map(() => 0),
    perBlock = blocks.map(() => 0);
  let count = 0,
    possible = 0;
  for (let i = 0; i < N; i++) {
    const item = cards[i].parentNode,
      on = fits[i] > 0;
    if (item.hidden === on) item.hidden = !on;
    // What matches only possibly by what is chosen here says so; the list does of others.
    const may = fits[i] === 1 && !(F[i] & POSSIBLE);
    if (may && !flags[i])
      $(".d", cards[i]).append(
        (flags[i] = el("span", { class: "fl may" }, "possible match"))
      );
    else if (!may && flags[i]) {
      flags[i].remove();
      flags[i] = null;
    }
    if (!on) continue;
    count++;
    perSection[sectionOf[i]]++;
    perBlock[blockOf[i]]++;
    if (fits[i] === 1) possible++;
  }
  const options = [el("option", { value: "" }, "Go to \u2026")];
  sections.forEach((section, k) => {
    section.hidden = !perSection[k];
    const whole = tell(inSection[k]),
      text =
        perSection[k] === inSection[k] ? whole : number(perSection[k]) + " of " + whole;
    const heading = $("h2 .n", section);
    if (heading.textContent !== text) replace(heading, text);
    if (perSection[k])
      options.push(
        el(
          "option",
          { value: k },
          $("h2", section).firstChild.textContent.trim() +
            " (" +
            number(perSection[k]) +
            ")"
        )
      );
  });
  if (isBig)
    blocks.forEach((block, k) => {
      block.hidden = !perBlock[k];
      block.style.containIntrinsicHeight = "auto " + perBlock[k] * 190 + "px";
    });
  replace(goTo, options);
  none.hidden = count > 0;
  const more = [
    tellDoubt(count, possible),
    apart && many(apart, "undated event") + " may match as well"
  ];
  replace(
    status,
    count === N ? tell(N) : number(count) + " of " + tell(N),
    el(
      "span",
      {},
      more.filter(Boolean).map(text => " \u00b7 " + text)
    )
  );
};

const leave = action => () => {
  action();
  update(true);
  $("#events").focus({ preventScroll: true });
};

const showChips = () => {
  const list = [];
  const add = (label, undo) =>
    list.push(
      button(label, { class: "chip", label: "Remove " + label, click: leave(undo) })
    );
  for (const [key, set] of S.chosen)
    for (const v of set) {
      const { label, names } = facets.get(key);
      add((key === "who" ? "" : label + ": ") + names[v], () => set.delete(v));
    }
  if (S.pair.length)
    add(S.pair.map(v => who.names[v]).join(" with "), () => (S.pair = []));
  if (S.q) add("\u201c" + S.q + "\u201d", () => (S.q = ""));
  if (S.from || S.to)
    add(
      S.from && S.to
        ? S.from + " to " + S.to
        : S.from
          ? "from " + S.from
          : "to " + S.to,
      () => (S.from = S.to = "")
    );
  if (S.certain) add("certain only", () => (S.certain = false));
  if (list.length)
    list.push(
      linkTo(
        "Clear all",
        leave(() => (S = { ...fresh(), view: S.view, lanes: S.lanes }))
      )
    );
  replace(chips, list);
  chips.hidden = !list.length;
};
