import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { insertPasskey } from '../../packages/node/src/access/second-step/store.ts';
import { keepAttachment } from '../../packages/node/src/cases/attachments/attachments.ts';
import { townTermsOf } from '../../packages/node/src/cases/deadlines/town-terms.ts';
import { openCase } from '../../packages/node/src/cases/read.ts';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { letIn, openIntakeKeys } from '../../packages/node/src/vault/intake-key.ts';
import { servicesOf } from '../demo/services.ts';
import { knowPeople } from '../demo/short-lines.ts';
import { type Move, people } from '../people.ts';
import { cookieFor, openWithCookie } from '../sign-in.ts';
import { fillCase, type Send } from './full-case.ts';
import { answerHandovers } from './handover-answers.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';

const LONG_AGO = new Date('2024-08-12T09:00:00Z');
const THREE_WEEKS_AGO = new Date('2026-10-30T09:00:00Z');
const NOW = new Date('2026-11-20T09:00:00Z');
const MINUTE_MS = 60_000;

const password = 'twaalf-letters-of-meer';
const HELPER = { login: 'bram', name: 'Bram van der Heijden', role: 'worker', password } as const;
const NEWCOMER = { login: 'dunya', name: 'Dunya Al-Khatib', role: 'worker', password } as const;

/** Who looks at a screen, and how many minutes ago they signed in. */
const BEHOLDERS = {
  worker: { person: WORKER, minutes: 0 },
  newcomer: { person: NEWCOMER, minutes: 0 },
  keeper: { person: KEEPER, minutes: 0 },
  // longer ago than is fresh enough for what matters
  'long signed in': { person: WORKER, minutes: 20 },
  // what is left of the session is set where the browser asks
  'nearly signed out': { person: WORKER, minutes: 0 },
} as const;
export type Beholder = keyof typeof BEHOLDERS;

/** A region in which everything that a screen can show has happened. */
export interface DeskScene extends BrowserRegion {
  signIn(context: BrowserContext, who: Beholder): Promise<void>;
  /** An address in which ids stand by their names, as `desk/cases/$caseId`. */
  addressOf(path: string): string;
  /** What this node would answer only at another place, or much later. */
  answerOtherwise(page: Page, who: Beholder): Promise<void>;
}

export async function startDeskScene(): Promise<DeskScene> {
  const region = await startBrowserRegion(LONG_AGO);
  const { town, coordinator, clock } = region;
  const { db } = town.running().database;
  await finish(region, await file(region, { about: 'CARE', want: 'REPORT' }));
  await knowPeople({ node: town, people: [WORKER] }, 'then');
  clock.set(THREE_WEEKS_AGO);
  await makeTeam(region);
  await replaceServices(db, servicesOf('oostermonde'), clock.now());
  await knowPeople({ node: town, people: [WORKER] }, 'now');
  const ids = await makeCases(region);
  clock.set(NOW);
  return {
    ...region,
    addressOf: (path) => {
      const { url } = path.startsWith('region') ? coordinator : town;
      return `${url}/${path.replaceAll(/\$(\w+)/g, (_, name) => ids[name] ?? name)}`;
    },
    signIn: (context, who) => {
      const { person, minutes } = BEHOLDERS[who];
      const node = person === KEEPER ? coordinator : town;
      const now = new Date(NOW.getTime() - minutes * MINUTE_MS);
      return openWithCookie(context, node.running().database.db, { person, url: node.url, now });
    },
    answerOtherwise: async (page, who) => {
      // a Flemish town may set terms by its own regulation
      const terms = await townTermsOf(db, { country: 'BE', now: NOW });
      await page.route('**/api/settings/terms', (route) => route.fulfill({ json: { terms } }));
      await answerHandovers(page, ids);
      if (who !== 'nearly signed out') return;
      const idleUntil = new Date(NOW.getTime() + 3 * MINUTE_MS).toISOString();
      await page.route('**/api/session', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), idleUntil } });
      });
    },
  };
}

/** A colleague who is let in, one who waits for that, and a passkey. */
async function makeTeam({ town, clock }: BrowserRegion): Promise<void> {
  const { db } = town.running().database;
  const now = clock.now();
  const anna = await unlockAccount(db, WORKER.login, WORKER.password);
  await letIn(db, anna, { to: await createAccount(db, HELPER, now), now });
  await createAccount(db, NEWCOMER, now);
  await insertPasskey(db, {
    ...{ id: Buffer.from('passkey'), accountId: anna.accountId, name: 'Telefoon van Anna' },
    ...{ publicKey: Buffer.from('key'), counter: 0, transports: [], backedUp: true },
    ...{ sealedPrivateKey: null, createdAt: now, lastUsedAt: null },
  });
}

