import { randomUUID } from 'node:crypto';
import type { ListName } from '@nabij/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endCode } from '../../../../test/ended-code.ts';
import { caseIn, type FiledCase, filedCase, type Wanted } from '../../../../test/filed-case.ts';
import { type PlannedCase, plannedCase } from '../../../../test/planned-case.ts';
import { type TestPoint, testPoint } from '../../../../test/point.ts';
import { addLine, changeLine } from '../directory/lines/lines.ts';
import { teamBox } from '../vault/box.ts';
import { checkParts } from './conference/conference.ts';
import { addConsent, decideConsent, listConsents } from './consents/consents.ts';
import { noteBarrier } from './decisions/barrier.ts';
import { decide } from './decisions/decide.ts';
import { mandateFor, setMandate } from './decisions/mandates.ts';
import { checkFeedback } from './feedback/feedback.ts';
import { refusalReasons } from './flow/refusal-reasons.ts';
import { splitCase } from './flow/split.ts';
import { noteNotHeard } from './people/hearing.ts';
import { listParties, setParty } from './people/parties.ts';
import { setCaseClass } from './retention/rules.ts';
import { askErasure, refuseErasure } from './rights/erasure.ts';
import { changeGoal } from './trajectory/goals.ts';

const [YESTERDAY, TODAY] = ['2026-11-20', '2026-11-21'];

let point: TestPoint;
let filed: FiledCase;
let planned: PlannedCase;
let restore: () => void = () => {};

beforeAll(async () => {
  point = await testPoint();
});
beforeEach(async () => {
  filed = await caseIn(point, 'IN_PROGRESS');
  planned = await plannedCase(point, filed);
});
afterEach(() => restore());
afterAll(() => point.drop());

const by = () => filed.actor();
const decision = { kind: 'SUPPORT', decision: 'POSTPONED', reasons: ['INFO_MISSING'] };
const decides = async () => {
  const more = { amount: null, againOn: null, text: '', proposed: false };
  await decide(point.db, await by(), { id: randomUUID(), ...decision, ...more });
};
const barrier = async () => {
  const what = { decisionId: null, rule: 'PROOF', level: 'NATIONAL', text: '' };
  await noteBarrier(point.db, await by(), { id: randomUUID(), ...what });
};
const closes = async (foundedness: string | null = null) =>
  filed.does({ act: 'close', outcomes: ['SOLVED'], foundedness });
const split = async () => {
  const { version } = await filed.row();
  const matter = { subject: 'CARE', grounds: ['AGE'], domain: 'HEALTH_CARE', story: 'Zorg.' };
  await splitCase(point.db, await by(), { version, ...matter, files: [] });
};
const party = async (id: string = randomUUID(), change: object = {}) => {
  const somebody = { role: 'HELPER', name: 'Zus', reach: '', note: '', version: null };
  await setParty(point.db, await by(), { id, ...somebody, ...change });
};
const consent = async (id: string = randomUUID()) => {
  const asked = { purpose: 'FOLLOW_UP', party: null, state: 'asked' } as const;
  await addConsent(point.db, await by(), { id, ...asked });
};
const lines = async () => {
  const { db, worker, clock, key } = point;
  const box = await teamBox(db, worker, { nodeKeys: [key.publicJwk], now: clock.now() });
  return { box, accountId: worker.accountId, now: clock.now() };
};
const FORM = { name: 'Kees', agency: 'Wijkteam', role: '', agencyType: 'DEBT', phone: '' };
const LINE = { ...FORM, email: '', reach: '', note: '' };
const line = async (id: string = randomUUID()) => addLine(point.db, await lines(), { id, ...LINE });

const CODED: Extract<Wanted, { act: 'code' }> = {
  ...{ act: 'code', grounds: ['AGE'], domain: 'WORK' },
  ...{ natures: ['HOSTILE'], handlings: ['ADVICE'] },
};

/** Every act of the desk that puts a code on something, by the code. */
const ACTS: [list: ListName, code: string, act: () => unknown][] = [
  ['ground', 'AGE', () => filed.does(CODED)],
  ['domain', 'WORK', () => filed.does(CODED)],
  ['nature', 'HOSTILE', () => filed.does(CODED)],
  ['handling', 'ADVICE', () => filed.does(CODED)],
  ['outcome', 'SOLVED', () => closes()],
  ['subject', 'CARE', split],
  ['ground', 'AGE', split],
  ['domain', 'HEALTH_CARE', split],
  ['decision_kind', 'SUPPORT', decides],
  ['decision', 'POSTPONED', decides],
  ['decision_reason', 'INFO_MISSING', decides],
  ['rule_barrier', 'PROOF', barrier],
  ['rule_level', 'NATIONAL', barrier],
  ['party_role', 'HELPER', () => party()],
  ['consent_purpose', 'FOLLOW_UP', () => consent()],
  ['not_heard_reason', 'UNSAFE', () => notHeard()],
  ['life_domain', 'DEBT', () => planned.goal()],
  ['case_part', 'STORY', () => checkParts(['STORY'], { now: point.clock.now() })],
  ['feedback', 'HELPED', () => checkFeedback(['HELPED'], '', { now: point.clock.now() })],
  ['agency_type', 'DEBT', () => line()],
  ['retention_class', 'COMPLAINT', () => classed()],
  ['erasure_refusal', 'LEGAL_CLAIM', () => refusesErasure()],
  ['decision_kind', 'SUPPORT', () => mandate()],
];

