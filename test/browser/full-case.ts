import { randomUUID } from 'node:crypto';

/** Sends what the desk sends; whatever is refused ends the test. */
export type Send = <Answer>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
) => Promise<Answer>;

interface Detail {
  readonly version: number;
  readonly number: number;
  readonly trajectory: { readonly id: string } | null;
}

interface Colleagues {
  readonly colleagues: readonly { readonly id: string; readonly me: boolean }[];
}

/** A case, and who does something in it: whoever has it, and a colleague. */
export interface CaseAtWork {
  readonly caseId: string;
  readonly own: Send;
  readonly colleague: Send;
}

/** What a screen of its own is about: the ids of a letter and of a trajectory. */
export interface OwnScreens {
  readonly letterId: string;
  readonly trajectoryId: string;
}

/** Does in a case everything that its page can show, but for its end. @param before an earlier case */
export async function fillCase(it: CaseAtWork, before: string): Promise<OwnScreens> {
  const { own, caseId } = it;
  await act(it, { act: 'take' });
  const ask = 'Dag mevrouw Verzonnen, wanneer belde u precies?';
  await act(it, { act: 'reply', text: ask, waiting: false, messageId: randomUUID() });
  await act(it, {
    ...{ act: 'code', grounds: ['ORIGIN_RACE', 'AGE'], domain: 'HOUSING', natures: ['HOSTILE'] },
    handlings: ['INVESTIGATE', 'CASE_CONFERENCE', 'SUPPORT_PLAN'],
  });
  await act(it, { act: 'note', text: 'Zij is het best te bereiken na drie uur.' });
  await own('PUT', path(caseId, 'regime'), { regime: 'NL-JW', from: '2026-10-30', ours: true });
  const { letterId } = await writeToTheOther(it);
  await plan(it);
  await confer(it);
  await decide(it);
  const { number } = await own<Detail>('GET', path(before));
  const manner = 'Aan de balie, op 30 oktober.';
  const joined = await own<Detail>('PUT', path(caseId, 'trajectory'), { number, manner });
  return { letterId, trajectoryId: joined.trajectory?.id ?? '' };
}

async function act({ own, caseId }: CaseAtWork, wanted: object): Promise<void> {
  const { version } = await own<Detail>('GET', path(caseId));
  await own('POST', path(caseId, 'acts'), { ...wanted, version });
}

/** The other side, who may be approached, answered and was written to; and one who may not. */
async function writeToTheOther({ own, caseId }: CaseAtWork): Promise<{ letterId: string }> {
  const [other, letterId] = [randomUUID(), randomUUID()];
  const person = { version: null, reach: '0999 00 00 44', note: 'Wil liever mailen dan bellen.' };
  const name = 'De heer Van Oudenaerde';
  await own('PUT', path(caseId, `people/${other}`), { ...person, role: 'OTHER_SIDE', name });
  const agency = { ...person, role: 'AGENCY', name: 'Woonbedrijf Drieland' };
  await own('PUT', path(caseId, `people/${randomUUID()}`), agency);
  const said = { state: 'given', manner: 'Gezegd aan de telefoon.' };
  for (const [purpose, party] of [
    ['APPROACH_OTHER', name],
    ['SHARE_CONFERENCE', 'Wijkteam Noord'],
  ]) {
    await own('POST', path(caseId, 'consents'), { id: randomUUID(), purpose, party, ...said });
  }
  const asked = { id: randomUUID(), purpose: 'CONTACT', party: null, state: 'asked' };
  await own('POST', path(caseId, 'consents'), asked);
  const manner = 'Zei aan de telefoon graag mee te praten.';
  await own('PUT', path(caseId, `people/${other}/mediation`), { answer: 'agreed', manner });
  await own('POST', path(caseId, 'contacts'), {
    ...{ id: randomUUID(), partyId: other, channel: 'PHONE', direction: 'out', reached: false },
    ...{ told: false, heard: false, at: '2026-10-29T10:00:00Z', note: 'Belt morgen terug.' },
  });
  const text = 'Geachte heer Van Oudenaerde,\n\nGraag horen wij uw kant van het verhaal.';
  const letter = { partyId: other, language: 'nl', address: 'Dorpsstraat 1\n1234 AB Dorp', text };
  await own('PUT', path(caseId, `letters/${letterId}`), letter);
  return { letterId };
}

