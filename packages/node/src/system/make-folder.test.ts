import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-folder-'));
});
afterEach(() => rm(dir, { recursive: true }));

it('makes what is missing, closed to others, and names the first one made', async () => {
  expect(await makeFolder(join(dir, 'a/b/c'))).toBe(join(dir, 'a'));
  expect((await stat(join(dir, 'a/b/c'))).mode & 0o777).toBe(0o700);
  expect(await makeFolder(join(dir, 'a/b/c'))).toBeUndefined();
  expect(await makeFolder(join(dir, 'a/d'))).toBe(join(dir, 'a/d'));
});

it('refuses a file in the way', async () => {
  await writeFile(join(dir, 'file'), '');
  await expect(makeFolder(join(dir, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(dir, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it.runIf(process.platform === 'linux')('comes back where nothing can be made', async () => {
  await expect(makeFolder('/proc/nothing/here')).rejects.toMatchObject({ code: 'ENOENT' });
});
