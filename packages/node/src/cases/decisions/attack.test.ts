import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

interface Shown {
  quickBudget: { spent: number; waiting: number };
  decisions: { id: string; state: string; amount: number | null; answer: string }[];
}

let point: TestPoint;
let filed: FiledCase;
let anna: ApiClient;
let kim: ApiClient;
let admin: ApiClient;
const WITHIN = { kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], amount: 40_00 };
const KINDS = ['SUPPORT', 'QUICK_BUDGET'];

beforeAll(async () => {
  point = await testPoint();
  const person = (login: string, role: 'worker' | 'administrator') => {
    return { ...WORKER, login, name: login, role };
  };
  for (const who of [person('kim', 'worker'), person('ada', 'administrator')]) {
    await addAccount(point, who);
  }
  [anna, kim] = [await client('anna'), await client('kim')];
  admin = await client('ada');
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
  await mandate('lead', 50_00, 100_00);
  await mandate('together', 1000_00, 1500_00);
});
afterAll(() => point.drop());

async function client(login: string): Promise<ApiClient> {
  const it = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const who = login === 'anna' ? WORKER : { ...WORKER, login };
  const [name = '', value = ''] = (await cookieFor(point.db, who, at)).split('=');
  it.cookies.set(name, value);
  return it;
}

async function mandate(role: string, perDecision: number, perCase: number): Promise<void> {
  const wanted = { role, kinds: KINDS, perDecision, perCase };
  expect((await anna.call('PUT', '/api/mandates', wanted)).status).toBe(200);
}

const at = (rest = '') => `/api/cases/${filed.id}${rest}`;
const decides = (body: object = {}) =>
  anna.call<Shown>('POST', at('/decisions'), { id: randomUUID(), ...WITHIN, ...body });
const answers = (id: string, body: object, who = kim) =>
  who.call<Shown>('POST', at(`/decisions/${id}`), { text: '', ...body });
const agrees = (id: string, who = kim) => answers(id, { answer: 'agreed' }, who);
const shown = async () => (await anna.call<Shown>('GET', at())).body;
const proposes = async (amount: number) => {
  const id = randomUUID();
  expect((await decides({ id, amount, proposed: true })).status).toBe(200);
  return id;
};

describe('an amount', () => {
  it.each([0, -1, -40_00, 0.5, 40_00.01, 10_000_001, 2 ** 53, 1e308, '4000', [4000], true])(
    'of %j is refused',
    async (amount) => {
      expect((await decides({ amount })).problem).toBe('request-invalid');
      expect((await decides({ amount, proposed: true })).problem).toBe('request-invalid');
      expect((await shown()).decisions).toEqual([]);
    },
  );

  it.each(['NaN', 'Infinity', '1e999', '-1e999', '0x10'])('of %s is refused', async (written) => {
    const body = JSON.stringify({ id: randomUUID(), ...WITHIN, amount: 'HERE' });
    const cookie = [...anna.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await point.app.request(`${POINT_URL}${at('/decisions')}`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: POINT_URL, 'Content-Type': 'application/json' },
      body: body.replace('"HERE"', written),
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await shown()).decisions).toEqual([]);
  });

  it('is in euros: another currency is nothing that can be sent', async () => {
    expect((await decides({ currency: 'USD' })).problem).toBe('request-invalid');
    expect((await decides({ amount: { value: 4000, currency: 'USD' } })).problem).toBe(
      'request-invalid',
    );
  });
});

describe('the running total', () => {
  it('is kept by many at once, as far as the mandate goes and no further', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => decides()));
    const problems = all.map(({ problem }) => problem ?? 'done').sort();
    expect(problems).toEqual([...Array(6).fill('above-mandate'), 'done', 'done']);
    expect((await shown()).quickBudget.spent).toBe(80_00);
  });

  it('goes by the mandate of this moment, and leaves what was decided before', async () => {
    await decides();
    await mandate('lead', 50_00, 79_99);
    expect((await decides()).problem).toBe('above-mandate');
    await mandate('lead', 39_99, 79_99);
    expect((await decides()).problem).toBe('above-mandate');
    expect((await shown()).quickBudget.spent).toBe(40_00);
    expect((await decides({ amount: 39_99 })).status).toBe(200);
  });

  it('counts what two decided and what was taken back', async () => {
    const id = await proposes(90_00);
    await agrees(id);
    expect((await decides({ amount: 10_01 })).problem).toBe('above-mandate');
    expect((await answers(id, { answer: 'withdrawn' }, anna)).problem).toBe('reason-required');
    await answers(id, { answer: 'withdrawn', text: 'Toch niet nodig.' }, anna);
    expect((await decides({ amount: 10_01 })).body.quickBudget.spent).toBe(10_01);
  });
});

