import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, importSigningKey } from './keys.ts';
import { MAX_RECEIPT_BYTES, signReceipt, verifyReceipt } from './receipt.ts';
import { findKey, REGION, TOWN } from './testing/actors.ts';
import { GOOD_RECEIPT, SENT } from './testing/receipt-cases.ts';
import { NOW, NOW_SECONDS } from './testing/vector.ts';

const OPTIONS = { now: new Date(NOW), findKey, sent: SENT };
const request = async () => ({
  key: await importSigningKey(REGION.privateJwk),
  iss: REGION.entityId,
  aud: TOWN.entityId,
  jti: 'c3d94f6a-58e1-4b7c-8f20-6a1d2e3f4b5c',
  iat: NOW_SECONDS,
  received: { iss: TOWN.entityId, jti: SENT.jti, digest: SENT.digest },
});

describe('receipts', () => {
  it('that are signed for any message verify for this message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid({ version: 4 }), fc.string(), async (jti, bytes) => {
        const digest = digestOf(bytes);
        const { received, ...members } = await request();
        const signed = await signReceipt({ ...members, received: { ...received, jti, digest } });
        const sent = { ...SENT, jti, digest };
        expect(await verifyReceipt(signed, { ...OPTIONS, sent })).toMatchObject({ verified: true });
        expect(await verifyReceipt(signed, OPTIONS)).toMatchObject({ verified: false });
      }),
      { numRuns: 20 },
    );
  });

  it('have no end: after ten years they prove the same', async () => {
    const now = new Date('2036-10-05T10:00:00Z');
    expect(await verifyReceipt(GOOD_RECEIPT, { ...OPTIONS, now })).toMatchObject({
      verified: true,
    });
  });

  it('are refused with any bit flipped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: GOOD_RECEIPT.length - 1 }),
        fc.nat({ max: 6 }),
        async (at, bit) => {
          const flipped = String.fromCharCode(GOOD_RECEIPT.charCodeAt(at) ^ (1 << bit));
          const compact = GOOD_RECEIPT.slice(0, at) + flipped + GOOD_RECEIPT.slice(at + 1);
          expect((await verifyReceipt(compact, OPTIONS)).verified).toBe(false);
        },
      ),
    );
  });

  it('are refused when they are larger than any receipt', async () => {
    const compact = 'A'.repeat(MAX_RECEIPT_BYTES + 1);
    expect(await verifyReceipt(compact, OPTIONS)).toEqual({
      verified: false,
      reason: 'receipt-invalid',
    });
  });

  it('are not signed for somebody who did not send the message', async () => {
    const other = { ...(await request()), aud: 'https://middel.example' };
    await expect(signReceipt(other)).rejects.toThrow(TypeError);
  });

  it('are not signed over something that is no digest', async () => {
    const { received, ...members } = await request();
    const wrong = { ...members, received: { ...received, digest: 'sha256' } };
    await expect(signReceipt(wrong)).rejects.toThrow(TypeError);
  });
});
