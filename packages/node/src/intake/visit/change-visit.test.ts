import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { newReceiptCode } from '../../vault/receipt-code.ts';
import {
  changeLanguage,
  changeLiveVisit,
  changeVisit,
  eraseSaved,
  moveVisit,
  openSaved,
} from './change-visit.ts';
import {
  draftKey,
  loadVisit,
  newVisitCookie,
  readRow,
  saved,
  type Visit,
  type VisitKey,
  visitKey,
} from './visit.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const DAY = 24 * 3_600_000;
const FRESH: Visit = { language: 'nl', typed: {} };
const same = (visit: Visit) => visit;
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('point');
});
afterAll(() => database.drop());

function key(): VisitKey {
  const found = visitKey(newVisitCookie());
  if (!found) throw new Error('A new cookie is one of ours');
  return found;
}

const tell = (story: string) => (visit: Visit) => ({ ...visit, typed: { story: [story] } });
const read = (at: VisitKey, now = NOW) => loadVisit(database.db, at, { now });
const storyOf = async (at: VisitKey, now = NOW) => (await read(at, now))?.visit.typed.story?.[0];
const open = (code: string, from?: VisitKey) => {
  const to = key();
  const opened = openSaved(database.db, { from, to, code }, { now: NOW, fresh: FRESH });
  return opened.then((it) => it && to);
};

/** A report that is saved, with its code. */
async function savedReport(story: string) {
  const [at, code] = [key(), newReceiptCode()];
  const change = (visit: Visit) => saved(tell(story)(visit), code, NOW);
  await changeVisit(database.db, at, { now: NOW, fresh: FRESH, change });
  return { at, code };
}

describe('a saved report', () => {
  it('lies under its code, and the visit holds nothing of it', async () => {
    const { at, code } = await savedReport('eerst');
    const own = await readRow(database.db, at, { now: NOW });
    expect(own?.visit).toEqual({
      ...{ language: 'nl', typed: {}, draft: code },
      codeUntil: NOW.getTime() + DAY / 24,
    });
    expect((await read(at))?.visit).toMatchObject({ draft: code, typed: { story: ['eerst'] } });
  });

  it('lives no longer for another language, nor does a receipt', async () => {
    const { at, code } = await savedReport('eerst');
    const sent = key();
    const receipt = { code, want: 'REPORT' };
    const change = (visit: Visit) => ({ ...visit, receipt });
    await changeVisit(database.db, sent, { now: NOW, fresh: FRESH, change });
    for (const row of [at, draftKey(code), sent]) {
      const before = await readRow(database.db, row, { now: NOW });
      const now = new Date(NOW.getTime() + DAY / 48);
      await changeLanguage(database.db, row, { now, language: 'pl' });
      const after = await readRow(database.db, row, { now });
      expect(after?.visit).toEqual({ ...before?.visit, language: 'pl' });
      expect(after?.until).toEqual(before?.until);
    }
  });

  it('is one for all who know the code, changed by eight at once', async () => {
    const { at, code } = await savedReport('eerst');
    const others = await Promise.all(Array.from({ length: 7 }, () => open(code)));
    const all = [at, ...others.filter((it) => it !== undefined)];
    expect(all).toHaveLength(8);
    await Promise.all(
      all.map((device, n) =>
        changeLiveVisit(database.db, device, {
          now: NOW,
          change: (visit) => ({ ...visit, typed: { ...visit.typed, [`field${n}`]: ['x'] } }),
        }),
      ),
    );
    for (const device of all) {
      expect(Object.keys((await read(device))?.visit.typed ?? {})).toHaveLength(9);
    }
  });

  it('moves to a new cookie, twice at once too, and undoes nothing of another device', async () => {
    const { at, code } = await savedReport('eerst');
    const seen = await read(at);
    const other = await open(code);
    if (!seen || !other) throw new Error('It was just saved');
    await changeLiveVisit(database.db, other, { now: NOW, change: tell('later') });
    const [one, two] = [key(), key()];
    const move = (to: VisitKey) =>
      moveVisit(database.db, { from: at, to }, { now: NOW, seen, change: same });
    await Promise.all([move(one), move(two)]);
    for (const device of [one, two, other]) expect(await storyOf(device)).toBe('later');
    expect(await read(at)).toBeUndefined();
  });

  it('that is erased is lost to all, and who goes on there begins anew', async () => {
    const { at, code } = await savedReport('eerst');
    const other = await open(code);
    if (!other) throw new Error('It was just saved');
    await eraseSaved(database.db, code, NOW);
    for (const device of [at, other]) {
      expect((await read(device))?.visit).toEqual({ language: 'nl', typed: {}, lost: true });
    }
    expect(await open(code)).toBeUndefined();
    await changeLiveVisit(database.db, other, { now: NOW, change: tell('opnieuw') });
    expect((await read(other))?.visit).toEqual({ language: 'nl', typed: { story: ['opnieuw'] } });
  });

  it('opens with its own code alone', async () => {
    await savedReport('eerst');
    expect(await open(newReceiptCode())).toBeUndefined();
  });

  it('opened over an unsaved one gives that back, within its day, when it is over', async () => {
    const mine = key();
    await changeVisit(database.db, mine, { now: NOW, fresh: FRESH, change: tell('van mij') });
    const { code } = await savedReport('van de code');
    const device = await open(code, mine);
    if (!device) throw new Error('It was just saved');
    expect(await storyOf(device)).toBe('van de code');
    expect(await read(mine)).toBeUndefined();
    await eraseSaved(database.db, code, NOW);
    expect(await storyOf(device, new Date(NOW.getTime() + 0.9 * DAY))).toBe('van mij');
    expect(await storyOf(device, new Date(NOW.getTime() + DAY))).toBeUndefined();
  });
});
