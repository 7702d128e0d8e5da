// What events can be filtered by, and how each fits each value.
// Values and fits are one number, as in the data: 2 * value + 1 where only possible.

const fitOf = (list, v) =>
  list.includes(2 * v) ? 2 : list.includes(2 * v + 1) ? 1 : 0;
const facets = new Map(
  D.f.map(f => {
    const facet = {
      key: f.k,
      label: f.l,
      names: f.n,
      notes: f.t || [],
      rows: f.r || [],
      ends: f.u || {},
      values: f.v.map(one => [one].flat()),
      lanes: f.n.map(() => []),
      sets: groupBy(f.s || [], one => one[0]),
      find: new Map(f.n.map((name, v) => [name, v])),
      sure: [],
      may: [],
      more: false,
      asked: ""
    };
    facet.values.forEach((values, i) => {
      for (const n of values) facet.lanes[n >> 1].push(i);
    });
    // What all events have alike is no choice.
    facet.offered = f.n.length > 1 || facet.lanes[0].length < N;
    return [f.k, facet];
  })
);

const who = facets.get("who"),
  listed = [...facets.values()],
  keys = [...facets.keys()];
const offered = listed.filter(f => f.offered);
const laneKeys = keys.filter(key => facets.get(key).names.length > 1 && D.frame);
