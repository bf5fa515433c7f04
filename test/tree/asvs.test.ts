import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage, tableBelow } from './markdown.ts';
import { ROOT } from './sources.ts';

/** How many requirements each section has at levels 1 and 2; they stand first, from 1 on. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
};

const PATH = 'packages/node/docs/asvs.md';
const page = parsePage(PATH, readFileSync(join(ROOT, PATH), 'utf8'));
const chapters = [...page.text.matchAll(/^## (V(\d+) .+)$/gm)];
const rows = chapters.flatMap(([, heading = '', chapter = '']) =>
  tableBelow(page, heading).map(([number = '', words = '', state = '', why = '', ...more]) => {
    return { chapter, number, words, state, why, more };
  }),
);
const withState = (...states: string[]) => rows.filter(({ state }) => states.includes(state));

/** What stands between backticks and is a path from the top. */
function filesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path);
}

describe('the table over ASVS 5.0.0', () => {
  it('has every requirement of levels 1 and 2, once, in order and in its chapter', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
    );
    expect(wanted).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(wanted);
    expect(rows.filter(({ number }) => !/^\d+\.\d+\.\d+$/.test(number))).toEqual([]);
    expect(rows.filter(({ number, chapter }) => !number.startsWith(`${chapter}.`))).toEqual([]);
  });

  it('has no row outside a chapter’s table', () => {
    const lines = page.text.split('\n').filter((line) => /^\|\s*\d/.test(line));
    expect(lines).toHaveLength(rows.length);
  });

  it('says in a few words what each asks', () => {
    const long = rows.filter(({ words }) => words === '' || words.split(/\s+/).length > 12);
    expect(long).toEqual([]);
    expect(rows.filter(({ more }) => more.length > 0)).toEqual([]);
  });

  it('counts its states truly at the top', () => {
    const count = (state: string) => withState(state).length;
    const line =
      `${count('holds')} hold, ${count('in part')} in part, ` +
      `${count('does not apply')} do not apply, ${count('not yet')} not yet.`;
    expect(page.text.split('\n')).toContain(line);
    const known = withState('holds', 'in part', 'does not apply', 'not yet');
    expect(known).toHaveLength(rows.length);
  });

  it('names where it came from, and under which licence', () => {
    const head = page.text.slice(0, page.text.indexOf('\n## '));
    expect(head).toContain('OWASP Foundation');
    expect(head).toContain('CC BY-SA 4.0');
  });
});

describe('a row', () => {
  it('that holds names a file to see it by', () => {
    const bare = withState('holds').filter(({ why }) => filesIn(why).length === 0);
    expect(bare).toEqual([]);
  });

  it('names files that exist only', () => {
    const named = rows.flatMap(({ number, why }) => filesIn(why).map((path) => ({ number, path })));
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('that does not hold says in a sentence why', () => {
    const others = withState('in part', 'not yet', 'does not apply');
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ why }) => !/^\p{Lu}[^`]*\s.*\.$/u.test(why))).toEqual([]);
  });
});
