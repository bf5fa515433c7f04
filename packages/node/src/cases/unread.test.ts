import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase } from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { act } from './act.ts';
import { addConsent, decideConsent } from './consents/consents.ts';
import { correct } from './corrections/corrections.ts';
import { showCase } from './detail.ts';
import { giveFeedback } from './feedback/feedback.ts';
import { casesById } from './list/store.ts';
import { dueForRetention } from './retention/retention.ts';
import { markNewsRead, unreadNews } from './unread.ts';

let point: TestPoint;
beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

const by = async (filed: FiledCase, accountId: string | null = null) => {
  return { ...(await filed.actor()), accountId };
};
const asks = async (filed: FiledCase) => {
  const consent = {
    id: randomUUID(),
    purpose: 'INTERPRETER',
    party: null,
    state: 'asked',
  } as const;
  await addConsent(point.db, await by(filed, point.worker.accountId), consent);
  return consent.id;
};
const decides = async (filed: FiledCase, id: string, state: 'given' | 'refused' | 'withdrawn') =>
  decideConsent(point.db, await by(filed), { id, state });
const corrects = async (filed: FiledCase) => {
  const it = { ...(await filed.actor()), id: randomUUID() };
  await correct(point.db, it, {
    filed: (await filed.open()).open.answers,
    changes: { story: 'Het was de chef.' },
  });
};
const unread = async (filed: FiledCase) => {
  const [row] = await casesById(point.db, [filed.id], 1);
  const due = await dueForRetention(point.db, new Date('2060-01-01T00:00:00Z'));
  const kept = !due.cases.some(({ id }) => id === filed.id);
  return [row?.unread, (await filed.open()).unread, kept];
};
const shows = async (filed: FiledCase) =>
  showCase(point.db, await filed.open(), {
    who: point.worker,
    now: point.clock.now(),
    country: 'NL',
    nodeKeys: [point.key.publicJwk],
  });

/** What a reporter does, after which a worker has something to see. */
const NEWS: Record<string, (filed: FiledCase) => Promise<unknown>> = {
  'a yes': async (filed) => decides(filed, await asks(filed), 'given'),
  'a no': async (filed) => decides(filed, await asks(filed), 'refused'),
  'a yes of their own': async (filed) => {
    const consent = { id: randomUUID(), purpose: 'INTERPRETER', party: null };
    await addConsent(point.db, await by(filed), { ...consent, state: 'given' });
  },
  'a withdrawal': async (filed) => {
    const id = await asks(filed);
    await decides(filed, id, 'given');
    await shows(filed);
    await decides(filed, id, 'withdrawn');
  },
  'a correction': corrects,
  feedback: async (filed) =>
    giveFeedback(point.db, await filed.actor(), { codes: ['HEARD'], words: '' }),
};

describe('what nobody has seen', () => {
  it.each(Object.entries(NEWS))('counts %s until a worker was shown it', async (_, does) => {
    const filed = await caseIn(point, 'CLOSED');
    expect(await unread(filed)).toEqual([0, 0, false]);
    await does(filed);
    expect(await unread(filed)).toEqual([1, 1, true]);
    await shows(filed);
    expect(await unread(filed)).toEqual([0, 0, false]);
  });

  it('does not count what a worker did', async () => {
    const filed = await caseIn(point, 'CLOSED');
    await asks(filed);
    expect(await unread(filed)).toEqual([0, 0, false]);
  });

  it('still counts a decision that came while an older one was shown', async () => {
    const filed = await caseIn(point, 'CLOSED');
    const id = await asks(filed);
    await decides(filed, id, 'given');
    const shown = await unreadNews(point.db, filed.id);
    await decides(filed, id, 'withdrawn');
    await markNewsRead(point.db, shown, point.clock.now());
    expect(await unread(filed)).toEqual([1, 1, true]);
  });
});

describe('a worker does not act on what was before', () => {
  const notes = async (filed: FiledCase, version: number) =>
    act(point.db, await filed.actor(), { act: 'note', text: 'Doorgestuurd.', version });

  it('a decision on a consent', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const id = await asks(filed);
    for (const state of ['given', 'withdrawn'] as const) {
      const { version } = await filed.row();
      await decides(filed, id, state);
      const late = notes(filed, version);
      await expect(late).rejects.toMatchObject({ problem: 'changed-meanwhile' });
    }
    await notes(filed, (await filed.row()).version);
  });

  it('a correction', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const { version } = await filed.row();
    await corrects(filed);
    const late = notes(filed, version);
    await expect(late).rejects.toMatchObject({ problem: 'changed-meanwhile' });
  });
});
