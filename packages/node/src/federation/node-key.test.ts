import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateNodeKey } from './node-key.ts';

let folder: string;
let keys: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabij-keys-'));
  keys = join(folder, 'keys');
  file = join(keys, 'node-key.json');
});

afterEach(() => rm(folder, { recursive: true }));

describe('the node’s key', () => {
  it('is made once and stays', async () => {
    const first = await loadOrCreateNodeKey(keys);
    const second = await loadOrCreateNodeKey(keys);
    expect(second.kid).toBe(first.kid);
  });

  it('is the same for many that start at once, and leaves no drafts', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateNodeKey(keys)));
    expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
    expect(await readdir(keys)).toEqual(['node-key.json']);
  });

  it('is for this user only', async () => {
    await loadOrCreateNodeKey(keys);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(keys)).mode & 0o777).toBe(0o700);
  });

  it('is refused when everybody could have read it', async () => {
    await loadOrCreateNodeKey(keys);
    await chmod(file, 0o644);
    await expect(loadOrCreateNodeKey(keys)).rejects.toThrow(/chmod 600/);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, 40)],
    ['of another kind', () => '{"kty":"oct","k":"c2VjcmV0"}'],
    ['empty', () => ''],
  ])('is refused when %s, without quoting it and without a new one', async (_, spoil) => {
    await loadOrCreateNodeKey(keys);
    const spoilt = spoil(await readFile(file, 'utf8'));
    await writeFile(file, spoilt);
    await expect(loadOrCreateNodeKey(keys)).rejects.toThrow(/does not hold an Ed25519 private key/);
    expect(await readFile(file, 'utf8')).toBe(spoilt);
  });
});
