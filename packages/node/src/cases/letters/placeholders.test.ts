import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN, BUILT_IN_LANGUAGES, builtInWords } from './built-in.ts';
import {
  fillIn,
  GAP,
  PLACEHOLDERS,
  type PlaceholderValues,
  unknownPlaceholders,
} from './placeholders.ts';

const NOTHING = Object.fromEntries(
  PLACEHOLDERS.map((name) => [name, undefined]),
) as unknown as PlaceholderValues;
const values = (given: Partial<PlaceholderValues>): PlaceholderValues => ({ ...NOTHING, ...given });

describe('filling in a template', () => {
  it('puts in what the case says', () => {
    const text = 'Goedendag {{name}}, uw nummer is {{ number }}.';
    expect(fillIn(text, values({ name: 'Bo', number: '7' }))).toBe('Goedendag Bo, uw nummer is 7.');
  });

  it('greets who has no name, and leaves a gap for anything else', () => {
    const text = 'Goedendag {{name}},\nu hoort het op {{due}}.';
    expect(fillIn(text, NOTHING)).toBe(`Goedendag,\nu hoort het op ${GAP}.`);
  });

  it('puts every value in as it is, and fills nothing in twice', () => {
    const braces = fc.oneof(fc.string(), fc.constantFrom('{{number}}', '$&', '$1', '{{', '[…]'));
    fc.assert(
      fc.property(braces, braces, (name, worker) => {
        const filled = fillIn('a {{name}} b {{worker}} c', values({ name, worker, number: '7' }));
        expect(filled).toBe(`a ${name} b ${worker} c`);
      }),
    );
  });

  it('leaves no placeholder in a built-in template, in any language', () => {
    const all = values(Object.fromEntries(PLACEHOLDERS.map((name) => [name, `<${name}>`])));
    for (const language of BUILT_IN_LANGUAGES) {
      for (const id of BUILT_IN) {
        const text = builtInWords(id, language)?.text ?? '';
        expect([language, id, unknownPlaceholders(text)]).toEqual([language, id, []]);
        expect(text).toContain('{{number}}');
        expect(fillIn(text, all)).not.toMatch(/\{\{|\}\}|…\]/);
      }
    }
  });
});

describe('a placeholder that is none', () => {
  it.each([
    ['{{nmae}} en {{number}}', ['nmae']],
    ['{{constructor}}', ['constructor']],
    ['{{name', ['{{']],
    ['name}}', ['}}']],
    ['{name}', []],
  ])('is found in %j', (text, found) => {
    expect(unknownPlaceholders(text)).toEqual(found);
  });
});
