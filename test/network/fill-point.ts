import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import { openCase } from '../../packages/node/src/cases/read.ts';
import { openIntakeKeys } from '../../packages/node/src/vault/intake-key.ts';
import { newReceiptCode } from '../../packages/node/src/vault/receipt-code.ts';
import {
  type Desk,
  deskOf,
  type FiledByHand,
  fileByHand,
  handleByHand,
  keepCookies,
  signInByHand,
} from './by-hand.ts';
import { type Answered, type Client, clientOf } from './client.ts';
import type { Secrets } from './secrets.ts';
import { type TestedNode, WORKER } from './tested-nodes.ts';

const NEW_PASSWORD = 'vuurtoren egel linoleum kwast';
const BOUNDARY = 'grens';

/** Puts a secret into every place where people of a point can put one; the worker is a lead. */
export async function fillPoint(town: TestedNode, secrets: Secrets): Promise<{ sheet: string }> {
  const lead = await signInByHand(town, WORKER, secrets);
  const desk = deskOf(lead);
  const filed = await fileByHand(town, secrets);
  const { id: caseId } = await handleByHand(desk, filed, secrets);
  await addFile(filed, secrets);
  await decideAndCorrect(filed, secrets);
  await noteConsent(desk, caseId, secrets);
  await halfTyped(town, secrets);
  await serveRights(desk, caseId, secrets);
  await searchAndGuess(town, { desk, story: filed.story }, secrets);
  const sheet = await changeKeys(lead, secrets);
  await invite(town, lead, secrets);
  await changeSignIn(town, lead, secrets);
  await keepKeys(town, caseId, secrets);
  for (const client of [lead, filed.client]) keepCookies(client, secrets);
  return { sheet };
}

