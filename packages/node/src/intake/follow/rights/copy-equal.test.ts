import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../../test/citizen.ts';
import { type TestPoint, testPoint } from '../../../../../../test/point.ts';
import { INSIDE, WITNESS, wholeCase } from '../../../../../../test/whole-case.ts';

let point: TestPoint;
let browser: Citizen;
let file: Record<string, unknown>;
let text: string;

beforeAll(async () => {
  point = await testPoint();
  const { code } = await wholeCase(point);
  browser = citizen(point.app);
  await browser.post('/follow', { code });
  file = JSON.parse((await browser.get('/follow/copy.json')).html);
  text = (await browser.get('/follow/copy')).text;
});
afterAll(() => point.drop());

/** Words of ours for programs, which the page says in its own words. */
const FOR_PROGRAMS = ['format', 'id', 'content', 'type', 'act', 'kind', 'term', 'regime', 'basis'];
/** What is for programs too: addresses, numbers of towns, names of languages and codes. */
const ELSEWHERE = ['url', 'municipality', 'language', 'code', 'lives'];
const MOMENT = /^\d{4}-\d\d-\d\d/;
const TOKEN = /^[a-z]+(-[a-z]+)*$/;

/** Every word that somebody can read in a copy, with where it stands. */
function words(node: unknown, path: string[] = []): [path: string, said: string][] {
  if (typeof node === 'string') {
    return node === '' || MOMENT.test(node) || TOKEN.test(node) ? [] : [[path.join('.'), node]];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, below]) =>
    [...FOR_PROGRAMS, ...ELSEWHERE].includes(key) ? [] : words(below, [...path, key]),
  );
}

const flat = (said: string) => said.replaceAll(/\s+/g, ' ').trim();

describe('the two copies of a reporter', () => {
  it('have something in every part', () => {
    const empty = Object.entries(file).filter(
      ([, part]) => part === null || (Array.isArray(part) && part.length === 0),
    );
    expect(empty).toEqual([]);
  });

  it('say the same: every word of the file stands on the page', () => {
    // how it stands has words for its reporter, which the workers' list has not
    const all = words(file).filter(([path]) => path !== 'case.state.label');
    expect(all.length).toBeGreaterThan(60);
    const page = flat(text);
    expect(all.filter(([, said]) => !page.includes(flat(said)))).toEqual([]);
  });

  it('name no witness, and have nothing that workers wrote for one another', () => {
    const both = `${JSON.stringify(file)} ${text}`;
    for (const kept of [INSIDE, WITNESS, '06-2']) expect(both).not.toContain(kept);
    expect(text).toContain('Geachte mevrouw, wij schrijven.');
  });

  it('hide nothing else than what a worker’s copy has besides', () => {
    expect(Object.keys(file).sort()).toEqual(
      [
        ...['format', 'point', 'takenAt', 'case', 'filed', 'contact', 'corrections', 'consents'],
        ...['feedback', 'people', 'contacts', 'notHeard', 'conferences', 'notice', 'plan', 'terms'],
        ...['decisions', 'barriers', 'coding', 'moves', 'messages', 'letters', 'files', 'history'],
        ...['openings', 'keeping'],
      ].sort(),
    );
  });
});
