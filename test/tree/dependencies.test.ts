import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';

interface Manifest {
  name: string;
  license?: string | { type: string };
  licenses?: { type: string }[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

// Licences under which a part may be shipped inside a work under EUPL-1.2.
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'],
  ...['EUPL-1.2', 'PostgreSQL', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'MIT-0', 'LGPL-3.0-or-later'],
]);
const OURS = ['package.json', ...inPackages('package.json')];

function inPackages(file: string): string[] {
  return readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}/${file}`);
}

function read(path: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** The folder of a package as Node would find it, or undefined when it is not installed. */
function findInstalled(name: string, from: string): string | undefined {
  const here = join(from, 'node_modules', name);
  if (existsSync(join(ROOT, here, 'package.json'))) return here;
  return from === '.' ? undefined : findInstalled(name, dirname(from));
}

/** Every package that runs in production, with its licence; follows all dependencies. */
function production(): Map<string, string> {
  const licences = new Map<string, string>();
  const visit = (folder: string): void => {
    const manifest = read(`${folder}/package.json`);
    const { dependencies = {}, optionalDependencies = {} } = manifest;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const installed = findInstalled(name, folder);
      if (installed === undefined && !(name in optionalDependencies)) licences.set(name, 'missing');
      if (installed === undefined || licences.has(installed)) continue;
      licences.set(installed, licenceOf(read(`${installed}/package.json`)));
      visit(installed);
    }
  };
  visit('.');
  for (const path of inPackages('')) visit(path.replace(/\/$/, ''));
  return licences;
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? 'none';
}

/** True when one side of every OR, and both sides of every AND, are on the list. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, '');
  return bare.split(' OR ').some((side) => side.split(' AND ').every((one) => ALLOWED.has(one)));
}

describe('packages', () => {
  it.each(OURS)('%s names one exact version each', (path) => {
    const { dependencies, devDependencies, optionalDependencies } = read(path);
    const versions = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const loose = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(Object.keys(versions).length).toBeGreaterThan(0);
    expect(loose).toEqual([]);
  });

  it.each(OURS)('%s is under EUPL-1.2', (path) => {
    expect(read(path).license).toBe('EUPL-1.2');
  });

  it('protocol needs jose and zod only', () => {
    const { dependencies = {} } = read('packages/protocol/package.json');
    expect(Object.keys(dependencies)).toEqual(['jose', 'zod']);
  });

  it('that run in production have licences that go with EUPL-1.2', () => {
    const found = [...production()];
    process.stdout.write(`production packages ${found.length}\n`);
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(([, licence]) => !isAllowed(licence))).toEqual([]);
    expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
    expect(isAllowed('MIT AND SSPL-1.0')).toBe(false);
  });

  it('carry the whole licence', () => {
    const text = readFileSync(join(ROOT, 'LICENCE'), 'utf8');
    const same = readFileSync(join(ROOT, 'node_modules/@utrecht/alert-css/LICENSE.md'), 'utf8');
    const letters = (from: string) => from.replace(/[^\p{L}\p{N}]+/gu, '');
    expect(letters(text)).toBe(letters(same));
  });
});
