import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, ROOT } from './sources.ts';

const GIVEN = ['README.md', 'deploy', 'package.json', 'packages', 'test', 'tsconfig.json'];
const BESIDE = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENCE',
  'SECURITY.md',
  'biome.json',
  'knip.json',
  'package-lock.json',
  'vitest.config.ts',
];
const FOLDERS = [
  ...['access', 'cases', 'consultations', 'counts', 'directory', 'disclosure', 'federation'],
  ...[
    'figures',
    'handover',
    'intake',
    'notices',
    'operator',
    'region',
    'settings',
    'system',
    'vault',
  ],
];

/** What git leaves alone: plain names of .gitignore, without slashes. */
const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8')
  .split('\n')
  .map((line) => line.replaceAll('/', ''));

/** The names in a folder that belong to the project, sorted, dotfiles left out. */
function namesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => !name.startsWith('.') && !ignored.includes(name) && !name.endsWith('.log'))
    .sort();
}

describe('the layout', () => {
  it('has the given top level, lockfile, licence and tool configuration, and nothing else', () => {
    expect(namesIn('.')).toEqual([...GIVEN, ...BESIDE].sort());
  });

  it('has three packages', () => {
    expect(namesIn('packages')).toEqual(['admin-ui', 'node', 'protocol']);
  });

  it('has in the node only folders of the design', () => {
    const folders = readdirSync(join(ROOT, 'packages/node/src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.length).toBeGreaterThan(5);
    expect(folders.filter((name) => !FOLDERS.includes(name))).toEqual([]);
  });

  it('has in the protocol only folders of its specification', () => {
    const folders = readdirSync(join(ROOT, 'packages/protocol/src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual([
      'attacks',
      'codes',
      'counts',
      'handover',
      'messages',
      'sealed',
      'testing',
      'trust',
    ]);
  });

  it('keeps two migration sets with the same names for both roles', () => {
    expect(namesIn('packages/node/migrations')).toEqual(['coordinator', 'point']);
  });

  it('has no file whose name says nothing', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|stuff)\.tsx?$/;
    expect(listFiles().filter((path) => vague.test(path))).toEqual([]);
  });

  it('has an index only where a package begins', () => {
    const indexes = listFiles('packages').filter((path) => /\/index\.tsx?$/.test(path));
    expect(indexes).toEqual(['packages/protocol/src/index.ts']);
  });
});
