// What events can be filtered by, and how each fits each value.

const spread = list => (Array.isArray(list) ? list : [list]).map(n => [n >> 1, n & 1 ?
  1 : 2
]);
const facets = new Map(D.f.map(f => {
  const facet = {
    key: f.k,
    label: f.l,
    names: f.n,
    notes: f.t || [],
    rows: f.r || [],
    values: f.v.map(spread),
    lanes: f.n.map(() => []),
    sets: groupBy(f.s || [], one => one[0]),
    find: new Map(f.n.map((name, v) => [name, v])),
    sure: [],
    may: [],
    more: false,
    asked: "",
  };
  facet.values.forEach((values, i) => {
    for (const [v] of values) facet.lanes[v]
      .push(i);
  });
  // What all events have alike is no choice.
  facet.offered = f.n.length > 1 || facet.lanes[0].length < N;
  return [f.k, facet];
}));
const who = facets.get("who"),
  parties = D.p.map(list => list ? list.map(spread) : []);
const keys = [...facets.keys()],
  offered = [...facets.values()].filter(f => f.offered);
const laneKeys = keys.filter(key => facets.get(key).names.length > 1 && facets.get(key)
  .rows.length);
