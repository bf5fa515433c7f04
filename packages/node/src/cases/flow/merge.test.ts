import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FiledCase, filedCase, wantedFor } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { follow } from '../../intake/follow/follow.ts';
import { loadTexts } from '../../intake/texts.ts';
import { Refusal } from '../../system/problem.ts';
import { caseDetail } from '../detail.ts';
import { askErasure, eraseAsAsked } from '../rights/erasure.ts';
import { mergeCase } from './merge.ts';

let point: TestPoint;
let colleague: string;
let main: FiledCase;
let other: FiledCase;
const { t } = loadTexts()('nl');
const problem = (code: string) => ({ problem: code });
const MAINS_STORY = 'De portier liet mijn zus niet binnen.';

beforeAll(async () => {
  point = await testPoint();
  const ben = { ...WORKER, login: 'ben', name: 'Ben', role: 'worker' } as const;
  ({ accountId: colleague } = await addAccount(point, ben));
});
beforeEach(async () => {
  main = await filedCase(point, { story: MAINS_STORY });
  await main.does({ act: 'take' });
  await main.does(wantedFor('code'));
  other = await filedCase(point);
});
afterAll(() => point.drop());

const number = async (filed: FiledCase) => (await filed.row()).number;
const reads = async (filed: FiledCase) => follow(point.db, filed.code);
/** In no order: they are of one moment. */
const words = async (filed: FiledCase) =>
  ((await reads(filed))?.messages ?? []).map(({ text }) => text).sort();

async function linked(filed: FiledCase) {
  const looking = { who: point.worker, now: point.clock.now(), country: 'NL' } as const;
  const nodeKeys = [point.key.publicJwk];
  return (await caseDetail(point.db, await filed.open(), { ...looking, nodeKeys })).linked;
}

async function tallied(): Promise<number> {
  const [row] = await point.db.execute<{ n: number }>(
    sql`select count(*)::int as n from tallies where measure = 'closed'`,
  );
  return row?.n ?? 0;
}

describe('a case that goes with another', () => {
  it('is with who has that one, and its reporter sees their own report only', async () => {
    await other.merges(await number(main));
    const owner = point.worker.accountId;
    const mainId = main.id;
    expect(await other.row()).toMatchObject({
      state: 'MERGED',
      ownerId: owner,
      mergedInto: mainId,
    });
    const seen = await reads(other);
    expect([seen?.state, seen?.ownerName]).toEqual(['MERGED', WORKER.name]);
    expect(await words(other)).toEqual([t('moves.merged')]);
    const whole = JSON.stringify([seen?.answers, seen?.messages, seen?.files, seen?.asked]);
    expect(whole).not.toContain('mijn zus');
    expect(whole).not.toContain(String(await number(main)).padStart(9, '#'));
    expect(await words(main)).toEqual([]);
  });

  it('is told on both pages, with what is new in it', async () => {
    await other.merges(await number(main), 'person');
    await other.answers('Ik hoorde nog iets.');
    expect(await linked(main)).toEqual([
      {
        ...{ id: other.id, number: await number(other), state: 'MERGED' },
        ...{ tie: 'merged', because: 'person', unread: 1 },
      },
    ]);
    expect(await linked(other)).toMatchObject([{ id: main.id, tie: 'main', because: 'person' }]);
    expect((await other.row()).state).toBe('MERGED');
  });

  it('is handed on with it', async () => {
    await other.merges(await number(main));
    await main.does({ act: 'hand-on', to: colleague, note: 'Samen één zaak.', stay: false });
    expect(await other.row()).toMatchObject({ ownerId: colleague, handOns: 1 });
  });

  it('ends with it, is counted as its own, and reads nothing that was for the other', async () => {
    await other.merges(await number(main));
    const before = await tallied();
    const text = 'Uw zus kreeg excuses van de portier.';
    await main.does({ act: 'close', outcomes: ['SOLVED'], text, messageId: main.id });
    expect(await tallied()).toBe(before + 2);
    expect(await other.row()).toMatchObject({ state: 'CLOSED', outcomes: ['SOLVED'] });
    expect(await words(other)).toEqual([t('moves.closedToo'), t('moves.merged')].sort());
    // it can be taken up again on its own
    await other.resumes();
    expect(await other.row()).toMatchObject({ state: 'IN_PROGRESS', mergedInto: null });
    expect((await main.row()).state).toBe('CLOSED');
  });

  it('is refused with it, for the same reason', async () => {
    await other.merges(await number(main));
    await main.does(wantedFor('refuse'));
    const ended = { state: 'NOT_HANDLED', notHandledReason: 'NOT_COMPETENT' };
    expect(await other.row()).toMatchObject(ended);
    const said = (await words(other)).join();
    expect(said).toContain('Wij mogen dit niet behandelen');
    expect(said).not.toContain('Hier gaan wij niet over.');
  });
});

