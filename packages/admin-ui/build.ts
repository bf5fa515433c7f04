import { createHash } from 'node:crypto';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const here = import.meta.dirname;
const stamp = join(here, 'dist', '.built');

const INPUTS = [
  'src/**/*.{ts,tsx,json,css,svg}',
  'index.html',
  'vite.config.ts',
  'build.ts',
  'package.json',
  '../../package-lock.json',
];

/** One hash over everything that can change the result. */
async function hashInputs(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(INPUTS, { cwd: here })) {
    if (!/\.test\.tsx?$/.test(file)) files.push(file);
  }
  files.sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(await readFile(join(here, file)));
  }
  return hash.digest('hex');
}

async function builtFrom(): Promise<string | undefined> {
  try {
    return await readFile(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

const wanted = await hashInputs();
if ((await builtFrom()) !== wanted) {
  await rm(stamp, { force: true });
  // Loaded only now: when nothing changed, starting a node must not wait for a bundler.
  const [{ build }, { config }] = await Promise.all([import('vite'), import('./vite.config.ts')]);
  await build(config);
  await writeFile(stamp, wanted);
}
