/** Crockford's base 32: no I, L, O or U (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Values of 0 to 31 as people copy them: characters in groups of four, a check character last. */
export function writeCode(values: readonly number[]): string {
  const letters = [...values, checkValue(values)].map((value) => ALPHABET[value]).join('');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/**
 * Reads a code as people type it: any spacing or dashes, lower case, O for 0, I or L for 1.
 * @param length how many characters it has besides the check character
 * @returns the code as printed, or undefined if it cannot be one (the check character is wrong)
 */
export function readCode(typed: string, length: number): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(letters, (letter) => ALPHABET.indexOf(letter));
  if (values.length !== length + 1 || values.includes(-1)) return undefined;
  const body = values.slice(0, length);
  return checkValue(body) === values[length] ? writeCode(body) : undefined;
}

/** ISO/IEC 7064 hybrid system, modulus 33 over 32: any one wrong character is found. */
function checkValue(values: readonly number[]): number {
  let product = 32;
  for (const value of values) {
    const sum = (product + value) % 32 || 32;
    product = (sum * 2) % 33;
  }
  return (33 - product) % 32;
}
