import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIn, type FiledCase, type Wanted, wantedFor } from '../../../../test/filed-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { follow } from '../intake/follow/follow.ts';
import { MESSAGE_MAX, readConversation } from './conversation.ts';
import { journalOf } from './store.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());

async function texts(filed: FiledCase): Promise<string[]> {
  const { filingKey } = (await filed.open()).open;
  return (await readConversation(point.db, filed.id, filingKey)).map(({ text }) => text);
}

const acts = async (filed: FiledCase) =>
  (await journalOf(point.db, filed.id)).map(({ act }) => act);

describe('a message', () => {
  it('is read by both sides, in the order of writing', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const start = point.clock.now();
    await filed.does({ ...wantedFor('ask'), text: ' Wanneer was het? ' } as Wanted);
    point.clock.set(new Date(start.getTime() + 60_000));
    await filed.answers('Gisteren 🙈 أمس');
    point.clock.set(start);
    const seen = (await follow(point.db, filed.code))?.messages;
    expect(seen?.map(({ sender, name, text }) => ({ sender, name, text }))).toEqual([
      { sender: 'worker', name: 'Anna Zoeker', text: 'Wanneer was het?' },
      { sender: 'reporter', name: null, text: 'Gisteren 🙈 أمس' },
    ]);
    expect(await texts(filed)).toEqual(seen?.map(({ text }) => text));
  });

  it('of a reporter is kept once, however often it is sent', async () => {
    const filed = await caseIn(point, 'WAITING_CITIZEN');
    const id = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => filed.answers('Een antwoord.', id)));
    await filed.answers('Een antwoord.', id);
    expect((await texts(filed)).filter((text) => text === 'Een antwoord.')).toHaveLength(1);
    expect((await acts(filed)).filter((name) => name === 'answer')).toHaveLength(1);
  });

  it('with other words under an id that is taken is not lost', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const id = randomUUID();
    await filed.answers('Het eerste.', id);
    await filed.answers('Het tweede, uit dezelfde bladzijde.', id);
    await filed.answers('Het tweede, uit dezelfde bladzijde.', id);
    expect((await texts(filed)).sort()).toEqual([
      'Het eerste.',
      'Het tweede, uit dezelfde bladzijde.',
    ]);
  });

  it('is not lost because another case has its id', async () => {
    const [one, two] = [await caseIn(point, 'IN_PROGRESS'), await caseIn(point, 'IN_PROGRESS')];
    const id = randomUUID();
    await one.answers('Dezelfde woorden.', id);
    await two.answers('Dezelfde woorden.', id);
    expect([await texts(one), await texts(two)]).toEqual([
      ['Dezelfde woorden.'],
      ['Dezelfde woorden.'],
    ]);
  });

  it('of a worker is kept once when it is sent again after the answer was lost', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    const reply = wantedFor('reply');
    await filed.does(reply);
    await filed.does(reply);
    expect(await texts(filed)).toEqual(['Dank u.']);
    await filed.does({ ...reply, text: 'Iets anders.' } as Wanted);
    expect((await texts(filed)).sort()).toEqual(['Dank u.', 'Iets anders.']);
  });

  it.each([0, MESSAGE_MAX + 1])('of %i characters is refused', async (length) => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await expect(filed.answers('👍'.repeat(length))).rejects.toMatchObject({
      problem: 'request-invalid',
    });
    expect(await acts(filed)).not.toContain('answer');
  });

  it('of the longest length is kept whole', async () => {
    const filed = await caseIn(point, 'IN_PROGRESS');
    await filed.answers('👍'.repeat(MESSAGE_MAX));
    expect(await texts(filed)).toEqual(['👍'.repeat(MESSAGE_MAX)]);
  });
});
