import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenRules, findCycles, IMPORT_RULES, SENDS, wayTo } from './import-rules.ts';
import { type Import, parseSource, ROOT, readSources, type Source } from './sources.ts';

const NODE = 'packages/node/src/';
const sources = readSources();
const byPath = (list: readonly Source[]) => new Map(list.map((source) => [source.path, source]));
const own = sources.filter((source) => !source.isTest);
const inFederationOrSends = (found: Import) =>
  found.target?.startsWith(`${NODE}federation/`) || SENDS.test(found.specifier);
const handlesComplaints = (source: Source) =>
  /^packages\/node\/src\/(cases|intake)\//.test(source.path);

describe('what was looked at', () => {
  it('is the whole tree and not nothing', () => {
    const imports = sources.reduce((sum, source) => sum + source.imports.length, 0);
    expect(sources.length).toBeGreaterThan(60);
    expect(imports).toBeGreaterThan(sources.length * 2);
  });

  it('has files for every rule', () => {
    for (const rule of IMPORT_RULES) {
      expect(sources.filter((source) => rule.about(source)).length, rule.name).toBeGreaterThan(0);
    }
  });

  it('resolves: every relative import names a file that exists', () => {
    const missing = sources.flatMap((source) =>
      source.imports
        .filter((found) => found.target !== undefined && !existsSync(join(ROOT, found.target)))
        .map((found) => `${source.path} imports ${found.specifier}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the rules see what they should', () => {
  const bad = (path: string, text: string) => brokenRules([parseSource(path, text)]);

  it.each([
    ['packages/protocol/src/x.ts', "import { a } from '../../node/src/app.ts';"],
    ['packages/protocol/src/x.ts', "import { readFileSync } from 'node:fs';"],
    ['packages/node/src/system/x.ts', "export { a } from '../cases/act.ts';"],
    ['packages/node/src/cases/routes.ts', "import type { SQL } from 'drizzle-orm';"],
    ['packages/node/src/cases/store.ts', "import { Hono } from 'hono';"],
    ['packages/node/src/federation/x.ts', "const a = await import('../vault/seal.ts');"],
    ['packages/node/src/region/x.ts', "type A = import('../cases/act.ts').Act;"],
    ['packages/admin-ui/src/x.tsx', "import { api } from '@nabij/node/api';"],
    ['packages/admin-ui/src/x.tsx', "import { a } from '@nabij/protocol/src/sign.ts';"],
    ['packages/node/src/app.ts', "export * from '../../admin-ui/src/main.tsx';"],
    ['packages/node/src/app.ts', "import { openTestDatabase } from '../../../test/postgres.ts';"],
  ])('in %s: %s', (path, text) => {
    expect(bad(path, text)).not.toEqual([]);
  });

  it('and let the good ones pass', () => {
    expect(
      bad('packages/admin-ui/src/x.tsx', "import type { Release } from '@nabij/protocol';"),
    ).toEqual([]);
    expect(bad('packages/protocol/src/x.ts', "import { z } from 'zod';")).toEqual([]);
  });

  it('finds a sender two files away and a circle', () => {
    const three = byPath([
      parseSource(`${NODE}cases/a.ts`, "import { b } from '../system/b.ts';"),
      parseSource(`${NODE}system/b.ts`, "import { c } from './c.ts';"),
      parseSource(`${NODE}system/c.ts`, "import { request } from 'undici'; import './b.ts';"),
    ]);
    const first = three.get(`${NODE}cases/a.ts`);
    expect(first && wayTo(first, three, inFederationOrSends)?.at(-1)).toBe('undici');
    expect(findCycles(three)).toEqual([
      `${NODE}system/b.ts → ${NODE}system/c.ts → ${NODE}system/b.ts`,
    ]);
  });
});

describe('the tree', () => {
  it('breaks no import rule', () => {
    expect(brokenRules(sources)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(findCycles(byPath(sources))).toEqual([]);
  });

  it('gives cases and intake no way to send', () => {
    const files = own.filter(handlesComplaints);
    // it starts programs of ours only, which are among the files where they are about cases
    const followed = own.filter(({ path }) => path !== 'packages/node/src/system/run-apart.ts');
    const ways = files.map((source) => wayTo(source, byPath(followed), inFederationOrSends));
    expect(files.length).toBeGreaterThan(5);
    expect(ways.filter((way) => way !== undefined).map((way) => way.join(' → '))).toEqual([]);
  });

  it('imports only by names that can be read without running', () => {
    const computed = own.filter((source) =>
      source.imports.some((found) => found.specifier === '(computed)'),
    );
    expect(computed.map((source) => source.path)).toEqual([]);
  });
});
