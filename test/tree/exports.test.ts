import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './sources.ts';

const FOLDER = join(ROOT, 'packages/protocol');
const LIST = /export (?:type )?\{([^}]*)\} from '([^']+)'/g;

const read = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

/** What the package exports, by the file that declares it. */
function exported(): { name: string; file: string }[] {
  return [...read('src/index.ts').matchAll(LIST)].flatMap(([, names = '', file = '']) =>
    names
      .split(',')
      .map((name) => name.replace(/^\s*(type )?/, '').trim())
      .filter(Boolean)
      .map((name) => ({ name, file })),
  );
}

/** The docstring right before a declaration. */
function docOf(name: string, text: string): string {
  const kinds = '(?:async )?(?:function|const|interface|type|class)';
  const declared = new RegExp(String.raw`(/\*\*(?:(?!\*/)[^])*\*/)\nexport ${kinds} ${name}\b`);
  return declared.exec(text)?.[1] ?? '';
}

/** Whether it says what it is, and shows itself in use. */
function isShown(name: string, doc: string): boolean {
  const [said = '', ...examples] = doc.split('@example');
  return /\w/.test(said) && examples.some((it) => new RegExp(String.raw`\b${name}\b`).test(it));
}

it('every export of the protocol has a docstring with an example that names it', () => {
  const all = exported();
  const silent = all.filter(({ name, file }) => {
    return !isShown(name, docOf(name, read(join('src', file))));
  });
  expect(all.length).toBeGreaterThan(250);
  expect(silent).toEqual([]);
});

it('would notice one without', () => {
  const text =
    '/** A number. */\nexport const ONE = 1;\n/** Two. @example TWO */\nexport const TWO = 2;';
  expect(isShown('ONE', docOf('ONE', text))).toBe(false);
  expect(isShown('TWO', docOf('TWO', text))).toBe(true);
  expect(isShown('THREE', docOf('THREE', text))).toBe(false);
});

it('the package has one entry, and exports by name from it alone', () => {
  const { exports } = JSON.parse(read('package.json')) as { exports: object };
  expect(exports).toEqual({ '.': './src/index.ts' });
  const rest = read('src/index.ts').replace(LIST, '').replace(/;/g, '').trim();
  expect(rest).toBe('');
});
