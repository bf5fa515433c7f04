import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';

const run = promisify(execFile);
const mounted: string[] = [];
afterEach(async () => {
  for (const disk of mounted.splice(0)) {
    await run('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  }
});

/** A disk of its own, or nothing where this user may not make one. */
async function disk(megabytes: number): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'nabij-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]);
    mounted.push(folder);
    return folder;
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
}

const NO_DISK = 'this user may not mount a small disk';

it('says that the disk is full when the first files do not fit', async (test) => {
  const small = await disk(12);
  if (small === undefined) return test.skip(NO_DISK);
  const folder = join(small, 'data');
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow(
    `The disk that holds ${folder} is full; make room and start again.`,
  );
});

it('says so when it has become full, and starts when there is room again', async (test) => {
  const folder = await disk(96);
  if (folder === undefined) return test.skip(NO_DISK);
  await (await startEmbeddedPostgres(folder)).stop();
  const filler = join(folder, 'filler');
  const { bavail, bsize } = await statfs(folder);
  await writeFile(filler, Buffer.alloc(bavail * bsize));
  await expect(startEmbeddedPostgres(folder)).rejects.toThrow('is full; make room');
  await rm(filler);
  await (await startEmbeddedPostgres(folder)).stop();
});
