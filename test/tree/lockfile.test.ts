import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

interface Entry {
  version?: string;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

type Packages = Record<string, Entry>;

const text = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const { packages }: { packages: Packages } = JSON.parse(text);

/** Where Node would find a package from a folder of the lockfile, or undefined. */
function entryOf(name: string, from: string, all: Packages): string | undefined {
  const here = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (here in all) return here;
  if (from === '') return undefined;
  const above = from.includes('/node_modules/')
    ? from.slice(0, from.lastIndexOf('/node_modules/'))
    : '';
  return entryOf(name, above, all);
}

/** Packages that something asks for and that the lockfile does not know. */
function unknown(all: Packages): string[] {
  return Object.entries(all).flatMap(([folder, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => entryOf(name, folder, all) === undefined)
      .map((name) => `${name}, asked for by ${folder || 'the top'}`),
  );
}

describe('the lockfile', () => {
  it('names no host: packages come from wherever npm is told', () => {
    expect(text.length).toBeGreaterThan(10_000);
    expect(text.match(/"resolved": "(https?|git)[^"]*/g) ?? []).toEqual([]);
    const settings = readFileSync(join(ROOT, '.npmrc'), 'utf8');
    expect(settings).not.toMatch(/^(@[^=]+:)?registry|_auth|token/im);
  });

  // npm ci refuses a lockfile that leaves out packages of other platforms.
  it('knows every package of every platform', () => {
    expect(Object.keys(packages).length).toBeGreaterThan(200);
    expect(unknown(packages)).toEqual([]);
    expect(unknown({ 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } })).toHaveLength(1);
  });
});
