import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../packages/node/src/operator/commands.ts';
import { VARIABLES, type Variable } from '../../packages/node/src/system/variables.ts';
import { type Page, parsePage, readPages, tableBelow } from './markdown.ts';
import { listFiles, ROOT } from './sources.ts';

const WAY = 'packages/node/src/';
const FILE = /^[\w.@-]+(\/[\w.@-]+)*(\/|\.(ts|tsx|json|md|ya?ml|sql|service|example|css|csv))$/;
const pages = readPages();
const files = listFiles();
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);
const page = (path: string) => pages.find((one) => one.path === path) ?? parsePage(path, '');
const administrator = page('deploy/README.md');

/** Everything in the code of the pages that fits, as `page: what`. */
function named(pattern: RegExp, among: readonly Page[] = pages): { at: string; what: string }[] {
  return among.flatMap(({ path, code }) =>
    code.flatMap((piece) =>
      [...piece.matchAll(pattern)].map(([all, what = all]) => ({ at: path, what })),
    ),
  );
}

/** True for a path from the top, from the page's folder, or from where the step files are. */
function isThere(path: string, from: string): boolean {
  const folders = ['.', dirname(from), WAY, 'packages/protocol/src', 'test/tree'];
  if (!path.includes('/')) return files.some((file) => basename(file) === path);
  return folders.some((folder) => existsSync(join(ROOT, folder, path)));
}

it('reads the pages that everybody needs', () => {
  const needed = ['README', 'CHANGELOG', 'CONTRIBUTING', 'SECURITY', 'deploy/README'];
  expect(pages.map((one) => one.path)).toEqual(
    expect.arrayContaining([...needed, 'packages/protocol/README'].map((name) => `${name}.md`)),
  );
});

/** What a build or a run makes: .gitignore lists it, and a clean clone does not have it yet. */
function isMade(piece: string): boolean {
  const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
  return ignored.some((line) => line.endsWith('/') && piece.startsWith(line.replace(/^\//, '')));
}

describe('what the pages name exists', () => {
  it('links lead to files and headings', () => {
    const broken = pages.flatMap(({ path, links }) =>
      links
        .filter((link) => !/^(https?|mailto):/.test(link))
        .filter((link) => {
          const [file = '', anchor] = link.split('#');
          const target = file === '' ? path : join(dirname(path), file);
          if (!existsSync(join(ROOT, target))) return true;
          return anchor !== undefined && !page(target).anchors.includes(anchor);
        })
        .map((link) => `${path}: ${link}`),
    );
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(8);
    expect(broken).toEqual([]);
  });

  it('files and folders', () => {
    const found = pages.flatMap(({ path, code }) =>
      code.filter((piece) => FILE.test(piece)).map((piece) => ({ path, piece })),
    );
    expect(found.length).toBeGreaterThan(30);
    const missing = found.filter(({ path, piece }) => !isThere(piece, path) && !isMade(piece));
    expect(missing).toEqual([]);
    expect(isThere('intake/no-such-file.ts', 'README.md')).toBe(false);
  });

  it('npm scripts and benchmarks', () => {
    const used = named(/npm (?:run )?(?!ci\b|run\b|install\b)([a-z]+)\b/g);
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter(({ what }) => !scripts.includes(what))).toEqual([]);
    const benchmarks = named(/npm run bench -- ([a-z-]+)/g);
    expect(
      benchmarks.filter(({ what }) => !existsSync(join(ROOT, `test/bench/${what}.ts`))),
    ).toEqual([]);
  });

  it('variables', () => {
    // for whoever tests, not for a node
    const known = new Set<string>([...VARIABLES.map(({ name }) => name), 'NABIJ_ATTACKS']);
    const used = named(/\b(NABIJ_[A-Z_]+|DATABASE_URL)\b/g);
    expect(used.length).toBeGreaterThan(VARIABLES.length);
    expect(used.filter(({ what }) => !known.has(what))).toEqual([]);
  });

  it("every step of a complaint's way, in the order of the table", () => {
    const steps = tableBelow(page('README.md'), "A complaint's way");
    expect(steps.length).toBeGreaterThan(8);
    const missing = steps
      .map(([, file = '']) => file.replaceAll('`', ''))
      .filter((file) => !existsSync(join(ROOT, WAY, file)));
    expect(missing).toEqual([]);
  });
});

describe('what exists is named', () => {
  it('every npm script, for contributors', () => {
    const { text } = page('CONTRIBUTING.md');
    const silent = scripts.filter(
      (name) => !text.includes(`npm run ${name}`) && !text.includes(`npm ${name}`),
    );
    expect(scripts.length).toBeGreaterThan(5);
    expect(silent).toEqual([]);
  });

  it('every variable, for administrators, with its meaning, default and role', () => {
    const rows = tableBelow(administrator, 'Variables').map((row) => row.join(' | '));
    expect(rows).toEqual(VARIABLES.map(rowOf));
  });
});

describe('the operator’s commands', () => {
  const commands = COMMANDS.map(({ name }) => name);

  it('are those that the pages name', () => {
    const used = named(/(?:^|\s)nabij ([a-z][a-z-]*)/g);
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter(({ what }) => !commands.includes(what))).toEqual([]);
  });

  it('are all explained to administrators', () => {
    const rows = tableBelow(administrator, 'Commands').map(([name = '']) => name);
    expect(rows).toEqual(expect.arrayContaining(commands.map((name) => `\`nabij ${name}\``)));
    expect(rows).toHaveLength(commands.length);
  });

  it('take the options that the pages give them', () => {
    const taken = new Set(COMMANDS.flatMap(({ options }) => Object.keys(options)));
    const lines = administrator.code.filter((piece) => /(^|\s)nabij [a-z]/.test(piece));
    const given = lines.flatMap((line) => line.split('nabij ')[1]?.match(/--[a-z][a-z-]*/g) ?? []);
    expect(given.length).toBeGreaterThan(4);
    expect(given.filter((option) => !taken.has(option.slice(2)))).toEqual([]);
  });
});

function rowOf(variable: Variable): string {
  const { name, meaning, roles } = variable;
  const needed =
    variable.required?.length === 1 ? `**needed** (${variable.required})` : '**needed**';
  const without = variable.required ? needed : '–';
  const standard = variable.default === undefined ? without : `\`${variable.default}\``;
  return `\`${name}\` | ${meaning} | ${standard} | ${roles.length === 2 ? 'both' : roles[0]}`;
}
