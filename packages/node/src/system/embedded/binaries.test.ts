import { chmod, mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseBinaries } from './binaries.ts';
import { linkLibraries } from './library-links.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-binaries-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A folder whose `postgres` says that it is of this version. */
async function programs(name: string, version: string): Promise<string> {
  const bin = join(dir, name);
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'postgres'), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`);
  await chmod(join(bin, 'postgres'), 0o755);
  return bin;
}

describe('chooseBinaries', () => {
  it('takes the packaged programs for a new folder', async () => {
    const bin = await programs('native/bin', '18.4');
    const places = { packaged: join(dir, 'native'), system: [await programs('old', '15.2')] };
    expect(await chooseBinaries(places, undefined, dir)).toEqual({ bin, major: 18 });
  });

  it('takes installed programs of the version that made the data', async () => {
    await programs('native/bin', '18.4');
    const bin = await programs('old', '15.2 (Debian 15.2-1)');
    const places = { packaged: join(dir, 'native'), system: [bin] };
    expect(await chooseBinaries(places, 15, dir)).toEqual({ bin, major: 15 });
  });

  it('says so if there are none of that version', async () => {
    const places = {
      packaged: undefined,
      system: [await programs('a', '18.4'), await programs('b', '16.1')],
    };
    await expect(chooseBinaries(places, 15, dir)).rejects.toThrow(
      'The data was made by PostgreSQL 15, but this machine has version 18 and 16; ' +
        'install PostgreSQL 15 or set DATABASE_URL.',
    );
  });

  it('says so on a machine for which there is no PostgreSQL', async () => {
    const places = { packaged: join(dir, 'made-for-another-system'), system: [] };
    await expect(chooseBinaries(places, undefined, dir)).rejects.toThrow(
      'There is no PostgreSQL that runs on this machine',
    );
  });
});

describe('linkLibraries', () => {
  const LINKS = JSON.stringify([
    { source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so.1' },
  ]);

  it('makes the links that npm could not bring, once, also twice at once', async () => {
    const native = join(dir, 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    await writeFile(join(native, 'pg-symlinks.json'), LINKS);
    const spare = join(dir, 'spare');
    const made = await Promise.all([1, 2, 3].map(() => linkLibraries(native, spare)));
    expect(made).toEqual([undefined, undefined, undefined]);
    expect(await readlink(join(native, 'lib/liba.so.1'))).toBe('liba.so.1.2');
    expect(await readdir(dir)).toEqual(['native']);
  });

  it('makes them elsewhere if the package cannot be written', async () => {
    const native = join(dir, 'native');
    await mkdir(native);
    await writeFile(join(native, 'pg-symlinks.json'), LINKS);
    // A file where the folder should be refuses even root.
    await writeFile(join(native, 'lib'), '');
    const spare = join(dir, 'spare');
    const path = `${spare}:${join(native, 'lib')}`;
    expect(await linkLibraries(native, spare)).toBe(path);
    expect(await linkLibraries(native, spare)).toBe(path);
    expect(await readlink(join(spare, 'liba.so.1'))).toBe(join(native, 'lib/liba.so.1.2'));
  });
});