describe('the second colleague', () => {
  it('is another one of this point who handles cases', async () => {
    const id = await proposes(90_00);
    expect((await agrees(id, anna)).problem).toBe('other-colleague-required');
    expect((await agrees(id, admin)).problem).toBe('forbidden');
    expect((await agrees(id, apiClient(point.app))).status).toBe(401);
    const no = { answer: 'declined', reasons: ['NO_BUDGET'] };
    expect((await answers(id, no, anna)).problem).toBe('other-colleague-required');
    expect((await answers(id, no, admin)).problem).toBe('forbidden');
    expect((await shown()).decisions).toMatchObject([{ state: 'proposed' }]);
  });

  it('answers in the case of the proposal, and nowhere else', async () => {
    const id = await proposes(90_00);
    const here = filed;
    filed = await caseIn(point, 'IN_PROGRESS');
    expect((await agrees(id)).problem).toBe('not-found');
    filed = here;
    expect((await shown()).decisions).toMatchObject([{ state: 'proposed' }]);
  });

  it('answers once; the same again changes nothing, another answer is refused', async () => {
    const id = await proposes(90_00);
    await answers(id, { answer: 'agreed', text: 'Doen.' });
    expect((await answers(id, { answer: 'agreed', text: 'Doen.' })).status).toBe(200);
    const other = await answers(id, { answer: 'agreed', text: 'Iets anders.' });
    expect(other.problem).toBe('move-not-allowed');
    const no = { answer: 'declined', reasons: ['NO_BUDGET'] };
    expect((await answers(id, no)).problem).toBe('move-not-allowed');
    expect((await shown()).decisions).toMatchObject([{ state: 'agreed', answer: 'Doen.' }]);
    expect((await shown()).quickBudget.spent).toBe(90_00);
  });

  it('agrees to what stands there: nothing of it is changed before or after', async () => {
    const id = await proposes(90_00);
    const again = (body: object) => decides({ id, amount: 90_00, proposed: true, ...body });
    for (const state of ['proposed', 'agreed']) {
      for (const change of [{ amount: 91_00 }, { kind: 'QUICK_BUDGET' }, { text: 'Meer.' }]) {
        expect([state, (await again(change)).problem]).toEqual([state, 'changed-meanwhile']);
      }
      // asked for without a colleague it would be another decision
      expect((await again({ proposed: false })).problem).toBe('changed-meanwhile');
      expect((await again({})).status).toBe(200);
      await agrees(id);
    }
    const alone = randomUUID();
    await decides({ id: alone, amount: 1 });
    const asked = await decides({ id: alone, amount: 1, proposed: true });
    expect(asked.problem).toBe('changed-meanwhile');
  });

  it('of taking back and agreeing at once, one holds', async () => {
    const id = await proposes(90_00);
    const both = [agrees(id), answers(id, { answer: 'withdrawn' }, anna)];
    const done = (await Promise.all(both)).filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    const { decisions, quickBudget } = await shown();
    expect(quickBudget.spent).toBe(decisions[0]?.state === 'agreed' ? 90_00 : 0);
    expect(quickBudget.waiting).toBe(0);
  });
});

describe('what two colleagues do not decide either', () => {
  it('is refused when it is asked: too much at once, or of another kind', async () => {
    expect((await decides({ amount: 1000_01, proposed: true })).problem).toBe('above-ceiling');
    const other = { kind: 'DEBT_PAUSE', amount: null, proposed: true };
    expect((await decides(other)).problem).toBe('above-ceiling');
    await proposes(1000_00);
  });

  it('is refused when it is agreed to: what was spent or set meanwhile counts', async () => {
    const [one, two] = [await proposes(900_00), await proposes(800_00)];
    const done = await Promise.all([agrees(one), agrees(two)]);
    expect(done.map(({ problem }) => problem ?? 'done').sort()).toEqual(['above-ceiling', 'done']);
    expect((await shown()).quickBudget.spent).toBeLessThanOrEqual(1500_00);
    const three = await proposes(500_00);
    await mandate('together', 400_00, 1500_00);
    expect((await agrees(three)).problem).toBe('above-ceiling');
    // a no is always possible
    const no = { answer: 'declined', reasons: ['NO_BUDGET'] };
    expect((await answers(three, no)).status).toBe(200);
  });
});

describe('a reason in codes', () => {
  it.each([
    [{ reasons: [] }, 'reason-required'],
    [{ reasons: undefined }, 'request-invalid'],
    [{ reasons: ['urgent'] }, 'request-invalid'],
    [{ reasons: ['Omdat het moet'] }, 'request-invalid'],
    [{ reasons: ['NO_BUDGET'] }, 'request-invalid'],
    [{ reasons: 'URGENT' }, 'request-invalid'],
    [{ decision: 'NOT_TAKEN', amount: null, reasons: [], text: 'Nee.' }, 'reason-required'],
    [{ decision: 'NOT_TAKEN', amount: null, reasons: ['URGENT'] }, 'request-invalid'],
  ])('is needed and fits: %j is refused', async (body, problem) => {
    expect((await decides(body)).problem).toBe(problem);
    expect((await shown()).decisions).toEqual([]);
  });

  it('is enough without words', async () => {
    expect((await decides({ text: '' })).status).toBe(200);
  });
});
