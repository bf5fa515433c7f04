import damerauLevenshtein from 'damerau-levenshtein';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPoints } from './find.ts';
import { type Findable, nameKeys } from './name-key.ts';

interface Town extends Findable {
  readonly town: string;
}

function point(
  town: string,
  it: { places?: string[]; postcodes?: [number, number][]; country?: string } = {},
): Town {
  const { places = [], postcodes = [], country = 'NL' } = it;
  return { town, names: nameKeys([town, ...places]), postcodes, country };
}

const REGION: readonly Town[] = [
  point('Wilgendrecht', { places: ['Broek', 'Kerkwilgen'], postcodes: [[1201, 1219]] }),
  point('Hazelvoorde', {
    places: ['Broek', 'Sint Odulphusberg'],
    postcodes: [
      [1220, 1299],
      [1310, 1310],
    ],
  }),
  point("'s-Oostermonde", { places: ['Ter Aar', 'De Bilk'], postcodes: [[1300, 1399]] }),
  point('Liège-sur-Haine', {
    country: 'BE',
    postcodes: [
      [1200, 1250],
      [9000, 9099],
    ],
  }),
];

const found = (typed: string) => {
  const { how, matches, also } = findPoints(REGION, typed);
  return [how, ...matches.map(({ point: it }) => it.town), ...(also.length ? ['also'] : [])].join(
    ' ',
  );
};

describe('a name', () => {
  it.each([
    ['Wilgendrecht', 'same Wilgendrecht'],
    ['  wilgenDRECHT ', 'same Wilgendrecht'],
    ['Kerkwilgen', 'same Wilgendrecht'],
    ['kerk-wilgen', 'same Wilgendrecht'],
    ['St. Odulphusberg', 'same Hazelvoorde'],
    ['Saint-Odulphusberg', 'same Hazelvoorde'],
    ['Liege sur Haine', 'same Liège-sur-Haine'],
    ["'s oostermonde", "same 's-Oostermonde"],
    ['’s‑Oostermonde', "same 's-Oostermonde"],
    ['Oostermonde', "same 's-Oostermonde"],
    ['bilk', "same 's-Oostermonde"],
    ['Broek', 'same Wilgendrecht Hazelvoorde'],
    ['Broeck', 'near Wilgendrecht Hazelvoorde'],
    ['Wilgendrect', 'near Wilgendrecht'],
    ['Wiglendrecht', 'near Wilgendrecht'],
    ['Wilg', 'beginning Wilgendrecht'],
    ['h', 'beginning Hazelvoorde'],
    ['gemeente Hazelvoorde', 'within Hazelvoorde'],
    ['Molenkamp 18, ter Aar', "within 's-Oostermonde"],
    ['Nergenshuizen', 'none'],
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['😀', 'none'],
    ['\0\0', 'none'],
    ['الرباط', 'none'],
    ['%', 'none'],
  ])('%j finds %s', (typed, expected) => {
    expect(found(typed)).toBe(expected);
  });

  it('that is another one with an error says that other one too', () => {
    const towns = [point('Bergen'), point('Bergem')];
    const { how, matches, also } = findPoints(towns, 'bergen');
    expect([how, matches[0]?.point.town, also[0]?.point.town]).toEqual([
      'same',
      'Bergen',
      'Bergem',
    ]);
  });

  it('is near exactly when the measure says so', () => {
    const short = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 4, maxLength: 7 });
    fc.assert(
      fc.property(short, short, (one, other) => {
        const [name, typed] = [one.join(''), other.join('')];
        const near = damerauLevenshtein(name, typed).steps === 1;
        expect(findPoints([point(name)], typed).how === 'near').toBe(near);
      }),
      { numRuns: 2000 },
    );
  });

  it('of three letters forgives nothing', () => {
    expect(findPoints([point('Ede')], 'Edo').how).toBe('none');
  });
});

