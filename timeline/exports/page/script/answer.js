// The answer: how each event fits what is chosen.
//
// How it fits each value stands in the data, as the library judges: here fits are only
// put together. 0 is no, 1 possible, 2 certain.

const fits = new Uint8Array(N),
  fitsBesidePair = new Uint8Array(N);
let apart = 0;
const fitOne = (facet, set, i, all) => {
  let best = all ? 2 : 0;
  if (all) {
    for (const v of set) {
      const found = facet.values[i].find(one => one[0] === v);
      best = min(best, found ? found[1] : 0);
    }
    return best;
  }
  for (const [v, fit] of facet.values[i])
    if (fit > best && set.has(v)) best = fit;
  if (best === 1 && set.size > 1 && facet.sets.has(i)) {
    if (facet.sets.get(i).some(one => one[1].every(v => set.has(v)))) best = 2;
  }
  return best;
};
const fitPair = (i, [one, two]) => {
  const list = parties[i],
    of = (party, v) => (party.find(found => found[0] === v) || [0, 0])[1];
  let best = 0;
  list.forEach((party, a) => list.forEach((other, b) => {
    if (a !== b) best = max(best, min(of(party, one), of(other, two)));
  }));
  return best;
};
const judge = () => {
  const least = S.certain || D.certain ? 2 : 1,
    active = keys.filter(key => S.chosen.get(key).size);
  const tests = makeTests(S.q),
    texts = tests.length ? listSearched() : null;
  const first = readDay(S.from) ?? PAST,
    last = readDay(S.to, true) ?? FUTURE;
  const dated = first > PAST || last < FUTURE,
    paired = S.pair.length === 2;
  apart = 0;
  for (const facet of facets.values()) {
    facet.sure = new Int32Array(facet.names.length);
    facet.may = new Int32Array(facet.names.length);
  }
  for (let i = 0; i < N; i++) {
    let fit = F[i] & POSSIBLE ? 1 : 2,
      fails = fit < least ? 2 : 0,
      failed = "";
    if (tests.length && !tests.every(test => test(texts[i]))) fails += 2;
    for (const key of active) {
      const all = key === "who" && S.all,
        one = fitOne(facets.get(key), S.chosen.get(key), i, all);
      if (one >= least) fit = min(fit, one);
      else {
        fails += all ? 2 : 1;
        failed = key;
      }
    }
    if (dated && fails < 2) {
      const one = fitDays(i, first, last);
      // What has no date may match whatever is asked about dates: it is told apart.
      if (F[i] & UNDATED) {
        if (!fails && least < 2) apart++;
        fails += 2;
      } else if (one < least) fails += 2;
      else fit = min(fit, one);
    }
    fitsBesidePair[i] = fails ? 0 : fit;
    if (paired) {
      const one = fitPair(i, S.pair);
      if (one >= least) fit = min(fit, one);
      else fails += 2;
    }
    fits[i] = fails ? 0 : fit;
    // What fails by one facet alone counts in that facet: there another value may do.
    if (fails > 1) continue;
    for (const key of fails ? [failed] : keys) {
      const facet = facets.get(key);
      for (const [v, own] of facet.values[i]) {
        if (min(own, fit) >= least)(own + fit === 4 ? facet.sure : facet.may)[v]++;
      }
    }
  }
};
const shown = () => {
  const found = [];
  for (let i = 0; i < N; i++)
    if (fits[i]) found.push(i);
  return found;
};
