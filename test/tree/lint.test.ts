import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, readSources } from './sources.ts';

const OXLINT = join(ROOT, 'node_modules/.bin/oxlint');
const BIOME = join(ROOT, 'node_modules/.bin/biome');
const TSC = join(ROOT, 'node_modules/.bin/tsc');
const RULES = join(ROOT, '.oxlintrc.json');

// The types of these promises come from packages, where a linter without types sees nothing.
const FORGETFUL = `
import postgres from 'postgres';
import { request } from 'undici';
export function forgetAnswer(): void {
  request('https://point.example');
}
export function forgetRow(): void {
  const sql = postgres('');
  sql\`select 1\`;
}
`;
const MISUSED = `
import { request } from 'undici';
export function all(list: string[]): void {
  list.forEach(async (one) => {
    await request(one);
  });
}
`;
const CAREFUL = `
import { request } from 'undici';
export async function send(): Promise<number> {
  return (await request('https://point.example')).statusCode;
}
`;

let folder = '';

/** The rules that a linter reports for a file, by name; the process may end with an error. */
async function reported(program: string, args: string[]): Promise<string> {
  const run = promisify(execFile)(program, args, { cwd: folder, maxBuffer: 1 << 26 });
  const { stdout, stderr } = await run.catch(
    (failed: { stdout: string; stderr: string }) => failed,
  );
  return stdout + stderr;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-lint-'));
  const files = {
    'tsconfig.json': JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['*.ts'] }),
    'forgetful.ts': FORGETFUL,
    'misused.ts': MISUSED,
    'careful.ts': CAREFUL,
    'loose.ts': 'export const loose = (x: any): void => console.log(x!);\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the linter', { timeout: 60_000 }, () => {
  const lint = (file: string) => reported(OXLINT, ['-c', RULES, '--format', 'unix', file]);

  it('catches promises of library types that nobody waits for', async () => {
    expect((await lint('forgetful.ts')).match(/no-floating-promises/g)).toHaveLength(2);
  });

  it('catches a promise where none is expected', async () => {
    expect(await lint('misused.ts')).toContain('no-misused-promises');
  });

  it('lets a careful file pass', async () => {
    expect(await lint('careful.ts')).not.toMatch(/promises|error/i);
  });

  it('looks at every source file of the tree', async () => {
    const sources = readSources().map((source) => source.path);
    const seen = await reported(OXLINT, ['-c', RULES, '--debug=files', ROOT]);
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.filter((path) => !seen.includes(path))).toEqual([]);
  });
});

describe('the compiler', () => {
  const flags = [
    ...['strict', 'noUncheckedIndexedAccess', 'exactOptionalPropertyTypes', 'noImplicitOverride'],
    ...['noImplicitReturns', 'noUnusedLocals', 'noUnusedParameters', 'verbatimModuleSyntax'],
    'erasableSyntaxOnly',
  ];

  it.each(['.', 'packages/admin-ui'])('is strict in %s', async (project) => {
    const said = await reported(TSC, ['--showConfig', '-p', join(ROOT, project)]);
    const { compilerOptions, files } = JSON.parse(said);
    expect(files.length).toBeGreaterThan(20);
    expect(flags.filter((flag) => compilerOptions[flag] !== true)).toEqual([]);
    expect(compilerOptions.allowJs ?? false).toBe(false);
  });
});

describe('the formatter', { timeout: 60_000 }, () => {
  it('refuses any, console and non-null assertions', async () => {
    const config = `--config-path=${join(ROOT, 'biome.json')}`;
    const said = await reported(BIOME, ['lint', config, '--vcs-enabled=false', 'loose.ts']);
    for (const rule of ['noExplicitAny', 'noConsole', 'noNonNullAssertion']) {
      expect(said).toContain(rule);
    }
  });
});
