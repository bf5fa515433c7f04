import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk } from './nl/desk.ts';
import { first } from './nl/first.ts';
import { office } from './nl/office.ts';
import { region } from './nl/region.ts';
import { texts } from './nl/texts.ts';

const SRC = join(import.meta.dirname, '..');
const PARTS = { first, desk, region, office } as const;
type Part = keyof typeof PARTS;

interface Module {
  readonly source: string;
  readonly imports: readonly string[];
}

const modules = new Map<string, Module>(
  globSync('**/*.{ts,tsx}', { cwd: SRC, exclude: ['texts/**', '**/*.test.ts'] }).map((file) => {
    const source = readFileSync(join(SRC, file), 'utf8').replaceAll(/import type [^;]*;/g, '');
    const found = source.matchAll(/(?:import|export)\s(?:[^'";]*?\sfrom\s)?'(\.{1,2}\/[^']+)'/g);
    return [file, { source, imports: [...found].map(([, to = '']) => near(file, to)) }];
  }),
);

function near(file: string, to: string): string {
  return relative(SRC, join(SRC, dirname(file), to));
}

/** The modules that are loaded with these, at once. */
function loadedWith(files: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const module = modules.get(file);
    if (module === undefined || seen.has(file)) continue;
    seen.add(file);
    waiting.push(...module.imports);
  }
  return seen;
}

const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** Every sentence of a part by its full key, without its plural form. */
function keysOf(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [bare(prefix + key)] : keysOf(value, `${prefix}${key}.`),
  );
}

const KEYS = new Map(Object.entries(PARTS).map(([part, tree]) => [part, new Set(keysOf(tree))]));
const TOPS = Object.keys(texts).join('|');
const SAID = new RegExp(`['"\`]((?:${TOPS})\\.[\\w.]*)(['"\`]|\\$\\{)`, 'g');

/** What these modules say that none of these parts has, with where. */
function unsaid(files: readonly string[], parts: readonly Part[]): string[] {
  const known = parts.flatMap((part) => [...(KEYS.get(part) ?? [])]);
  const all = new Set(known);
  const has = (key: string, end: string) =>
    end === '${'
      ? known.some((one) => one.startsWith(key))
      : all.has(bare(key)) || key.endsWith('.json');
  return [...loadedWith(files)].flatMap((file) =>
    [...(modules.get(file)?.source ?? '').matchAll(SAID)]
      .filter(([, key = '', end = '']) => !has(key, end))
      .map(([, key]) => `${file}: ${key}`),
  );
}

/** Each lazy page with what its route brings before it. */
function pages(): { page: string; part: Part }[] {
  const lazy = new Map<string, string>();
  for (const [file, { source }] of modules) {
    for (const [, name = '', to = ''] of source.matchAll(
      /const (\w+) = lazyRouteComponent\(\s*\(\) => import\('([^']+)'\)/g,
    )) {
      lazy.set(name, near(file, to));
    }
  }
  return ['routes.tsx', 'region/routes.ts'].flatMap((file) =>
    (modules.get(file)?.source ?? '')
      .split('createRoute({')
      .slice(1)
      .flatMap((route) => {
        const [, to] =
          /component: lazyRouteComponent\(\s*\(\) => import\('([^']+)'\)/.exec(route) ?? [];
        const [, name = ''] = /component: (\w+),/.exec(route) ?? [];
        const page = to === undefined ? lazy.get(name) : near(file, to);
        const [, part = 'first'] = /loader: withTexts\('(\w+)'\)/.exec(route) ?? [];
        return page === undefined ? [] : [{ page, part: part as Part }];
      }),
  );
}

describe('the sentences of a page', () => {
  it('are brought by its route, or were there from the beginning', () => {
    const all = pages();
    expect(all.length).toBeGreaterThan(35);
    const missed = all.flatMap(({ page, part }) =>
      unsaid([page], ['first', part]).map((key) => `${page} with ${part} says ${key}`),
    );
    expect(missed).toEqual([]);
  });

  it('are there where no route leads', () => {
    const always = ['main.tsx', 'account/enrolment.tsx', 'account/invited.tsx'];
    expect(unsaid(always, ['first'])).toEqual([]);
  });

  it('are missed where their part is not brought', () => {
    expect(unsaid(['desk/peers/peers-page.tsx'], ['first'])).not.toEqual([]);
  });
});
