// What is chosen, as it stands in the fragment of the address.

const fresh = () => ({
  chosen: new Map(keys.map(key => [key, new Set()])),
  all: false,
  q: "",
  from: "",
  to: "",
  certain: false,
  pair: [],
  view: "",
  lanes: laneKeys[0] || "",
  zoom: null,
  e: "",
  at: ""
});
const readAnchor = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

let S = fresh();
const readState = () => {
  const s = fresh(),
    hash = location.hash.slice(1);
  // What is no choice may be the address of something on the page.
  const target = /^([eps]-|events$|sources$)/.test(hash) && byId(readAnchor(hash));
  if (target) {
    if (target.dataset.i) s.e = target.id.slice(2);
    else s.at = hash;
    return s;
  }
  const p = new URLSearchParams(hash);
  const find = (facet, name) => facet && facet.find.get(name);
  for (const key of keys)
    for (const name of p.getAll(key)) {
      const v = find(facets.get(key), name);
      if (v !== undefined) s.chosen.get(key).add(v);
    }
  s.all = p.get("match") === "all";
  s.q = p.get("q") || "";
  for (const key of ["from", "to"])
    if (readDay(p.get(key)) != null) s[key] = p.get(key).trim();
  s.certain = p.get("certain") === "yes";
  const pair = new Set(
    p
      .getAll("with")
      .map(name => find(who, name))
      .filter(v => v !== undefined)
  );
  if (pair.size > 1) s.pair = [...pair].slice(0, 2);
  if ((p.get("view") === "map" && D.land) || (p.get("view") === "pair" && who))
    s.view = p.get("view");
  if (laneKeys.includes(p.get("lanes"))) s.lanes = p.get("lanes");
  const [a, b] = (p.get("zoom") || "").split("..");
  if (readDay(a) != null && readDay(b, true) > readDay(a))
    s.zoom = [readDay(a), readDay(b, true)];
  s.e = p.get("e") || "";
  return s;
};

const formatState = s => {
  const p = new URLSearchParams();
  for (const [key, set] of s.chosen)
    for (const v of set) p.append(key, facets.get(key).names[v]);
  if (s.all && who && s.chosen.get("who").size > 1) p.set("match", "all");
  for (const key of ["q", "from", "to"]) if (s[key]) p.set(key, s[key]);
  if (s.certain) p.set("certain", "yes");
  for (const v of s.pair) p.append("with", who.names[v]);
  if (s.view) p.set("view", s.view);
  if (s.lanes !== (laneKeys[0] || "")) p.set("lanes", s.lanes);
  if (s.zoom) p.set("zoom", s.zoom.map(isoDay).join(".."));
  if (s.e) p.set("e", s.e);
  return p.toString() || s.at;
};

// A choice can be undone by Back; what is being typed is no choice yet.
const writeState = push => {
  const text = formatState(S),
    now = location.hash.slice(1);
  if (text === now) return;
  const url = text ? "#" + text : location.pathname + location.search;
  history[push ? "pushState" : "replaceState"](null, "", url);
};
