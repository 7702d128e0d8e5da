// The answer: how each event fits what is chosen.
//
// How it fits each value stands in the data, as the library judges: here fits are only
// put together. 0 is no, 1 possible, 2 certain.

const fits = new Uint8Array(N),
  fitsBesidePair = new Uint8Array(N);
let apart = 0,
  leastFit = 1;
const fitOne = (facet, set, i, all) => {
  const values = facet.values[i];
  if (all) return min(...[...set].map(v => fitOf(values, v)));
  let best = 0;
  for (const n of values) if (2 - (n & 1) > best && set.has(n >> 1)) best = 2 - (n & 1);
  if (best === 1 && set.size > 1 && facet.sets.has(i)) {
    if (facet.sets.get(i).some(one => one[1].every(v => set.has(v)))) best = 2;
  }
  return best;
};

const fitPair = (i, [one, two]) => {
  const list = D.p[i] || [];
  let best = 0;
  list.forEach((party, a) =>
    list.forEach((other, b) => {
      if (a !== b) best = max(best, min(fitOf(party, one), fitOf(other, two)));
    })
  );
  return best;
};

const judge = () => {
  leastFit = S.certain || D.certain ? 2 : 1;
  const active = listed.filter(facet => S.chosen.get(facet.key).size);
  const tests = makeTests(S.q),
    texts = tests.length ? listSearched() : null;
  const first = readDay(S.from) ?? PAST,
    last = readDay(S.to, true) ?? FUTURE;
  const dated = first > PAST || last < FUTURE,
    paired = S.pair.length === 2;
  apart = 0;
  for (const facet of listed) {
    facet.sure = new Int32Array(facet.names.length);
    facet.may = new Int32Array(facet.names.length);
  }
  for (let i = 0; i < N; i++) {
    // How it fits everything but the facets, and of these which it fits possibly.
    let fit = F[i] & POSSIBLE ? 1 : 2,
      fails = fit < leastFit ? 2 : 0,
      failed = null;
    const unsure = [];
    if (tests.length && !tests.every(test => test(texts[i]))) fails += 2;
    for (const facet of active) {
      const all = facet === who && S.all,
        one = fitOne(facet, S.chosen.get(facet.key), i, all);
      if (one >= leastFit) {
        if (all) fit = min(fit, one);
        else if (one === 1) unsure.push(facet);
      } else {
        fails += all ? 2 : 1;
        failed = facet;
      }
    }
    const together = paired ? fitPair(i, S.pair) : 2;
    if (dated && fails < 2) {
      const one = fitDays(i, first, last);
      // What has no date, and no account with one, may match whatever is asked about
      // dates: it is told apart.
      if (F[i] & UNDATED && !fitDays(i, first, last, 1)) {
        if (!fails && leastFit < 2 && together) apart++;
        fails += 2;
      } else if (one < leastFit) fails += 2;
      else fit = min(fit, one);
    }
    fitsBesidePair[i] = fails ? 0 : unsure.length ? 1 : fit;
    if (together >= leastFit) fit = min(fit, together);
    else fails += 2;
    fits[i] = fails ? 0 : unsure.length ? 1 : fit;
    // What fails by one facet alone counts in that facet: there another value may do,
    // and what fits one only possibly may fit another value of it for certain.
    if (fails > 1) continue;
    for (const facet of fails ? [failed] : listed) {
      const { values, sure, may } = facet,
        beside = unsure.some(one => one !== facet) ? 1 : fit;
      for (const n of values[i]) {
        if (beside === 2 && !(n & 1)) sure[n >> 1]++;
        else if (leastFit === 1) may[n >> 1]++;
      }
    }
  }
};

const shown = () => {
  const found = [];
  for (let i = 0; i < N; i++) if (fits[i]) found.push(i);
  return found;
};
