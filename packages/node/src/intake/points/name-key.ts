const SPELLINGS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
};
const UNUSUAL = new RegExp(`[${Object.keys(SPELLINGS).join('')}]`, 'gu');
const SAINT = new Set(['st', 'ste', 'sint', 'sinte', 'saint', 'sainte', 'sankt']);
const ARTICLES = new Set(['s', 't', 'de', 'den', 'het', 'der', 'l', 'la', 'le', 'les']);

/** The words of a name, bare: no accents, no case, no hyphens; every saint is written `sint`. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(UNUSUAL, (letter) => SPELLINGS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (SAINT.has(word) ? 'sint' : word));
}

/** A name and the spellings by which it is found. */
export interface NameKeys {
  readonly name: string;
  /** Whole, and without a leading article: who looks for *Bilt* means *De Bilt*. */
  readonly keys: readonly string[];
}

/** What a point is found by. */
export interface Findable {
  /** The town first, then villages and other names. */
  readonly names: readonly NameKeys[];
  readonly postcodes: readonly (readonly [number, number])[];
  readonly country?: string | undefined;
}

/** How names are looked up; made once for each point. */
export function nameKeys(names: readonly string[]): NameKeys[] {
  return names
    .map((name) => {
      const [first = '', ...rest] = wordsOf(name);
      const whole = [first, ...rest].join('');
      const bare = rest.length > 0 && ARTICLES.has(first) ? [rest.join('')] : [];
      return { name, keys: [whole, ...bare].filter((key) => key !== '') };
    })
    .filter(({ keys }) => keys.length > 0);
}
