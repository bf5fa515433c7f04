import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { CryptoKey, GeneralJWE } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type IntakeKey,
  intakeKidOf,
  newFilingKey,
  openFilingKey,
  sealFilingKey,
} from './filing-key.ts';
import { importSealingKey, newKeyPair } from './intake-key.ts';
import { codeSecrets, newReceiptCode } from './receipt-code.ts';
import { SealBroken } from './seal.ts';

const ID = randomUUID();
const codeKey = codeSecrets(newReceiptCode()).key;
const filingKey = newFilingKey();
let intakeKey: IntakeKey;
let pointKey: CryptoKey;
let strangersKey: CryptoKey;
let sealed: GeneralJWE;

beforeAll(async () => {
  const [ours, theirs] = [await newKeyPair(), await newKeyPair()];
  intakeKey = { kid: ours.kid, publicKey: await importSealingKey(ours.publicKey) };
  pointKey = await importSealingKey(ours.privateKey);
  strangersKey = await importSealingKey(theirs.privateKey);
  sealed = await sealFilingKey(filingKey, ID, { intakeKey, codeKey });
});

describe('a filing key', () => {
  it('opens for the point and for the code, as it lies in the database too', async () => {
    const stored = JSON.parse(JSON.stringify(sealed)) as GeneralJWE;
    expect([...(await openFilingKey(pointKey, ID, stored))]).toEqual([...filingKey]);
    expect([...(await openFilingKey(codeKey, ID, stored))]).toEqual([...filingKey]);
  });

  it('does not open for another point, another code or the public key', async () => {
    const otherCode = codeSecrets(newReceiptCode()).key;
    for (const key of [strangersKey, otherCode, intakeKey.publicKey, filingKey]) {
      await expect(openFilingKey(key, ID, sealed)).rejects.toThrow(SealBroken);
    }
  });

  it('does not open as the key of another filing', async () => {
    for (const key of [pointKey, codeKey]) {
      await expect(openFilingKey(key, randomUUID(), sealed)).rejects.toThrow(SealBroken);
    }
  });

  it('names the intake key it is for', () => {
    expect(intakeKidOf(sealed)).toBe(intakeKey.kid);
    expect(intakeKidOf({ ...sealed, recipients: [] })).toBeUndefined();
  });

  it('is for two, and neither wrapped key can be put in the place of the other', async () => {
    const [point, reporter] = sealed.recipients;
    const swapped = {
      ...sealed,
      recipients: [
        { ...point, encrypted_key: reporter?.encrypted_key ?? '' },
        { ...reporter, encrypted_key: point?.encrypted_key ?? '' },
      ],
    };
    expect(sealed.recipients).toHaveLength(2);
    for (const key of [pointKey, codeKey]) {
      await expect(openFilingKey(key, ID, swapped)).rejects.toThrow(SealBroken);
    }
  });

  it('does not open with any bit changed of what both share', async () => {
    const member = fc.constantFrom('protected', 'iv', 'ciphertext', 'tag' as const);
    await fc.assert(
      fc.asyncProperty(member, fc.nat(), async (name, at) => {
        const bytes = Buffer.from(String(sealed[name as keyof GeneralJWE]), 'base64url');
        const bit = at % (bytes.length * 8);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const changed = { ...sealed, [name]: bytes.toString('base64url') };
        for (const key of [pointKey, codeKey]) {
          await expect(openFilingKey(key, ID, changed)).rejects.toThrow(SealBroken);
        }
      }),
    );
  });

  it('does not open with any bit changed of a wrapped key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.nat(319), async (which, bit) => {
        const recipients = sealed.recipients.map((recipient, index) => {
          if (index !== which) return recipient;
          const bytes = Buffer.from(recipient.encrypted_key ?? '', 'base64url');
          bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
          return { ...recipient, encrypted_key: bytes.toString('base64url') };
        });
        const key = which === 0 ? pointKey : codeKey;
        await expect(openFilingKey(key, ID, { ...sealed, recipients })).rejects.toThrow(SealBroken);
      }),
    );
  });
});
