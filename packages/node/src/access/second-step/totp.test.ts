import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTotpSecret, totpCode, totpStep, totpUri } from './totp.ts';

// the key of RFC 6238 appendix B, '12345678901234567890' in base 32
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);
const moments = fc.integer({ min: 1_000_000_000, max: 4_000_000_000 });

describe('a code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i is the last six digits of RFC 6238’s own example', (seconds, code) => {
    expect(totpCode(RFC_SECRET, at(seconds))).toBe(code);
    expect(totpStep(RFC_SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is good in its half minute and in the two beside it, as the step that it is of', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -3, max: 3 }), (seconds, steps) => {
        const secret = newTotpSecret();
        const code = totpCode(secret, at(seconds + steps * 30));
        const step = totpStep(secret, code, at(seconds));
        const right = Math.floor(seconds / 30) + steps;
        // a code of another half minute is the same once in a million
        if (step !== undefined && Math.abs(steps) > 1) expect(step).not.toBe(right);
        else expect(step).toBe(Math.abs(steps) > 1 ? undefined : right);
      }),
    );
  });

  it.each(['', '12345', '1234567', 'abcdef', '12345六', '-12345', '1e5', '287082x'])(
    'is never %j',
    (code) => expect(totpStep(RFC_SECRET, code, at(59))).toBeUndefined(),
  );

  it('of one secret is not that of another', () => {
    const secrets = Array.from({ length: 200 }, newTotpSecret);
    expect(new Set(secrets).size).toBe(200);
    const codes = new Set(secrets.map((secret) => totpCode(secret, at(59))));
    expect(codes.size).toBeGreaterThan(190);
  });
});

it('the address for an app says who and where, also with odd names', () => {
  const uri = totpUri(RFC_SECRET, { issuer: 'Meldpunt ’s-Hertog & Zn: één', login: 'zoë@x' });
  const { protocol, host, searchParams, pathname } = new URL(uri);
  expect([protocol, host]).toEqual(['otpauth:', 'totp']);
  expect(decodeURIComponent(pathname)).toContain('zoë@x');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    secret: RFC_SECRET,
    issuer: 'Meldpunt ’s-Hertog & Zn: één',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});