async function plan({ own, caseId }: CaseAtWork): Promise<void> {
  const [goalId, stepId] = [randomUUID(), randomUUID()];
  const words = 'Ik wil een huis waar ik rustig kan slapen.';
  const goal = { version: null, area: 'HOUSING', words, reached: false };
  await own('PUT', path(caseId, `plan/goals/${goalId}`), goal);
  const step = { version: null, doer: 'person', name: null, dueOn: '2026-11-03', done: false };
  await own('PUT', path(caseId, `plan/steps/${stepId}`), {
    ...{ ...step, goalId, what: 'Alle brieven van de verhuurder bij elkaar zoeken' },
  });
  await own('PUT', path(caseId, `plan/steps/${randomUUID()}`), {
    ...{ ...step, goalId: null, what: 'Inschrijving nakijken', doer: 'other', done: true },
    name: 'Woonbedrijf Drieland',
  });
  const said = { stepId, answer: 'partly', from: 'Wijkteam Noord', words: 'Het loopt langzaam.' };
  await own('PUT', path(caseId, `plan/help/${randomUUID()}`), said);
}

async function confer({ own, caseId }: CaseAtWork): Promise<void> {
  const cid = randomUUID();
  const at = (more: string) => path(caseId, `conferences/${cid}${more}`);
  await own('PUT', at(''), {
    ...{ version: null, state: 'planned', at: '2026-11-24T13:00:00Z', place: 'Buurthuis' },
    ...{ question: 'Wie helpt met een ander huis?', notes: 'Iedereen leest vooraf het plan.' },
  });
  const guest = randomUUID();
  const agency = { kind: 'agency', accountId: null, name: 'Wijkteam Noord' };
  await own('PUT', at(`/guests/${guest}`), agency);
  await own('POST', at(`/guests/${guest}/shown`), { id: randomUUID(), parts: ['STORY', 'PLAN'] });
  const reporter = { kind: 'reporter', accountId: null, name: null };
  await own('PUT', at(`/guests/${randomUUID()}`), reporter);
  const agreed = { what: 'Drie huizen voorstellen', doer: 'other', name: 'Woonbedrijf Drieland' };
  await own('POST', at('/steps'), { id: randomUUID(), ...agreed, dueOn: '2026-12-01' });
}

/** One that was taken, one that a rule kept from being taken, and one that a colleague proposes. */
async function decide(it: CaseAtWork): Promise<void> {
  const { own, colleague, caseId } = it;
  const { colleagues } = await own<Colleagues>('GET', '/api/colleagues');
  const helper = colleagues.find(({ me }) => !me);
  await act(it, { act: 'support', accountId: helper?.id });
  const nothing = { amount: null, againOn: null, proposed: false };
  await own('POST', path(caseId, 'decisions'), {
    ...{ ...nothing, id: randomUUID(), kind: 'SUPPORT', decision: 'TAKEN' },
    ...{ reasons: ['CITIZEN_CHOICE'], text: 'Wij gaan mee naar het gesprek.' },
  });
  const barred = randomUUID();
  await own('POST', path(caseId, 'decisions'), {
    ...{ ...nothing, id: barred, kind: 'URGENT_NEED', decision: 'NOT_TAKEN' },
    ...{ reasons: ['RULE_IMPEDES'], text: '' },
  });
  const rule = { rule: 'WAITING', level: 'MUNICIPAL', text: 'Wachtlijst van een jaar.' };
  const barrier = { id: randomUUID(), decisionId: null, ...rule };
  await own('POST', path(caseId, 'barriers'), barrier);
  await colleague('POST', path(caseId, 'decisions'), {
    ...{ ...nothing, id: randomUUID(), kind: 'QUICK_BUDGET', decision: 'TAKEN', amount: 25_000 },
    ...{ reasons: ['PREVENTS_WORSE'], text: 'Een bed en een tafel.', proposed: true },
  });
}

function path(caseId: string, more?: string): string {
  return more === undefined ? `/api/cases/${caseId}` : `/api/cases/${caseId}/${more}`;
}
