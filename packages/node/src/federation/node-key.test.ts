import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKeyJwk, thumbprint } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announce, type KeyRing, replaceStolen, revokeEarlier } from './key-ring.ts';
import { findKeyRing, keepKeyRing, loadOrCreateNodeKey, putBackNodeKey } from './node-key.ts';

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

describe('a key that was stolen', () => {
  const NOW = new Date('2026-11-23T12:00:00Z');
  const kept = { notices: new Uint8Array(32), chance: new Uint8Array(32) };

  async function ringNow(): Promise<KeyRing> {
    const ring = await findKeyRing(keys);
    if (!ring) throw new Error('There is a key');
    return ring;
  }

  it('is followed by another at once, and takes the announced one with it', async () => {
    const old = await loadOrCreateNodeKey(keys);
    const next = await generateSigningKeyJwk();
    const announced = announce(await ringNow(), next, NOW);
    await keepKeyRing(keys, announced);
    const after = replaceStolen(await ringNow(), await generateSigningKeyJwk(), { kept, now: NOW });
    await keepKeyRing(keys, after);
    const { key, next: coming, before } = await ringNow();
    expect(coming).toBeUndefined();
    expect(key.earlier).toEqual([]);
    expect((key.lost ?? []).map(thumbprint)).toEqual([old.kid, thumbprint(next)]);
    expect(key.newSinceTheft).toEqual(NOW);
    const revoked = { revoked_at: NOW.getTime() / 1000, reason: 'compromised' };
    expect(before).toMatchObject([
      { kid: old.kid, stated: false, revoked },
      { kid: thumbprint(next), stated: false, revoked },
    ]);
    // the private halves are gone
    expect(await readFile(file, 'utf8')).not.toContain(next.d);
    // the first time that it was found stays
    const later = revokeEarlier(await ringNow(), old.kid, new Date(NOW.getTime() + 60_000));
    expect(later.file.before?.[0]?.revoked).toEqual(revoked);
  });

  it('is not brought back by a backup that still has it as the present one', async () => {
    const old = await loadOrCreateNodeKey(keys);
    const backup = await readFile(file, 'utf8');
    const fresh = await generateSigningKeyJwk();
    await keepKeyRing(keys, replaceStolen(await ringNow(), fresh, { kept, now: NOW }));
    const key = await putBackNodeKey(keys, backup);
    expect(key.kid).toBe(thumbprint(fresh));
    expect((key.lost ?? []).map(thumbprint)).toEqual([old.kid]);
    await keepKeyRing(keys, await ringNow());
    expect((await loadOrCreateNodeKey(keys)).kid).toBe(thumbprint(fresh));
  });
});
