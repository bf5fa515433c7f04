import { createHash } from 'node:crypto';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const STAMP = '.built';

const INPUTS = [
  'src/**/*.{ts,tsx,json,css,svg}',
  'index.html',
  'vite.config.ts',
  'build.ts',
  'package.json',
  '../node/src/intake/pages/face.css',
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

async function isBuiltFrom(hash: string): Promise<boolean> {
  return (await readFile(join(dist, STAMP), 'utf8').catch(() => undefined)) === hash;
}

/** Builds aside and puts the result in place at once: nobody is ever served half a build. */
async function buildFrom(hash: string): Promise<void> {
  const aside = join(here, 'node_modules', `.build-${process.pid}`);
  // Loaded only now: when nothing changed, starting a node must not wait for a bundler.
  const [{ build, mergeConfig }, { config }] = await Promise.all([
    import('vite'),
    import('./vite.config.ts'),
  ]);
  try {
    await build(mergeConfig(config, { build: { outDir: aside } }));
    await writeFile(join(aside, STAMP), hash);
    await rm(dist, { recursive: true, force: true });
    await rename(aside, dist);
  } catch (error) {
    // Somebody else may have built the same meanwhile; then theirs is as good.
    if (!(await isBuiltFrom(hash))) throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

const hash = await hashInputs();
if (!(await isBuiltFrom(hash))) await buildFrom(hash);
