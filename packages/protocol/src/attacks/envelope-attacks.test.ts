import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importVerifyKey } from '../keys.ts';
import { OTHER_TOWN, TOWN } from '../testing/actors.ts';
import { SCENE } from '../testing/raw-envelope.ts';
import { NOW_SECONDS } from '../testing/vector.ts';
import { type FindKey, verifyEnvelope } from '../verify.ts';
import { envelopeAttacks, soundEnvelopes } from './envelope-attacks.ts';
import type { Scene } from './scene.ts';

const host = fc.stringMatching(/^[a-z]{1,9}$/).map((name) => `https://${name}.example`);
const address = fc.oneof(
  host,
  fc.nat(60_000).map((port) => `http://localhost:${port + 1_000}`),
);

/** Any node that is attacked in any name at any time. */
const scenes = fc
  .record({
    sender: address,
    other: address,
    audience: address,
    now: fc.integer({ min: NOW_SECONDS, max: NOW_SECONDS + 1e9 }),
  })
  .filter(({ sender, other, audience }) => new Set([sender, other, audience]).size === 3)
  .map(({ sender, other, ...rest }): Scene => {
    const parties = {
      sender: { ...TOWN, entityId: sender },
      other: { ...OTHER_TOWN, entityId: other },
    };
    return { ...SCENE, ...parties, ...rest, slack: 60, jti: randomUUID(), ref: randomUUID() };
  });

const known =
  ({ sender, other }: Scene): FindKey =>
  async (iss, kid) => {
    const issuer = [sender, other].find((one) => one.entityId === iss);
    if (!issuer) return 'issuer-unknown';
    if (issuer.kid !== kid) return 'key-unknown';
    return importVerifyKey({ kty: 'OKP', crv: 'Ed25519', x: issuer.x });
  };

/** The answer of a node whose clock is right, or wrong by almost the slack. */
async function answer(
  scene: Scene,
  compact: string,
  { findKey = known(scene), off = 0 }: { findKey?: FindKey; off?: number } = {},
): Promise<string> {
  const now = new Date((scene.now + off) * 1000);
  const { audience } = scene;
  const verdict = await verifyEnvelope(Buffer.from(compact), { audience, now, findKey });
  return verdict.verified ? 'verified' : verdict.reason;
}

describe('the attacks, whoever is attacked in whose name and when,', () => {
  it('are refused for the reason that is given', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.integer({ min: -59, max: 59 }), async (scene, off) => {
        for (const { name, compact, expected } of envelopeAttacks(scene)) {
          expect([name, await answer(scene, compact, { off })]).toEqual([name, expected]);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('need nobody that is known, where it says so', async () => {
    const nobody: FindKey = async () => 'issuer-unknown';
    for (const { name, compact, expected, needsSender } of envelopeAttacks(SCENE)) {
      const answered = await answer(SCENE, compact, { findKey: nobody });
      expect([name, answered]).toEqual([name, needsSender ? 'issuer-unknown' : expected]);
    }
  });

  it('leave what is sound alone', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, fc.integer({ min: -59, max: 59 }), async (scene, off) => {
        for (const { name, compact } of soundEnvelopes(scene)) {
          expect([name, await answer(scene, compact, { off })]).toEqual([name, 'verified']);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('have a name each', () => {
    const names = [...envelopeAttacks(SCENE), ...soundEnvelopes(SCENE)].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(150);
  });
});