describe('a postcode', () => {
  it.each([
    ['1205', 'postcode Wilgendrecht Liège-sur-Haine'],
    ['1205 AB', 'postcode Wilgendrecht'],
    ['1205ab', 'postcode Wilgendrecht'],
    ['B-1205', 'postcode Liège-sur-Haine'],
    ['be 9000', 'postcode Liège-sur-Haine'],
    ['١٢٠٥ AB', 'postcode Wilgendrecht'],
    ['1310', "postcode Hazelvoorde 's-Oostermonde"],
    ['9999 ZZ', 'none'],
    ['12', 'none'],
    ['01205', 'none'],
  ])('%j finds %s', (typed, expected) => {
    expect(found(typed)).toBe(expected);
  });

  it('is found by every number of its ranges and no other', () => {
    const ranges = fc.array(
      fc
        .tuple(fc.integer({ min: 1000, max: 9999 }), fc.nat(200))
        .map(([first, more]): [number, number] => [first, Math.min(9999, first + more)]),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1000, max: 9999 }), (postcodes, asked) => {
        const served = postcodes.some(([first, last]) => first <= asked && asked <= last);
        expect(findPoints([point('Stad', { postcodes })], String(asked)).how).toBe(
          served ? 'postcode' : 'none',
        );
      }),
    );
  });
});

const letters = [...'abcdefghijklmnoprstuvwz'];
const town = fc
  .array(fc.constantFrom(...letters), { minLength: 4, maxLength: 12 })
  .map((it) => it.join(''));
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'),
  at: fc.nat(),
  letter: fc.constantFrom(...letters),
});

/** The word with one typing error. */
function edited(
  word: string,
  { kind, at, letter }: { kind: string; at: number; letter: string },
): string {
  const i = at % word.length;
  const [before, here, after] = [word.slice(0, i), word.slice(i, i + 1), word.slice(i + 1)];
  if (kind === 'insert') return `${before}${letter}${here}${after}`;
  if (kind === 'delete') return `${before}${after}`;
  if (kind === 'replace') return `${before}${letter}${after}`;
  return `${before}${after.slice(0, 1)}${here}${after.slice(1)}`;
}

describe('whatever is typed', () => {
  it('one error in a name still finds its town, alone or beside those that are as near', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(town, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        edit,
        (names, which, error) => {
          const name = names[which % names.length] ?? '';
          const towns = names.map((it) => point(it));
          const { how, matches, also } = findPoints(towns, edited(name, error));
          const shown = [...matches, ...also].map((match) => match.point.town);
          expect(shown).toContain(name);
          expect(['same', 'near']).toContain(how);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('how it is written changes nothing: case, accents, hyphens, spaces', () => {
    const noise = fc.array(fc.constantFrom(' ', '-', "'", '’', '.', '\u0301', '\u0308'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(town, noise, fc.boolean(), (name, marks, upper) => {
        const middle = Math.floor(name.length / 2);
        const typed = `${name.slice(0, middle)}${marks.join('')}${name.slice(middle)}`;
        const written = upper ? typed.toUpperCase() : typed;
        fc.pre(
          !/^(de|den|het|la|le|les|st|ste|der|sint)$/.test(name.slice(0, middle)) &&
            !/^(st|ste|sint)$/.test(name.slice(middle)),
        );
        expect(findPoints([point(name)], written).matches[0]?.point.town).toBe(name);
      }),
    );
  });

  it('gives an answer and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const { how, matches } = findPoints(REGION, typed);
        expect(matches.length > 0).toBe(how !== 'none' && how !== 'nothing');
      }),
    );
  });

  it('of a million characters is as good as its first eighty', () => {
    expect(findPoints(REGION, 'x'.repeat(1_000_000)).how).toBe('none');
    expect(findPoints(REGION, `Broek${' '.repeat(1_000_000)}`).how).toBe('same');
  });

  it.each([
    ['IJSSELSTEIN', 'ĳsselstein'],
    ['Straße', 'STRASSE'],
    ['Łódź', 'lodz'],
    ['Čačak', 'cacak'],
  ])('%s is %s', (name, typed) => {
    expect(findPoints([point(name)], typed).how).toBe('same');
  });
});
