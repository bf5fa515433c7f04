import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isProven, type Purpose, proofOf, secretOf } from './derive.ts';
import { newKeyPair } from './intake-key.ts';

const PURPOSES: Purpose[] = ['account', 'team: invitation', 'team: holder', 'team: search'];

describe('a derived secret', () => {
  it('is always the same for one private key and purpose, and differs for any other', async () => {
    const pairs = [await newKeyPair(), await newKeyPair()];
    const all = pairs.flatMap(({ privateKey }) => PURPOSES.map((it) => secretOf(privateKey, it)));
    expect(new Set(all.map((one) => Buffer.from(one).toString('hex'))).size).toBe(8);
    expect(all.every((one) => one.length === 32)).toBe(true);
    const [first] = pairs;
    expect(first && secretOf(first.privateKey, 'account')).toEqual(all[0]);
  });

  it('is not made of a public key', async () => {
    const { publicKey } = await newKeyPair();
    expect(() => secretOf(publicKey, 'account')).toThrow(TypeError);
  });
});

describe('a proof', () => {
  it('holds for this holder with this public key under this secret, and nothing else', async () => {
    const secret = new Uint8Array(randomBytes(32));
    const [mine, theirs] = [await newKeyPair(), await newKeyPair()];
    const holder = { id: randomUUID(), publicKey: mine.publicKey };
    const proof = await proofOf(secret, holder);
    expect(await isProven(secret, holder, proof)).toBe(true);
    expect(await isProven(secret, { ...holder, id: randomUUID() }, proof)).toBe(false);
    expect(await isProven(secret, { ...holder, publicKey: theirs.publicKey }, proof)).toBe(false);
    expect(await isProven(new Uint8Array(randomBytes(32)), holder, proof)).toBe(false);
    expect(await isProven(secret, holder, proof.subarray(1))).toBe(false);
    expect(await isProven(secret, holder, Buffer.alloc(0))).toBe(false);
    expect(await isProven(secret, { ...holder, publicKey: { kty: '?' } }, proof)).toBe(false);
  });

  it('does not tell the public half from the whole key', async () => {
    const secret = new Uint8Array(randomBytes(32));
    const { publicKey, privateKey } = await newKeyPair();
    const proof = await proofOf(secret, { id: 'a', publicKey });
    expect(await isProven(secret, { id: 'a', publicKey: privateKey }, proof)).toBe(true);
  });
});
