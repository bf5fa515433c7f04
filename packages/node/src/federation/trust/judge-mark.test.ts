import {
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  importVerifyKey,
  MEMBER_MARK,
  type SigningKey,
  signTrustMark,
} from '@nabij/protocol';
import { beforeAll, expect, it } from 'vitest';
import { judgeMark, memberMarkIn } from './judge-mark.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const REGION = 'https://regio.example';
const TOWN = 'https://klein.example';
const DAY = 86_400;

let ours: SigningKey;
let theirs: SigningKey;
beforeAll(async () => {
  const made = async () => importSigningKey(await generateSigningKeyJwk());
  [ours, theirs] = [await made(), await made()];
});

interface Said {
  readonly iss: string;
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  readonly trust_mark_type: string;
}

const mark = (key: SigningKey, said: Partial<Said> = {}) => {
  const iat = epochSeconds(NOW);
  const usual = { iss: REGION, sub: TOWN, trust_mark_type: MEMBER_MARK, iat, exp: iat + DAY };
  return signTrustMark({ key, ...usual, ...said });
};

const judge = (jwt: string | undefined) =>
  judgeMark(jwt, {
    ...{ subject: TOWN, issuers: [REGION], now: NOW },
    findKey: async (_, kid) => (kid === ours.kid ? importVerifyKey(ours.publicJwk) : 'key-unknown'),
  });

it('says by whom a mark that holds was given, and until when', async () => {
  expect(await judge(await mark(ours))).toEqual({
    ...{ issuer: REGION, givenAt: NOW, until: new Date(NOW.getTime() + DAY * 1000), fault: null },
  });
});

it.each<[string, () => Promise<string | undefined>]>([
  ['missing', async () => undefined],
  ['other-issuer', () => mark(ours, { iss: 'https://elders.example' })],
  ['other-subject', () => mark(ours, { sub: 'https://dam.example' })],
  ['ended', () => mark(ours, { iat: epochSeconds(NOW) - DAY, exp: epochSeconds(NOW) })],
  ['clock', () => mark(ours, { iat: epochSeconds(NOW) + DAY, exp: epochSeconds(NOW) + 2 * DAY })],
  ['not-verifiable', () => mark(theirs)],
  ['not-verifiable', () => mark(ours, { trust_mark_type: 'urn:nabij:trust-mark:other' })],
  ['not-verifiable', async () => 'e30.e30.e30'],
  ['not-verifiable', async () => 'no mark'],
])('says what is wrong: %s', async (fault, made) => {
  expect((await judge(await made())).fault).toBe(fault);
});

it('finds the mark of membership among others', () => {
  const others = { trust_mark_type: 'urn:nabij:trust-mark:other', trust_mark: 'a' };
  const member = { trust_mark_type: MEMBER_MARK, trust_mark: 'b' };
  expect(memberMarkIn([others, member])).toBe('b');
  expect(memberMarkIn([others])).toBeUndefined();
});
