const NUMBER = /\+?\d[\d ()./-]{3,}\d/u;

/** The address that a telephone dials for a number as people write it; undefined if there is none. */
export function telephoneLink(written: string): string | undefined {
  const [number] = NUMBER.exec(written) ?? [];
  if (number === undefined) return undefined;
  // (0) after a country's number is not dialled
  const dialled = number.replace('(0)', '').replace(/[^+\d]/g, '');
  return `tel:${dialled}`;
}