async function notHeard(): Promise<void> {
  await noteNotHeard(point.db, await by(), { reason: 'UNSAFE', why: 'Bang.' });
}
async function classed(): Promise<void> {
  await setCaseClass(point.db, await by(), 'COMPLAINT');
}
async function refusesErasure(): Promise<void> {
  const { db, worker, clock } = point;
  const actor = { kind: 'account', id: worker.accountId } as const;
  await askErasure(db, filed.id, { actor, now: clock.now(), country: 'NL' });
  await refuseErasure(db, await by(), { reason: 'LEGAL_CLAIM', text: 'Rechtszaak.' });
}
async function mandate(): Promise<void> {
  const { accountId } = point.worker;
  const wanted = { role: 'worker', kinds: ['SUPPORT'], perDecision: 1, perCase: 1 } as const;
  await setMandate(point.db, { accountId, now: point.clock.now() }, wanted);
}

describe('a code that nobody can choose any more', () => {
  it.each(ACTS)('of %s (%s) is put on nothing new', async (list, code, act) => {
    // in coding, what the case carries already stays: this one was filed otherwise
    if (list !== 'decision_kind') filed = await anotherCase();
    planned = await plannedCase(point, filed);
    restore = endCode(list, code, YESTERDAY);
    await expect((async () => act())()).rejects.toMatchObject({ problem: 'request-invalid' });
    restore();
    restore = endCode(list, code, TODAY);
    await act();
  });

  it('is offered as a reason for refusing no longer', () => {
    const at = { country: 'NL', regime: null, anonymity: 'NAMED', now: point.clock.now() } as const;
    expect(refusalReasons(at)).toContain('POLICY');
    restore = endCode('not_handled_reason', 'POLICY', YESTERDAY);
    expect(refusalReasons(at)).not.toContain('POLICY');
  });
});

/** A case in hand that carries none of the codes above yet. */
async function anotherCase(): Promise<FiledCase> {
  const other = await filedCase(point, { ground: ['RELIGION'], setting: 'HOUSING' });
  await other.does({ act: 'take' });
  await other.does({
    ...CODED,
    grounds: ['RELIGION'],
    domain: 'HOUSING',
    natures: ['DISPUTED'],
    handlings: ['REGISTER'],
  });
  return other;
}

describe('what carries such a code', () => {
  it('keeps it when it is changed otherwise', async () => {
    const id = randomUUID();
    await party(id);
    await notHeard();
    await classed();
    await mandate();
    const goal = await planned.goal();
    await line(id);
    const ended = [
      endCode('party_role', 'HELPER', YESTERDAY),
      endCode('not_heard_reason', 'UNSAFE', YESTERDAY),
      endCode('retention_class', 'COMPLAINT', YESTERDAY),
      endCode('decision_kind', 'SUPPORT', YESTERDAY),
      endCode('life_domain', 'DEBT', YESTERDAY),
      endCode('agency_type', 'DEBT', YESTERDAY),
    ];
    restore = () => {
      for (const back of ended) back();
    };
    await party(id, { version: 1, name: 'Tante' });
    await noteNotHeard(point.db, await by(), { reason: 'UNSAFE', why: 'Heel bang.' });
    await classed();
    await mandate();
    const said = { area: 'DEBT', words: 'Rust.', version: 1, reached: false };
    await changeGoal(point.db, await planned.on(), { id: goal, ...said });
    await changeLine(point.db, await lines(), { id, version: 1, ...LINE, name: 'Koos' });
    expect(await listParties(point.db, await by())).toMatchObject([
      { role: 'HELPER', name: 'Tante' },
    ]);
    expect(await mandateFor(point.db, point.worker.accountId)).toBeDefined();
  });

  it('can still be answered', async () => {
    const id = randomUUID();
    await consent(id);
    restore = endCode('consent_purpose', 'FOLLOW_UP', YESTERDAY);
    await decideConsent(point.db, { ...(await by()), accountId: null }, { id, state: 'given' });
    expect(await listConsents(point.db, await by())).toMatchObject([{ state: 'given' }]);
  });
});
