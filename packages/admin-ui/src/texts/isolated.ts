/** First strong isolate and its end (Unicode UAX #9): between them reads in its own direction. */
const [BEGIN, END] = ['\u2068', '\u2069'];
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const DIGITS_ONLY = /^\d*$/;

/**
 * A name, a date or words of somebody, as they can stand in a sentence of another direction without
 * turning what stands round them.
 * @param dir the direction of the sentence
 */
export function isolated(value: string, dir: 'ltr' | 'rtl'): string {
  const isSafe = dir === 'ltr' ? !RIGHT_TO_LEFT.test(value) : DIGITS_ONLY.test(value);
  return isSafe ? value : BEGIN + value + END;
}
