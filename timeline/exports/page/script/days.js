// Days, numbered as in the library: 1 is 1 January of the year 1.

const div = (a, b) => floor(a / b);
const toDay = (y, m, d) => {
  y += div(m - 1, 12);
  m = ((m - 1) % 12) + (m < 1 ? 13 : 1);
  const a = m < 3 ? y - 1 : y;
  return (
    365 * a +
    div(a, 4) -
    div(a, 100) +
    div(a, 400) +
    div(153 * ((m + 9) % 12) + 2, 5) +
    d -
    306
  );
};

const fromDay = day => {
  const z = day + 305,
    era = div(z, 146097),
    e = z - era * 146097;
  const y = div(e - div(e, 1460) + div(e, 36524) - div(e, 146096), 365),
    rest = e - (365 * y + div(y, 4) - div(y, 100));
  const p = div(5 * rest + 2, 153),
    m = p < 10 ? p + 3 : p - 9;
  return [y + era * 400 + (m < 3 ? 1 : 0), m, rest - div(153 * p + 2, 5) + 1];
};

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const nameYear = y => (y > 0 ? "" + y : 1 - y + " BC");
const nameDay = day => {
  const [y, m, d] = fromDay(day);
  return d + " " + MONTHS[m - 1] + " " + nameYear(y);
};

const findEnds = days =>
  days.reduce(([a, b], day) => [min(a, day), max(b, day)], [FUTURE, PAST]);
const pad = (value, size) => String(abs(value)).padStart(size, "0");
const isoDay = day => {
  const [y, m, d] = fromDay(day);
  return (y < 0 ? "-" : "") + pad(y, 4) + "-" + pad(m, 2) + "-" + pad(d, 2);
};

// A year, a month or a day; its first day, or its last with `end`; null if it is none.
const readDay = (text, end) => {
  const found =
    /^\s*([-\u2212]?)(\d{1,6})(?:-(\d\d?)(?:-(\d\d?))?)?\s*(bce?)?\s*$/i.exec(
      text || ""
    );
  if (!found || (found[1] && found[5])) return null;
  const y = found[5] ? 1 - found[2] : found[1] ? -found[2] : +found[2],
    m = found[3],
    d = found[4];
  if (m === undefined) return end ? toDay(y + 1, 1, 1) - 1 : toDay(y, 1, 1);
  if (+m < 1 || +m > 12) return null;
  const first = toDay(y, +m, 1),
    next = toDay(y, +m + 1, 1);
  if (d === undefined) return end ? next - 1 : first;
  return +d < 1 || first + +d > next ? null : first + +d - 1;
};
