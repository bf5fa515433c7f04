import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { readConversation } from '../conversation.ts';
import { provesDeletionOf, readDeletionProof } from '../retention/deletion-proof.ts';
import { setHold } from '../retention/hold.ts';
import { askErasure, eraseAsAsked, refuseErasure } from './erasure.ts';
import { erasureOf, openErasures } from './store.ts';

let point: TestPoint;
let filed: FiledCase;
beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await filedCase(point);
});
afterAll(() => point.drop());

const ask = async () => {
  const { filingKey, now, country } = await filed.actor();
  const message = { text: 'Wis alles.', filingKey };
  return askErasure(point.db, filed.id, { actor: { kind: 'reporter' }, now, country, message });
};
const erase = async () =>
  eraseAsAsked(point.db, await filed.actor(), { key: point.key, node: POINT_URL });
const refuse = async (reason = 'LEGAL_CLAIM', text = 'De zaak loopt nog.') =>
  refuseErasure(point.db, await filed.actor(), { reason, text });
const said = async () => {
  const messages = await readConversation(point.db, filed.id, (await filed.actor()).filingKey);
  return messages.map(({ sender, text }) => [sender, text]);
};

describe('asking to erase', () => {
  it('waits for an answer within a month, and says so to the workers', async () => {
    const asked = await ask();
    expect(asked.dueAt.toISOString()).toBe('2026-12-21T12:00:00.000Z');
    expect((await openErasures(point.db)).map(({ id }) => id)).toContain(filed.id);
    expect(await said()).toEqual([['reporter', 'Wis alles.']]);
  });

  it('twice, also at once, is one request', async () => {
    const all = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await said()).toHaveLength(1);
  });
});

describe('erasing as asked', () => {
  it('needs somebody to have asked', async () => {
    await expect(erase()).rejects.toThrow('move-not-allowed');
  });

  it('gives a proof of exactly this case, under the id that the reporter was told', async () => {
    const asked = await ask();
    const deletion = await erase();
    expect([deletion.id, deletion.cause, deletion.cases]).toEqual([asked.id, 'erasure', 1]);
    const statement = await readDeletionProof([point.key.publicJwk], deletion.proof);
    expect(statement && provesDeletionOf(statement, filed.id)).toBe(true);
    await expect(filed.open()).rejects.toThrow('not-found');
  });

  it('is refused while a legal hold keeps the case', async () => {
    await ask();
    await setHold(point.db, await filed.actor(), { reason: 'Rechtszaak.', reviewOn: '2027-01-01' });
    await expect(erase()).rejects.toThrow('held');
    expect((await filed.open()).open.answers.story).toContain('mijn soort');
  });
});

describe('refusing', () => {
  it('tells the reporter why, and the request waits no more', async () => {
    await ask();
    await refuse();
    // of the same moment, so in either order
    expect((await said()).sort()).toEqual([
      ['reporter', 'Wis alles.'],
      ['worker', 'De zaak loopt nog.'],
    ]);
    expect(await erasureOf(point.db, filed.id)).toMatchObject({ refusedReason: 'LEGAL_CLAIM' });
    await expect(refuse()).rejects.toThrow('move-not-allowed');
    await expect(erase()).rejects.toThrow('move-not-allowed');
  });

  it('leaves it open to ask again', async () => {
    const first = await ask();
    await refuse();
    point.clock.set(new Date(point.clock.now().getTime() + 1000));
    expect((await ask()).id).not.toBe(first.id);
  });

  it.each([
    ['BECAUSE', 'Daarom.'],
    ['LEGAL_CLAIM', '  '],
  ])('for %s with %j is none', async (reason, text) => {
    await ask();
    await expect(refuse(reason, text)).rejects.toThrow('request-invalid');
    expect(await erasureOf(point.db, filed.id)).toMatchObject({ decidedAt: null });
  });
});
