import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import type { SignedIn } from '../../access/sign-in/session.ts';
import { loadTexts } from '../../intake/texts.ts';
import { openText } from '../../vault/seal.ts';
import { readConversation } from '../conversation.ts';
import { handOn } from '../hand-on.ts';
import { notePlace } from '../note-place.ts';
import { journalOf } from '../store.ts';
import { supportersOf } from './supporters-store.ts';

let point: TestPoint;
let ben: SignedIn;
let cem: SignedIn;
let filed: FiledCase;
const NOTE = 'Belt liever dan dat ze schrijft.';
const problem = (code: string) => ({ problem: code });

beforeAll(async () => {
  point = await testPoint();
  const worker = { ...WORKER, role: 'worker' } as const;
  ben = await addAccount(point, { ...worker, login: 'ben', name: 'Ben de Vries' });
  cem = await addAccount(point, { ...worker, login: 'cem', name: 'Cem Ateş' });
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
});
afterAll(() => point.drop());

const hands = (to: string, by?: string, stay = false) =>
  filed.does({ act: 'hand-on', to, note: NOTE, stay }, by);
const helpers = async () => (await supportersOf(point.db, filed.id)).map(({ name }) => name);

async function told(): Promise<string[]> {
  const { filingKey } = await filed.actor();
  return (await readConversation(point.db, filed.id, filingKey)).map(({ text }) => text);
}

async function lastNote(): Promise<string | null> {
  const last = (await journalOf(point.db, filed.id)).at(-1);
  if (!last?.sealedNote) return null;
  const { filingKey } = await filed.actor();
  return openText(filingKey, notePlace(filed.id, last), last.sealedNote);
}

describe('handing on', () => {
  it('gives the case to a colleague, keeps the note for them and tells the reporter who', async () => {
    await hands(ben.accountId);
    expect(await filed.row()).toMatchObject({ ownerId: ben.accountId, handOns: 1 });
    expect(await lastNote()).toBe(`Ben de Vries\n${NOTE}`);
    const { t } = loadTexts()('nl');
    expect(await told()).toEqual([t('moves.handedOn', { name: 'Ben de Vries' })]);
    expect((await told())[0]).not.toContain(NOTE);
  });

  it('is the owner’s, needs a note, and goes to somebody else who is let in', async () => {
    const outside = await addAccount(point, {
      ...{ login: `tech-${filed.id.slice(0, 8)}`, name: 'Dirk', password: WORKER.password },
      role: 'administrator',
    });
    const refusals: [() => Promise<void>, string][] = [
      [() => hands(cem.accountId, ben.accountId), 'move-not-allowed'],
      [
        () => filed.does({ act: 'hand-on', to: cem.accountId, note: ' ', stay: false }),
        'reason-required',
      ],
      [() => hands(outside.accountId), 'request-invalid'],
      [() => hands(filed.id), 'request-invalid'],
      [() => hands(point.worker.accountId), 'move-not-allowed'],
    ];
    for (const [refused, code] of refusals)
      await expect(refused()).rejects.toMatchObject(problem(code));
    expect(await filed.row()).toMatchObject({ ownerId: point.worker.accountId, handOns: 0 });
    expect(await told()).toEqual([]);
  });

  it('of a new case gives it to somebody, and is no change of worker', async () => {
    filed = await filedCase(point);
    await hands(ben.accountId, cem.accountId);
    const row = await filed.row();
    expect(row).toMatchObject({ state: 'IN_PROGRESS', ownerId: ben.accountId, handOns: 0 });
    expect(await told()).toEqual([]);
  });

  it('lets whoever had it go on helping, if they want', async () => {
    await hands(ben.accountId, undefined, true);
    expect(await helpers()).toEqual([WORKER.name]);
    await filed.does(wantedFor('reply'));
    // whoever gets it back helps no more: they have it
    await hands(point.worker.accountId, ben.accountId);
    expect(await helpers()).toEqual([]);
    expect((await filed.row()).handOns).toBe(2);
  });

  it('by taking over is told and counted too', async () => {
    await filed.does({ act: 'take' }, ben.accountId);
    expect((await filed.row()).handOns).toBe(1);
    expect((await told()).join()).toContain('Ben de Vries');
  });

  it('by leaving is told and counted in every case', async () => {
    await hands(ben.accountId);
    const to = { id: cem.accountId, name: 'Cem Ateş' };
    const it = { from: ben.accountId, to, by: point.worker, now: point.clock.now() };
    await point.db.transaction((tx) => handOn(tx, it));
    expect(await filed.row()).toMatchObject({ ownerId: cem.accountId, handOns: 2 });
    expect((await told()).join()).toContain('Cem Ateş');
  });
});