/** A file of the reporter, with secrets in its name and in what it says. */
async function addFile({ client }: FiledByHand, secrets: Secrets): Promise<void> {
  const name = `${secrets.word('file name')}.txt`;
  const body = [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="file"; filename="${name}"`,
    'Content-Type: text/plain',
    '',
    `Beste mensen, ${secrets.word('file')} staat hierin. `.repeat(3),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
  const type = `multipart/form-data; boundary=${BOUNDARY}`;
  const added = await client.post('/follow/file', type, body);
  expect([added.status, added.headers.get('location')]).toEqual([303, '/follow/files?added=1']);
}

/** What the reporter decides, says better and says at the end. */
async function decideAndCorrect({ client }: FiledByHand, secrets: Secrets): Promise<void> {
  const contact = { name: secrets.word('new name'), email: '', phone: secrets.digits('new phone') };
  const forms: Record<string, Record<string, string>> = {
    'said/story': { story: `Ik bedoelde: ${secrets.word('corrected story')}.` },
    'said/place': { place: secrets.word('corrected place') },
    'said/contact': contact,
    consents: { purpose: 'SHARE_AGENCY', party: secrets.word('party') },
    feedback: { helped: 'HELPED_PARTLY', words: secrets.word('feedback') },
  };
  for (const [page, fields] of Object.entries(forms)) {
    expect((await client.form(`/follow/${page}`, fields)).status, page).toBe(200);
  }
}

/** What a worker was told at the desk. */
async function noteConsent({ client }: Desk, caseId: string, secrets: Secrets): Promise<void> {
  const [party, manner] = [secrets.word('noted party'), secrets.word('manner')];
  const noted = { id: randomUUID(), purpose: 'APPROACH_OTHER', party, manner, state: 'given' };
  await done(client.json('POST', `/api/cases/${caseId}/consents`, noted));
}

/** Somebody who began and went away. */
async function halfTyped(town: TestedNode, secrets: Secrets): Promise<void> {
  const client = clientOf(town.url, town.plan.port);
  const answers = {
    want: { want: 'ADVICE' },
    about: { about: 'CARE' },
    story: { story: secrets.word('half typed story') },
  };
  for (const [question, fields] of Object.entries(answers)) {
    expect((await client.form(`/report/${question}`, fields)).status).toBe(200);
  }
  keepCookies(client, secrets);
}

/** Copies, a legal hold and a refused erasure, each with its reason. */
async function serveRights({ client }: Desk, caseId: string, secrets: Secrets): Promise<void> {
  const path = `/api/cases/${caseId}`;
  const hold = { reason: secrets.word('hold'), reviewOn: '2027-06-01' };
  await done(client.json('POST', `${path}/hold`, hold));
  await done(client.json('POST', `${path}/erasure`, { decision: 'ask' }));
  const refusal = { decision: 'refuse', reason: 'LEGAL_DUTY', text: secrets.word('no erasure') };
  await done(client.json('POST', `${path}/erasure`, refusal));
  await done(client.json('GET', `${path}/export`));
}

/** Words that are looked for, and what guessers type. */
async function searchAndGuess(
  town: TestedNode,
  { desk, story }: { desk: Desk; story: string },
  secrets: Secrets,
): Promise<void> {
  const found = await done(desk.client.json('POST', '/api/cases/search', { words: story }));
  expect(JSON.parse(found.text)).toMatchObject({ cases: [{}], left: 0 });
  await done(desk.client.json('POST', '/api/cases/search', { words: secrets.word('search') }));
  const guesser = clientOf(town.url, town.plan.port);
  const code = newReceiptCode();
  secrets.keep('guessed code', code);
  expect((await guesser.form('/follow', { code })).status).toBeGreaterThanOrEqual(400);
  const guess = { login: secrets.word('login'), password: secrets.word('guessed password') };
  expect((await guesser.json('POST', '/api/session', guess)).status).toBe(401);
}

/** A recovery sheet and a new intake key. @returns the sheet's code */
async function changeKeys(lead: Client, secrets: Secrets): Promise<string> {
  const sheet = await done(lead.json('POST', '/api/keys/recovery-sheet', {}));
  const { code } = JSON.parse(sheet.text) as { code: string };
  for (const spelt of [code, code.replaceAll('-', ''), code.replaceAll('-', ' ')]) {
    secrets.keep('recovery sheet', spelt);
  }
  await done(lead.json('POST', '/api/keys/rotate', {}));
  return code;
}

async function invite(town: TestedNode, lead: Client, secrets: Secrets): Promise<void> {
  const wanted = { name: 'Nieuw', login: 'nieuw', role: 'worker' };
  const invited = await lead.json('POST', '/api/team', wanted);
  expect(invited.status, invited.text).toBe(201);
  const { link } = JSON.parse(invited.text) as { link: string };
  const secret = new URL(link).hash.slice(1);
  secrets.keep('invitation', secret);
  secrets.keep('invitation’s bytes', Buffer.from(secret, 'base64url'));
  const newcomer = clientOf(town.url, town.plan.port);
  const password = secrets.word('newcomer’s password');
  await done(newcomer.json('POST', '/api/invitation/accept', { secret, password }));
  await enrol(town, newcomer, secrets);
  keepCookies(newcomer, secrets);
}

/** Sets up codes of an app as a second step. */
async function enrol(town: TestedNode, client: Client, secrets: Secrets): Promise<void> {
  const offered = await done(client.json('POST', '/api/account/totp', {}));
  const { secret } = JSON.parse(offered.text) as { secret: string };
  secrets.keep('secret of the second step', secret);
  secrets.keep('its bytes', fromBase32(secret));
  const code = totpCode(secret, town.plan.clock.now());
  await done(client.json('PUT', '/api/account/totp', { secret, code }));
}

/** Other codes and another password. */
async function changeSignIn(town: TestedNode, lead: Client, secrets: Secrets): Promise<void> {
  await enrol(town, lead, secrets);
  const made = await done(lead.json('POST', '/api/account/recovery-codes', {}));
  const { codes } = JSON.parse(made.text) as { codes: string[] };
  expect(codes.length).toBeGreaterThan(4);
  for (const code of codes) {
    secrets.keep('recovery code', code);
    secrets.keep('recovery code', code.replaceAll('-', ''));
  }
  secrets.keep('new password', NEW_PASSWORD);
  const change = { current: WORKER.password, next: NEW_PASSWORD };
  const changed = await lead.json('POST', '/api/account/password', change);
  expect(changed.status, changed.text).toBe(204);
}

/** The keys themselves: of the person, of the point and of the case. */
async function keepKeys(town: TestedNode, caseId: string, secrets: Secrets): Promise<void> {
  const who = await unlockAccount(town.db, WORKER.login, NEW_PASSWORD);
  const keys = await openIntakeKeys(town.db, who);
  const { open } = await openCase(town.db, keys, caseId);
  secrets.keep('key of a case', open.filingKey);
  for (const { d = '' } of [who.privateJwk, ...[...keys.values()].map(({ jwk }) => jwk)]) {
    secrets.keep('private key', d);
    secrets.keep('private key’s bytes', Buffer.from(d, 'base64url'));
  }
}

async function done(answered: Promise<Answered>): Promise<Answered> {
  const answer = await answered;
  expect(answer.status, answer.text).toBe(200);
  return answer;
}

/** RFC 4648 §6. */
function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
