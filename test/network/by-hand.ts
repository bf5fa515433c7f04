import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Person } from '../network.ts';
import { type SendJson, signInWithCode } from '../sign-in.ts';
import { type Answered, type Client, clientOf } from './client.ts';
import type { Secrets } from './secrets.ts';
import { KEEPER, type TestedNode } from './tested-nodes.ts';

/** Everything that a citizen typed and got, each word of it secret. */
export interface FiledByHand {
  readonly client: Client;
  readonly code: string;
  readonly story: string;
}

const CODE = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}-[0-9A-HJKMNP-TV-Z]/;

/** Files a named complaint through the pages, with a secret word in every free field. */
export async function fileByHand(
  town: { readonly url: string; readonly plan: { readonly port: number } },
  secrets: Secrets,
): Promise<FiledByHand> {
  const client = clientOf(town.url, town.plan.port);
  const story = secrets.word('story');
  const answers: Record<string, Record<string, string | string[]>> = {
    want: { want: 'COMPLAINT' },
    about: { about: 'DISCRIMINATION' },
    story: { story: `Zij zeiden: ${story}. En toen niets meer.` },
    place: { place: 'ELSEWHERE', elsewhere: secrets.word('place'), lives: 'YES' },
    setting: { setting: 'HOUSING' },
    when: { when: secrets.word('when'), ongoing: 'YES' },
    ground: { ground: ['ORIGIN', 'SEX'] },
    anonymity: { anonymity: 'NAMED' },
    contact: {
      name: secrets.word('name'),
      email: `${secrets.word('e-mail')}@voorbeeld.nl`,
      phone: secrets.digits('phone'),
    },
  };
  for (const [question, fields] of Object.entries(answers)) {
    expect((await client.form(`/report/${question}`, fields)).status, question).toBe(200);
  }
  expect((await client.page('/report/check')).text).toContain(story);
  const receipt = await client.form('/report/send', {});
  const [code = ''] = CODE.exec(receipt.text) ?? [];
  expect(code).toHaveLength(21);
  secrets.keep('code', code);
  secrets.keep('code without dashes', code.replaceAll('-', ''));
  secrets.keep('code with spaces', code.replaceAll('-', ' '));
  return { client, code, story };
}

/** The reporter comes back with the code, typed as people do, and answers. */
async function answerByHand({ code, client }: FiledByHand, secrets: Secrets): Promise<Answered> {
  const typed = code.replaceAll('-', ' ').toLowerCase();
  expect((await client.form('/follow', { code: typed })).status).toBe(200);
  return client.form('/follow/answer', { answer: secrets.word('answer'), messageId: randomUUID() });
}

/** Signs somebody in; the cookie and the password are secrets too. */
export async function signInByHand(
  node: TestedNode,
  person: Person,
  secrets: Secrets,
): Promise<Client> {
  const client = clientOf(node.url, node.plan.port);
  secrets.keep('password', person.password);
  secrets.keep('secret of the second step', person.totpSecret ?? '');
  await signInWithCode(senderOf(client), person, node.plan.clock.now());
  keepCookies(client, secrets);
  return client;
}

/** As somebody signs in through it. */
export function senderOf(client: Client): SendJson {
  return (path, body) => client.json('POST', path, body);
}

/** A cookie is a secret as it is sent, and as the bytes that it stands for. */
export function keepCookies({ cookies }: Client, secrets: Secrets): void {
  for (const cookie of cookies) {
    secrets.keep('cookie', cookie);
    secrets.keep('cookie’s bytes', Buffer.from(cookie, 'base64url'));
  }
}

/** A case as the worker's desk gets it. */
interface DeskCase {
  id: string;
  version: number;
  filed: { story: string };
}

/** A worker at the desk. */
export interface Desk {
  readonly client: Client;
  /** Opens the one case that nobody has taken. */
  openNew(): Promise<DeskCase>;
  act(it: DeskCase, act: Record<string, unknown>): Promise<DeskCase>;
}

export function deskOf(client: Client): Desk {
  const read = async (answered: Promise<Answered>): Promise<DeskCase> => {
    const answer = await answered;
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as DeskCase;
  };
  return {
    client,
    async openNew() {
      const { text } = await client.json('GET', '/api/cases?state=open');
      const { cases } = JSON.parse(text) as { cases: { id: string; state: string }[] };
      const fresh = cases.filter(({ state }) => state === 'RECEIVED');
      expect(fresh).toHaveLength(1);
      return read(client.json('GET', `/api/cases/${fresh[0]?.id}`));
    },
    act: ({ id }, act) =>
      // what a case is like now, also after the reporter wrote
      read(client.json('GET', `/api/cases/${id}`)).then(({ version }) =>
        read(client.json('POST', `/api/cases/${id}/acts`, { ...act, version })),
      ),
  };
}

/** Handles a filing from the first look to the end, with the reporter's answer in between. */
export async function handleByHand(
  desk: Desk,
  filed: FiledByHand,
  secrets: Secrets,
): Promise<DeskCase> {
  const it = await desk.openNew();
  expect(it.filed.story).toContain(filed.story);
  await desk.act(it, { act: 'take' });
  const text = secrets.word('message');
  await desk.act(it, { act: 'reply', text, waiting: true, messageId: randomUUID() });
  await desk.act(it, { act: 'note', text: secrets.word('note') });
  const answered = await answerByHand(filed, secrets);
  expect(answered.text).toContain(text);
  keepCookies(filed.client, secrets);
  const coding = { grounds: ['ORIGIN'], domain: 'HOUSING', natures: [], handlings: ['ADVICE'] };
  await desk.act(it, { act: 'code', ...coding });
  await desk.act(it, { act: 'close', outcomes: ['SOLVED'] });
  await desk.act(it, { act: 'reopen', note: secrets.word('reason') });
  return desk.act(it, { act: 'close', outcomes: ['APOLOGY'] });
}

/** Looks at the figures of a quarter, as soon as they are prepared, and releases them. */
export async function releaseByHand(
  { client }: Pick<Desk, 'client'>,
  period: string,
): Promise<void> {
  let digest: string | undefined;
  // the node waits a moment each time before it says that it is not ready
  while (digest === undefined) {
    const { status, text } = await client.json('GET', `/api/releases/${period}/preview`);
    expect(status, text).toBe(200);
    ({ digest } = JSON.parse(text) as { digest?: string });
  }
  const released = await client.json('POST', `/api/releases/${period}`, { digest });
  expect(released.status, released.text).toBe(201);
}

/** Looks at everything that a region shows its people, and brings it along. */
export async function readTheRegion(region: TestedNode, secrets: Secrets): Promise<string[]> {
  const keeper = await signInByHand(region, KEEPER, secrets);
  const question = 'measure=received&table=domain';
  const seen: string[] = [];
  for (const path of ['overview', `trend?${question}`, `trend.csv?${question}`]) {
    const answer = await keeper.json('GET', `/api/region/${path}`);
    expect(answer.status).toBe(200);
    seen.push(answer.text);
  }
  return seen;
}
