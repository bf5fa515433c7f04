/** One or two digits after the last point or comma are cents; anything else parts thousands. */
const AMOUNT = /^(\d{1,9}|\d{1,3}(?:[.,'\s]\d{3}){1,2})(?:[.,](\d{1,2}))?$/u;

/**
 * Reads an amount of euros as people type it, in whole cents; undefined for what is none.
 * @example centsOf('1.250,50') // 125050
 */
export function centsOf(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[€\u200e\u200f]/gu, '')
    .replaceAll(/[\s\u202f]+/gu, ' ')
    .trim();
  const [, euros, cents] = AMOUNT.exec(plain) ?? [];
  if (euros === undefined) return undefined;
  return Number(euros.replaceAll(/\D/g, '')) * 100 + Number((cents ?? '0').padEnd(2, '0'));
}

/** Cents as the reader's language writes euros. */
export function eurosIn(locale: string, cents: number): string {
  const form = { style: 'currency', currency: 'EUR' } as const;
  // whole amounts are most amounts: no cents where there are none
  const digits = cents % 100 === 0 ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { ...form, ...digits }).format(cents / 100);
}

/** Cents as they are typed, without a sign: for a field. */
export function typedAmount(locale: string, cents: number): string {
  const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
  const form = { minimumFractionDigits, useGrouping: false, numberingSystem: 'latn' };
  return new Intl.NumberFormat(locale, form).format(cents / 100);
}
