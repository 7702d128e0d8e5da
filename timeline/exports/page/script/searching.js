// Search, folded as timeline.text folds, by the rules of the query room.

const INVISIBLE = /[\p{DI}\u2800]/gu;
const UNSPACED =
  /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const LETTER = /[\p{L}\p{N}]/u;
// What has a combining class above zero: it changes places with one of the last class.
const combines = mark =>
  mark === "\u0345" || ("\u0345" + mark).normalize("NFD")[0] !== "\u0345";
const foldWide = text =>
  text
    .replace(INVISIBLE, "")
    .replace(/\u2019/g, "'")
    .normalize("NFKD")
    .replace(/\p{M}/gu, mark => (combines(mark) ? "" : mark))
    .toLowerCase()
    .replace(/\u00df/g, "ss")
    .replace(/\u03c2/g, "\u03c3");
const fold = text =>
  (/[^\x00-\x7f]/.test(text) ? foldWide(text) : text.toLowerCase())
    .replace(/[\s\x1c-\x1f\x85]+/g, " ")
    .trim();
let searched = null;
const listSearched = () => {
  if (searched) return searched;
  const known = new Map();
  const quick = text => {
    if (!known.has(text)) known.set(text, fold(text));
    return known.get(text);
  };
  const texts = cards.map(card => {
    const lines = [
      fold(titleOf(card.dataset.i)),
      fold(
        $$(".s p", card)
          .map(one => one.textContent)
          .join(" ")
      )
    ];
    for (const one of $$(".w a, .w b, .tags li", card))
      lines.push(quick(one.textContent));
    return lines;
  });
  for (const [text, events] of Object.entries(D.x))
    for (const i of events) texts[i].push(fold(text));
  return (searched = texts.map(lines => lines.join("\n")));
};

const makeTest = word => {
  const within = word.startsWith("*"),
    wanted = fold(within ? word.slice(1) : word);
  if (!wanted) return null;
  const [first] = wanted;
  if (within || !LETTER.test(first) || UNSPACED.test(first))
    return text => text.includes(wanted);
  return text => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const [sign] = [...text.slice(max(at - 2, 0), at)].slice(-1);
      if (!sign || !LETTER.test(sign) || UNSPACED.test(sign)) return true;
    }
    return false;
  };
};

const makeTests = query =>
  [...query.matchAll(/\x22([^\x22]*)\x22?|(\S+)/g)]
    .map(found => found[1] || found[2])
    .filter(Boolean)
    .map(word => makeTest(word.replace(/^,+|,+$/g, "") || word))
    .filter(Boolean);
