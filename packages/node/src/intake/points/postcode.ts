/** Postcodes by their digits, and the country if it was written before them or follows from it. */
export interface Postcode {
  readonly digits: number;
  readonly country: string | undefined;
  /** Whether there were five digits, which no Dutch or Belgian postcode has. */
  readonly long: boolean;
}

const POSTCODE = /^(?:(nl|be|b|d|de|f|fr)[\s-]*)?(\d{4,5})\s*([a-z]{2})?$/iu;
const COUNTRIES: Readonly<Record<string, string>> = {
  ...{ nl: 'NL', be: 'BE', b: 'BE', d: 'DE', de: 'DE', f: 'FR', fr: 'FR' },
};
const ZEROS = [0x0660, 0x06f0];

/** Reads *1234 AB*, *1234*, *B-9000*; undefined for what is no postcode. */
export function postcodeIn(typed: string): Postcode | undefined {
  const found = POSTCODE.exec(westernDigits(typed.normalize('NFKC')).trim());
  if (!found) return undefined;
  const [, prefix, digits = '', letters] = found;
  const country = letters ? 'NL' : prefix && COUNTRIES[prefix.toLowerCase()];
  return { digits: Number(digits), country, long: digits.length > 4 };
}

/** Whether one of the ranges has it; a point of another country has it never. */
export function serves(
  point: { country?: string | undefined; postcodes: readonly (readonly [number, number])[] },
  { digits, country, long }: Postcode,
): boolean {
  if (long && (point.country === 'NL' || point.country === 'BE')) return false;
  if (country && point.country && country !== point.country) return false;
  return point.postcodes.some(([first, last]) => first <= digits && digits <= last);
}

/** Digits of Arabic and Persian keyboards as those of the ranges. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.findLast((it) => it <= code) ?? code;
    return String(code - zero);
  });
}
