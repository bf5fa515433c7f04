import { ENTITY_CONFIGURATION_PATH, type OkpJwk } from '@nabij/protocol';
import { createVerifier } from 'fast-jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { openReport } from '../follow/open-report.ts';
import { type ReadReceipt, readReceipt, receiptIn, signReceipt } from './signed-receipt.ts';

const NAME = 'Meldpunt Wilgendrecht';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';

let point: TestPoint;
let filed: FiledCase;
let receipt: string;

beforeAll(async () => {
  point = await testPoint();
  filed = await filedCase(point);
  receipt = await sign();
});
afterAll(() => point.drop());

async function sign(): Promise<string> {
  const report = await openReport(point.db, filed.code);
  if (!report) throw new Error('The report is there');
  return signReceipt({ key: point.key, point: { url: POINT_URL, name: NAME } }, report, filed.code);
}

const read = (text: string, url = POINT_URL): Promise<ReadReceipt> =>
  readReceipt({ nodeKeys: [point.key.publicJwk], url }, text);
const parts = (jws: string) => jws.split('.').map((part) => Buffer.from(part, 'base64url'));
const json = (bytes: Buffer | undefined) => JSON.parse(String(bytes)) as Record<string, unknown>;

describe('a signed receipt', () => {
  it('says which point, which number and when, and nothing personal', () => {
    const [header, payload] = parts(receipt);
    expect(json(header)).toEqual({ alg: 'EdDSA', kid: point.key.kid, typ: 'nabij-receipt+jwt' });
    const digest = expect.stringMatching(/^[\w-]{43}$/);
    expect(json(payload)).toEqual({
      iss: POINT_URL,
      iat: 1_795_262_400,
      name: NAME,
      number: expect.any(Number),
      received: '2026-11-21T12:00:00.000Z',
      filing: digest,
      content: digest,
    });
    for (const secret of [filed.code, filed.id, 'Wandel', 'soort']) {
      expect(String(payload)).not.toContain(secret);
    }
  });

  it('is the same, byte for byte, whenever it is asked for', async () => {
    await filed.does({ act: 'take' });
    expect(await sign()).toBe(receipt);
  });

  it('is read by the point that made it', async () => {
    expect(await read(receipt)).toMatchObject({ kind: 'genuine', claims: { iss: POINT_URL } });
    expect(await read(receiptIn(`${POINT_URL}/verify#${receipt}`))).toMatchObject({
      kind: 'genuine',
    });
    expect(await read(receiptIn(` ${receipt.replaceAll(/(.{64})/g, '$1\r\n')}\n`))).toMatchObject({
      kind: 'genuine',
    });
  });

  it('changed in one character anywhere is refused', async () => {
    const kinds = new Set<string>();
    for (let at = 0; at < receipt.length; at += 1) {
      const other = ALPHABET[(ALPHABET.indexOf(receipt[at] ?? '') + 1 + (at % 60)) % 65] ?? '';
      const changed = `${receipt.slice(0, at)}${other}${receipt.slice(at + 1)}`;
      if (changed === receipt) continue;
      kinds.add((await read(changed)).kind);
    }
    expect([...kinds].sort()).toEqual(['false', 'other', 'unreadable']);
  });

  it.each([
    ['nothing', ''],
    ['words', 'hallo daar'],
    ['two parts', 'eyJhIjoxfQ.eyJhIjoxfQ'],
    ['parts that are not JSON', 'YQ.YQ.YQ'],
    ['four parts', 'YQ.YQ.YQ.YQ'],
    ['a megabyte', 'a.'.repeat(500_000)],
  ])('%s is unreadable, and nothing worse', async (_, text) => {
    expect(await read(text)).toEqual({ kind: 'unreadable' });
  });

  it('of another point names that point', async () => {
    expect(await read(receipt, 'https://elders.example')).toEqual({
      kind: 'other',
      iss: POINT_URL,
    });
  });

  it('with another key under the same address is false', async () => {
    const stranger = await testPoint();
    const nodeKeys = [stranger.key.publicJwk];
    expect(await readReceipt({ nodeKeys, url: POINT_URL }, receipt)).toEqual({ kind: 'false' });
    await stranger.drop();
  });
});

/** The key as anybody finds it: in what the point publishes of itself. */
async function publishedKey(): Promise<OkpJwk & { kid: string }> {
  const answer = await point.app.request(`${POINT_URL}${ENTITY_CONFIGURATION_PATH}`);
  const [, payload] = parts(await answer.text());
  const { jwks } = json(payload) as { jwks: { keys: (OkpJwk & { kid: string })[] } };
  const key = jwks.keys.find(({ kid }) => kid === json(parts(receipt)[0]).kid);
  if (!key) throw new Error('The key is published');
  return key;
}

describe('with tools of others, and the published key', () => {
  it('fast-jwt verifies it, and refuses it changed', async () => {
    const { kty, crv, x } = await publishedKey();
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', true, ['verify']);
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', key)).toString('base64');
    const pem = `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`;
    const verify = createVerifier({
      key: pem,
      algorithms: ['EdDSA'],
      checkTyp: 'nabij-receipt+jwt',
    });
    expect(verify(receipt)).toMatchObject({ iss: POINT_URL, name: NAME });
    expect(() => verify(receipt.replace(/^(.{200})./, '$1~'.replace('~', 'A')))).toThrow();
  });

  it('WebCrypto alone verifies it, and refuses it changed', async () => {
    const { kty, crv, x } = await publishedKey();
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
    const [header, payload, signature = ''] = receipt.split('.');
    const holds = (text: string) =>
      crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64url'), Buffer.from(text));
    expect(await holds(`${header}.${payload}`)).toBe(true);
    expect(await holds(`${header}.A${payload?.slice(1)}`)).toBe(payload?.startsWith('A'));
  });
});
