const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** A first guess at what people call the machine they sit at; empty when it tells nothing. */
export function deviceName(userAgent: string): string {
  return KNOWN.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '';
}
