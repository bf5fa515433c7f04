import { randomUUID } from 'node:crypto';
import { accountByLogin } from '../../packages/node/src/access/store.ts';
import { keepAttachment } from '../../packages/node/src/cases/attachments/attachments.ts';
import { changeNotice } from '../../packages/node/src/cases/change-notice.ts';
import { addConsent, decideConsent } from '../../packages/node/src/cases/consents/consents.ts';
import { correct } from '../../packages/node/src/cases/corrections/corrections.ts';
import { keyOf, openReport } from '../../packages/node/src/intake/follow/open-report.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import type { NetworkNode } from '../network.ts';
import { people } from '../people.ts';
import { WORKER } from './region.ts';

/** Longer than a phone is wide, and in the other direction. */
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän-Rindfleischetikettierung مرحبا';

const ANSWERS: Answers = {
  about: 'BOTH',
  want: 'COMPLAINT',
  story: `Ik mocht niet naar binnen.\n\n${LONG}`,
  place: 'ELSEWHERE',
  elsewhere: 'Verzonnen aan de Rivier',
  lives: 'YES',
  setting: 'SPORT_LEISURE',
  when: 'vorige week',
  ongoing: true,
  ground: ['ORIGIN', 'RELIGION'],
  anonymity: 'NAMED',
  contact: { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '0999 00 00 01' },
  role: 'REPRESENTATIVE',
  notice: false,
  earlier: null,
};

/** Files without a browser, and says nothing more: a report of which every page is still empty. */
export async function newReport(town: NetworkNode): Promise<string> {
  const filing = { answers: ANSWERS, language: 'nl', channel: 'WEB' };
  return (await people().file(town, filing)).code;
}

/** A report in which both sides did all that they can: its pages show everything they ever show. */
export async function fullReport(town: NetworkNode): Promise<{ code: string; caseId: string }> {
  const { file, act, answer } = people();
  const { code, caseId } = await file(town, { answers: ANSWERS, language: 'nl', channel: 'WEB' });
  const move = (it: Parameters<typeof act>[2]['move']) =>
    act(town, WORKER.login, { caseId, move: it });
  await move({ act: 'take' });
  for (const text of ['Dag.', `Wilt u dat wij bellen? ${LONG}`, 'Hebt u een brief?']) {
    await move({ act: 'reply', text, waiting: false });
    await answer(town, code, `Ja, graag. ${LONG}`);
  }
  await fillPages(town, code);
  return { code, caseId };
}

/** Ends a report of {@link fullReport} as a worker does. */
export async function endReport(town: NetworkNode, caseId: string): Promise<void> {
  const { act } = people();
  const [grounds, natures, handlings] = [['ORIGIN'], ['DISPUTED_REFUSAL'], ['MEDIATION']];
  const coded = { act: 'code', grounds, domain: 'SPORT_LEISURE', natures, handlings } as const;
  await act(town, WORKER.login, { caseId, move: coded });
  await act(town, WORKER.login, { caseId, move: { act: 'close', outcomes: ['APOLOGY'] } });
}

/** A file, a correction, news by e-mail, and consents in every state. */
async function fillPages(town: NetworkNode, code: string): Promise<void> {
  const { db } = town.running().database;
  const [report, worker] = [await openReport(db, code), await accountByLogin(db, WORKER.login)];
  if (!report || !worker) throw new Error('This point has no such report or worker');
  const by = { ...keyOf(report), accountId: null, now: town.plan.clock.now() };
  const bytes = Buffer.from('Geachte mevrouw, het spijt ons.');
  await keepAttachment(db, { ...by, name: `${LONG}.txt`, bytes });
  const { answers: filed } = report.open;
  const changes = { story: `${filed.story} Dat was twee keer.`, when: 'gisteren' };
  await correct(db, { ...by, id: randomUUID(), anonymity: 'NAMED' }, { filed, changes });
  await changeNotice(db, by, { email: 'sam@post.example', language: 'nl' });
  const given = { purpose: 'SHARE_AGENCY', party: LONG, state: 'given' } as const;
  const over = { purpose: 'APPROACH_OTHER', party: 'De sportschool', state: 'given' } as const;
  const asked = { purpose: 'SHARE_CONFERENCE', party: 'De wijkraad', state: 'asked' } as const;
  const id = randomUUID();
  await addConsent(db, by, { ...given, id: randomUUID() });
  await addConsent(db, by, { ...over, id });
  await decideConsent(db, by, { id, state: 'withdrawn' });
  await addConsent(db, { ...by, accountId: worker.id }, { ...asked, id: randomUUID() });
}
