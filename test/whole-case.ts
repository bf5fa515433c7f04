import { randomUUID } from 'node:crypto';
import { keepAttachment } from '../packages/node/src/cases/attachments/attachments.ts';
import { setConference } from '../packages/node/src/cases/conference/conferences.ts';
import { invite, showGuest } from '../packages/node/src/cases/conference/guests.ts';
import { addConsent } from '../packages/node/src/cases/consents/consents.ts';
import { correct } from '../packages/node/src/cases/corrections/corrections.ts';
import { noteTerm } from '../packages/node/src/cases/deadlines/change-term.ts';
import { extendTerm } from '../packages/node/src/cases/deadlines/extend.ts';
import { setRegime } from '../packages/node/src/cases/deadlines/regime.ts';
import { noteBarrier } from '../packages/node/src/cases/decisions/barrier.ts';
import { decide } from '../packages/node/src/cases/decisions/decide.ts';
import { giveFeedback } from '../packages/node/src/cases/feedback/feedback.ts';
import { writeLetter } from '../packages/node/src/cases/letters/letters.ts';
import { setNotice } from '../packages/node/src/cases/notice.ts';
import { noteNotHeard } from '../packages/node/src/cases/people/hearing.ts';
import { listParties, setParty } from '../packages/node/src/cases/people/parties.ts';
import { journalOpening } from '../packages/node/src/cases/read.ts';
import { setHold } from '../packages/node/src/cases/retention/hold.ts';
import { noteLookBack } from '../packages/node/src/cases/trajectory/look-backs.ts';
import { goToTheOther } from './both-sides.ts';
import { type CasePoint, type FiledCase, filedCase, wantedFor } from './filed-case.ts';
import { plannedCase } from './planned-case.ts';

/** Stands in everything that workers and helpers wrote for one another, and in nothing else. */
export const INSIDE = 'intern';
/** The name of a witness, who has rights of their own. */
export const WITNESS = 'Getuige Geheim';

/** A closed case in which something stands in every part that a case has. */
export async function wholeCase(point: CasePoint): Promise<FiledCase> {
  const filed = await filedCase(point, { earlier: 7, ongoing: true });
  for (const name of ['take', 'ask', 'note', 'code'] as const) await filed.does(wantedFor(name));
  await filed.answers('Mijn antwoord aan u.');
  await filed.does({ act: 'note', text: `${INSIDE} overlegd` });
  await addsToIt(point, filed);
  await termsChange(point, filed);
  await peopleComeIn(point, filed);
  await conferenceIsHeld(point, filed);
  await decidesAndPlans(point, filed);
  await filed.does({ act: 'close', outcomes: ['SOLVED'], foundedness: 'FOUNDED' });
  const by = await filed.actor();
  const said = { codes: ['HELPED'], words: 'Ik ben goed geholpen.' };
  await giveFeedback(point.db, by, said);
  await plannedLater(point, filed);
  await setHold(point.db, by, { reason: `${INSIDE} rechtszaak`, reviewOn: '2027-01-01' });
  return filed;
}

/** The reporter corrects something, sends a file, and wants to hear of news; a worker looks. */
async function addsToIt({ db }: CasePoint, filed: FiledCase): Promise<void> {
  const { answers } = (await filed.open()).open;
  const by = await filed.actor();
  const changes = { when: 'Vorige week dinsdag' };
  await correct(db, { ...by, id: randomUUID() }, { filed: answers, changes });
  const file = { name: 'Brief van de baas.txt', bytes: Buffer.from('U past hier niet.') };
  await keepAttachment(db, { ...by, accountId: null, ...file });
  await setNotice(db, by, { email: 'bo.wandel@post.example', language: 'nl' });
  await journalOpening(db, { caseId: filed.id, actorId: by.accountId }, by.now);
}

/** A complaint to the town, for which more time is needed. */
async function termsChange({ db }: CasePoint, filed: FiledCase): Promise<void> {
  const by = await filed.actor();
  await setRegime(db, by, { regime: 'NL-AWB', from: null, ours: false });
  const extended = { term: 'NL-AWB-HANDLE', until: '2027-01-20', text: 'Het duurt langer.' };
  const told = { basis: 'law', consent: null } as const;
  await extendTerm(db, by, { id: randomUUID(), ...told, ...extended });
  const stated = { kind: 'stated', term: 'NL-AWB-HANDLE', until: '2027-01-18' } as const;
  await noteTerm(db, by, { id: randomUUID(), ...stated, note: `${INSIDE} gebeld` });
}

async function peopleComeIn({ db }: CasePoint, filed: FiledCase): Promise<void> {
  const by = await filed.actor();
  await goToTheOther(db, by, 'WORK');
  const [other] = await listParties(db, by);
  if (!other) throw new Error('Nobody was approached');
  const witness = { role: 'WITNESS', name: WITNESS, reach: '06-2', note: `${INSIDE} gezien` };
  await setParty(db, by, { id: randomUUID(), version: null, ...witness });
  await noteNotHeard(db, by, { reason: 'UNSAFE', why: `${INSIDE} bang` });
  const letter = {
    language: 'nl',
    address: 'Lindelaan 1',
    text: 'Geachte mevrouw, wij schrijven.',
  };
  await writeLetter(db, by, { id: randomUUID(), partyId: other.id, ...letter });
  const consent = { purpose: 'SHARE_AGENCY', party: 'Wijkteam Noord', state: 'given' } as const;
  await addConsent(db, by, { ...consent, id: randomUUID(), manner: 'Gezegd aan de balie.' });
}

async function conferenceIsHeld({ db }: CasePoint, filed: FiledCase): Promise<void> {
  const by = await filed.actor();
  const [id, guestId] = [randomUUID(), randomUUID()];
  const words = { question: `${INSIDE} wat nu`, place: 'Kamer 1', notes: `${INSIDE} besproken` };
  await setConference(db, by, { id, version: null, state: 'held', at: by.now, ...words });
  const guest = { kind: 'agency', name: 'Wijkteam Noord', accountId: null } as const;
  await invite(db, by, { conferenceId: id, id: guestId, ...guest });
  const parts = ['STORY', 'PLAN'];
  await showGuest(db, by, { id: randomUUID(), conferenceId: id, guestId, parts });
}

async function decidesAndPlans(point: CasePoint, filed: FiledCase): Promise<void> {
  const by = await filed.actor();
  const id = randomUUID();
  const why = { kind: 'SUPPORT', decision: 'POSTPONED', reasons: ['INFO_MISSING'], amount: null };
  const more = { againOn: '2027-02-01', text: `${INSIDE} afgewogen`, proposed: false };
  await decide(point.db, by, { id, ...why, ...more });
  const barrier = { rule: 'PROOF', level: 'NATIONAL', text: `${INSIDE} artikel 4` };
  await noteBarrier(point.db, by, { id: randomUUID(), decisionId: id, ...barrier });
  const plan = await plannedCase(point, filed);
  const goalId = await plan.goal();
  await plan.step({ goalId, doer: 'other', name: 'Buurthuis Zuid', dueOn: '2026-12-01' });
  await plan.step({ what: 'Samen bellen' });
  await plan.help({ words: `${INSIDE} het loopt` });
}

async function plannedLater(point: CasePoint, filed: FiledCase): Promise<void> {
  const plan = await plannedCase(point, filed);
  const id = await plan.lookBack();
  const said = { reached: true, codes: ['HELPED'], words: `${INSIDE} rustiger` };
  await noteLookBack(point.db, await plan.on(), { id, ...said });
}
