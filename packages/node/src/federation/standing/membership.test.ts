import { describe, expect, it } from 'vitest';
import { membershipOf, type Seen } from './membership.ts';
import { remedyFor } from './remedy.ts';

const day = (date: number) => new Date(Date.UTC(2026, 10, date));
const listed = (date: number) => ({ issuedAt: day(date), listed: true });
const unlisted = (date: number) => ({ issuedAt: day(date), listed: false });
const unknown = (date: number) => ({ at: day(date), refusal: 'issuer-unknown' });
const removed = (date: number) => ({ at: day(date), refusal: 'issuer-removed' });
const nothing: Seen = { directory: null, deliveredAt: null, refused: null, waitsSuspended: false };

describe('membershipOf', () => {
  it.each<[string, Partial<Seen>, string]>([
    ['nothing was seen', {}, 'waiting'],
    ['the directory names it', { directory: listed(1) }, 'member'],
    ['the directory names others only', { directory: unlisted(1) }, 'waiting'],
    ['it delivered and no directory came', { deliveredAt: day(1) }, 'member'],
    ['it delivered after the directory', { directory: unlisted(1), deliveredAt: day(2) }, 'member'],
    ['it is named no more', { directory: unlisted(2), deliveredAt: day(1) }, 'removed'],
    ['it was told so after', { directory: listed(1), refused: removed(2) }, 'removed'],
    ['it was told so before', { directory: listed(3), refused: removed(2) }, 'member'],
    ['it was unknown after', { deliveredAt: day(1), refused: unknown(2) }, 'waiting'],
    ['it was unknown before', { deliveredAt: day(3), refused: unknown(2) }, 'member'],
    ['it is listed and takes nothing', { directory: listed(1), waitsSuspended: true }, 'suspended'],
    [
      'something else was refused',
      { directory: listed(1), refused: { at: day(2), refusal: 'release-invalid' } },
      'member',
    ],
  ])('%s', (_, seen, expected) => {
    expect(membershipOf({ ...nothing, ...seen })).toBe(expected);
  });
});

describe('remedyFor', () => {
  it.each([
    ['unreachable', 'wait'],
    ['http-503', 'wait'],
    ['http-404', 'ask'],
    ['issuer-unknown', 'admit'],
    ['issuer-suspended', 'suspended'],
    ['key-unknown', 'our-key'],
    ['key-not-valid-then', 'sign-anew'],
    ['release-already-final', 'compare'],
    ['release-not-next', 'earlier'],
    ['release-invalid', 'version'],
    ['release-contradictory', 'numbers'],
    ['release-below-threshold', 'numbers'],
    ['release-in-future', 'clock'],
    ['a word of a later version', 'ask'],
  ])('%s: %s', (refusal, expected) => {
    expect(remedyFor(refusal)).toBe(expected);
  });
});
