import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { SHOTS } from '../demo/pictures/shots.ts';
import { readPages } from './markdown.ts';
import { ROOT } from './sources.ts';

const FOLDER = 'deploy/pictures';
const MOST_BYTES = 120 * 1024;
const PICTURE = /!\[([^\]]*)\]\(([^)\s]+)\)/g;

const there = readdirSync(join(ROOT, FOLDER)).sort();
const shown = readPages().flatMap(({ path, text }) =>
  [...text.matchAll(PICTURE)].map(([, alt = '', target = '']) => {
    return { alt, path: join(dirname(path), target) };
  }),
);

it('shows every picture that is there, and none that is not', () => {
  const paths = new Set(shown.map(({ path }) => path));
  expect([...paths].sort()).toEqual(there.map((name) => join(FOLDER, name)));
});

it('has the pictures that the script takes, all of them small', () => {
  expect(there).toEqual(SHOTS.map(({ name }) => `${name}.png`).sort());
  const large = there.filter((name) => statSync(join(ROOT, FOLDER, name)).size > MOST_BYTES);
  expect(large).toEqual([]);
});

it('says in words what each picture shows', () => {
  expect(shown.filter(({ alt }) => alt.length < 20)).toEqual([]);
  expect(new Set(shown.map(({ alt }) => alt)).size).toBe(shown.length);
});
