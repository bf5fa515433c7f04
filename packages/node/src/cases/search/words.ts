/** Marks above and below letters; in scripts of India and the like they are part of the word. */
const MARKS = /[\p{M}&&[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}]]/gv;
/** Signs that are not seen (soft hyphens, marks of direction), and the Arabic line filler. */
const UNSEEN = /[\p{Cf}\u0640]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * A text as it is compared: without accents, small, one spelling of every letter (NFKD, Unicode
 * annex 15). By way of capitals, so that ß is ss and the Turkish ı, whose capital is I, is i.
 */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(MARKS, '')
    .replaceAll('ς', 'σ');
}

/** The different words of some texts, folded and sorted. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => fold(text).match(WORD) ?? []);
  return [...new Set(words)].sort();
}

/** A telephone number as one word, however it was grouped. */
export function asOneNumber(phone: string): string {
  return fold(phone).replace(/\P{Nd}/gu, '');
}

/** A run of digits as telephone numbers are grouped: with spaces, dots, dashes, brackets, a plus. */
const PHONE = /\+?[\p{Nd}(][\p{Nd}\s()./-]{5,24}\p{Nd}/gu;

/** The telephone numbers in a text, each as one word. */
export function phonesIn(text: string): string[] {
  return (text.match(PHONE) ?? []).map(asOneNumber);
}