describe('helping', () => {
  it('lets somebody do the owner’s acts, but not close, hand on or ask others', async () => {
    for (const name of ['reply', 'wait'] as const) {
      const early = filed.does(wantedFor(name), ben.accountId);
      await expect(early).rejects.toMatchObject(problem('move-not-allowed'));
    }
    await filed.does({ act: 'support', accountId: ben.accountId });
    expect(await helpers()).toEqual(['Ben de Vries']);
    for (const name of ['reply', 'ask', 'code', 'wait', 'go-on'] as const) {
      await filed.does(wantedFor(name), ben.accountId);
    }
    for (const wanted of [
      wantedFor('close'),
      { act: 'hand-on', to: cem.accountId, note: NOTE, stay: false } as const,
      { act: 'support', accountId: cem.accountId } as const,
    ]) {
      const refused = filed.does(wanted, ben.accountId);
      await expect(refused).rejects.toMatchObject(problem('move-not-allowed'));
    }
    expect((await filed.row()).ownerId).toBe(point.worker.accountId);
  });

  it('ends by oneself or by who has the case, and by nobody else', async () => {
    for (const accountId of [ben.accountId, cem.accountId]) {
      await filed.does({ act: 'support', accountId });
    }
    const other = filed.does({ act: 'unsupport', accountId: cem.accountId }, ben.accountId);
    await expect(other).rejects.toMatchObject(problem('move-not-allowed'));
    await filed.does({ act: 'unsupport', accountId: ben.accountId }, ben.accountId);
    await filed.does({ act: 'unsupport', accountId: cem.accountId });
    expect(await helpers()).toEqual([]);
    const late = filed.does(wantedFor('reply'), ben.accountId);
    await expect(late).rejects.toMatchObject(problem('move-not-allowed'));
  });

  it('ends with who leaves', async () => {
    await filed.does({ act: 'support', accountId: cem.accountId });
    await point.db.execute(
      sql`update accounts set left_at = now() where id = ${cem.accountId}::uuid`,
    );
    expect(await helpers()).toEqual([]);
    await point.db.execute(
      sql`update accounts set left_at = null where id = ${cem.accountId}::uuid`,
    );
  });
});

describe('waiting for somebody else', () => {
  it('keeps the day, says for whom only to colleagues, and ends by going on', async () => {
    await filed.does(wantedFor('wait'));
    expect(await filed.row()).toMatchObject({ state: 'WAITING_OTHER', waitingUntil: '2026-12-15' });
    expect(await lastNote()).toBe('Woonbedrijf zoekt het uit.');
    await filed.does(wantedFor('reply'));
    expect(await filed.row()).toMatchObject({ state: 'WAITING_OTHER', waitingUntil: '2026-12-15' });
    await filed.does({ act: 'go-on' });
    expect(await filed.row()).toMatchObject({ state: 'IN_PROGRESS', waitingUntil: null });
    expect((await told()).join()).not.toContain('Woonbedrijf');
  });

  it.each([
    ['yesterday', '2026-11-20', 'x', 'request-invalid'],
    ['in two years', '2028-11-21', 'x', 'request-invalid'],
    ['for nobody', '2026-12-01', '  ', 'reason-required'],
  ])('%s is refused', async (...[, until, note, code]) => {
    const refused = filed.does({ act: 'wait', until, note });
    await expect(refused).rejects.toMatchObject(problem(code));
    expect((await filed.row()).state).toBe('IN_PROGRESS');
  });
});