const CONTACT = { name: 'Samira Verzonnen', email: 'samira@post.example', phone: '0999 55 66 77' };
const ARABIC = {
  story: 'اتصلت بـ Woonbedrijf Drieland ثلاث مرات على الرقم 0999 00 00 12 ولم يرد أحد.',
  contact: { ...CONTACT, name: 'ليلى حداد' },
};

/** One of each kind: in full work, ended, to be erased, without a name. */
async function makeCases(region: BrowserRegion): Promise<Record<string, string>> {
  const own = await sender(region, WORKER);
  const colleague = await sender(region, HELPER);
  const caseId = await file(region, {});
  const ended = await file(region, { ...ARABIC, about: 'CARE' }, 'ar');
  const fresh = await file(region, { ...ARABIC, want: 'ADVICE' }, 'ar');
  const anonymous = await file(region, {
    ...{ anonymity: 'ANONYMOUS', contact: { name: '', email: '', phone: '' } },
  });
  const [moved, arrived, back] = [
    await file(region, {}),
    await file(region, {}),
    await file(region, {}),
  ];
  const before = await file(region, { story: 'Vorig jaar ging het ook al mis.' });
  const screens = await fillCase({ own, colleague, caseId }, before);
  await addPicture(region, caseId);
  await finish(region, ended);
  const hold = { reason: 'Er loopt een rechtszaak.', reviewOn: '2027-03-01' };
  await own('POST', `/api/cases/${ended}/hold`, hold);
  const lookBack = { way: 'others', dueOn: '2026-12-11' };
  await own('PUT', `/api/cases/${ended}/look-backs/${randomUUID()}`, lookBack);
  await own('POST', `/api/cases/${fresh}/erasure`, { decision: 'ask' });
  await own('PUT', `/api/cases/${fresh}/regime`, { regime: 'NL-AWB' });
  const campaign = { id: randomUUID(), name: 'Geluid van het bouwterrein' };
  await own('POST', '/api/campaigns', campaign);
  const some = { caseIds: [caseId, before], tagged: true };
  await own('POST', `/api/campaigns/${campaign.id}/cases`, some);
  await own('POST', '/api/me/calendar', { language: 'nl' });
  await own('POST', '/api/team', { name: 'Roos Vink', login: 'roos', role: 'worker' });
  const elsewhere = { moved, arrived, back };
  return {
    ...screens,
    caseId,
    ended,
    fresh,
    anonymous,
    ...elsewhere,
    period: '2026-Q3',
    year: '2026',
  };
}

async function file(
  { town }: BrowserRegion,
  told: Partial<Answers>,
  language = 'nl',
): Promise<string> {
  const about = told.about ?? 'DISCRIMINATION';
  const story = 'De verhuurder zei dat mijn naam "lastig" was.\nToen ik belde, was het huis weg.';
  const answers: Answers = {
    ...{ about, want: 'COMPLAINT', story, place: 'HERE', elsewhere: '', lives: 'YES' },
    ...{ setting: about === 'CARE' ? 'HEALTH_CARE' : 'HOUSING', when: 'vorige week' },
    ...{ ongoing: true, ground: about === 'CARE' ? [] : ['AGE'], role: 'SELF', notice: true },
    ...{ anonymity: 'NAMED', contact: CONTACT, earlier: null },
    ...told,
  };
  return (await people().file(town, { answers, language, channel: 'WEB' })).caseId;
}

/** Takes, codes and closes a case. */
async function finish({ town }: BrowserRegion, caseId: string): Promise<void> {
  const coding = { grounds: [], domain: 'HEALTH_CARE', natures: [], handlings: ['ADVICE'] };
  const moves: Move[] = [
    { act: 'take' },
    { act: 'code', ...coding },
    { act: 'close', outcomes: ['SOLVED'] },
  ];
  for (const move of moves) await people().act(town, WORKER.login, { caseId, move });
}

async function addPicture({ town, clock }: BrowserRegion, caseId: string): Promise<void> {
  const { db } = town.running().database;
  const anna = await unlockAccount(db, WORKER.login, WORKER.password);
  const { filingKey } = (await openCase(db, await openIntakeKeys(db, anna), caseId)).open;
  const red = { width: 640, height: 400, channels: 3, background: '#a33' } as const;
  const bytes = await sharp({ create: red }).png().toBuffer();
  const name = 'foto-van-de-brief-van-het-woonbedrijf.png';
  await keepAttachment(db, { caseId, accountId: null, filingKey, name, bytes, now: clock.now() });
}

async function sender(
  { town, clock }: BrowserRegion,
  person: { login: string; password: string },
): Promise<Send> {
  const { db } = town.running().database;
  const cookie = await cookieFor(db, person, { url: town.url, now: clock.now() });
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { 'Content-Type': 'application/json', Cookie: cookie };
    const answer = await fetch(town.url + path, { method, headers, ...sent });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}