describe('apart again', () => {
  it('it stands on its own, and nothing of it was lost', async () => {
    await other.merges(await number(main));
    await other.unmerges();
    const row = await other.row();
    expect(row).toMatchObject({ state: 'IN_PROGRESS', mergedInto: null, mergedBecause: null });
    expect(await words(other)).toEqual([t('moves.merged'), t('moves.unmerged')].sort());
    expect((await other.open()).open.answers.story).toContain('mijn soort');
    expect(await linked(main)).toEqual([]);
    await main.does(wantedFor('close'));
    expect((await other.row()).state).toBe('IN_PROGRESS');
  });

  it('it stands when the main case is withdrawn', async () => {
    await other.merges(await number(main));
    await main.withdraws();
    expect(await other.row()).toMatchObject({ state: 'IN_PROGRESS', mergedInto: null });
  });

  it('it stands when the main case is erased', async () => {
    await other.merges(await number(main));
    const now = point.clock.now();
    const asked = { actor: { kind: 'reporter' }, now, country: 'NL' } as const;
    await askErasure(point.db, main.id, asked);
    const by = { caseId: main.id, accountId: point.worker.accountId, now };
    await eraseAsAsked(point.db, by, { key: point.key, node: POINT_URL });
    expect(await other.row()).toMatchObject({ state: 'IN_PROGRESS', mergedInto: null });
    await other.does(wantedFor('reply'));
  });

  it('its reporter can withdraw it alone', async () => {
    await other.merges(await number(main));
    await other.withdraws();
    expect(await other.row()).toMatchObject({ state: 'WITHDRAWN', mergedInto: null });
    expect((await main.row()).state).toBe('IN_PROGRESS');
  });
});

describe('no case goes', () => {
  it('into itself, into nothing, into one that nobody has, or one that ended', async () => {
    const fresh = await filedCase(point);
    const ended = await filedCase(point);
    await ended.does(wantedFor('refuse'));
    const wrong: [number, string][] = [
      [await number(other), 'move-not-allowed'],
      [2_000_000_000, 'not-found'],
      [await number(fresh), 'move-not-allowed'],
      [await number(ended), 'move-not-allowed'],
    ];
    for (const [into, code] of wrong) {
      await expect(other.merges(into)).rejects.toMatchObject(problem(code));
    }
    expect((await other.row()).state).toBe('RECEIVED');
  });

  it('with another when a colleague has it, or when it changed meanwhile', async () => {
    await other.does({ act: 'take' }, colleague);
    await expect(other.merges(await number(main))).rejects.toMatchObject(
      problem('move-not-allowed'),
    );
    const late = mergeCase(point.db, await main.actor(), {
      ...{ version: 1, into: await number(other), because: 'matter' },
    });
    await expect(late).rejects.toMatchObject(problem('changed-meanwhile'));
  });
});

it('whatever is merged, in whatever order and at once, no case goes in a circle', async () => {
  const pair = fc.tuple(fc.nat(3), fc.nat(3));
  const follows = async (pairs: [number, number][]) => {
    const four = await Promise.all(Array.from({ length: 4 }, () => filedCase(point)));
    for (const one of four) await one.does({ act: 'take' });
    const numbers = await Promise.all(four.map(number));
    const tries = pairs.map(async ([from, into]) => four[from]?.merges(numbers[into] ?? 0));
    for (const done of await Promise.allSettled(tries)) {
      if (done.status === 'rejected') expect(done.reason).toBeInstanceOf(Refusal);
    }
    const rows = await Promise.all(four.map((one) => one.row()));
    for (const row of rows) {
      expect(row.mergedInto !== null).toBe(row.state === 'MERGED');
      const into = rows.find(({ id }) => id === row.mergedInto);
      // one step leads to a case that stands on its own
      if (into) expect(into.state).toBe('IN_PROGRESS');
    }
  };
  const pairs = fc.array(pair, { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(pairs, follows), { numRuns: 8 });
});
