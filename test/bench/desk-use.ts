import { once } from 'node:events';
import { type Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from './desk-point.ts';

/** What the workers do, and what they found. */
export interface Using {
  readonly agent: Agent;
  readonly port: number;
  readonly cookieName: string;
  /** Milliseconds of every answer, by what was asked. */
  readonly taken: Map<string, number[]>;
  /** Answers that no worker should ever see. */
  readonly wrong: string[];
  readonly until: number;
  /** How long somebody looks before they press something, on average, in milliseconds. */
  readonly pauseMs: number;
}

interface Listed {
  cases: { id: string; number: number }[];
  next: string | null;
}

const FILTERS = [
  '?state=all',
  '?state=closed&sort=number&order=desc',
  '?owner=me&sort=due',
  '?owner=nobody',
  '?due=overdue&sort=due',
  '?due=week&sort=due',
  '?news=unread',
  '?waiting=us&owner=me',
  '?domain=HOUSING&state=all',
  '?ground=ORIGIN',
  '?language=nl&channel=WEB&state=all',
  '?from=2026-01-01&state=all&sort=due&order=desc',
];
const WORDS = ['huisbaas', 'rolstoel', 'moeder arts'];

/** Works as long as the bench lasts: looks at Today and lists, opens cases, takes some, writes notes. */
export async function work(using: Using, worker: Worker): Promise<void> {
  let known: string[] = [];
  const ask = <Answer>(what: string, path: string, body?: object) =>
    asked<Answer>(using, worker, { what, path, body });
  const list = async (what: string, query: string) => {
    const found = await ask<Listed>(what, `/api/cases${query}`);
    if (found && found.cases.length > 0) known = found.cases.map(({ id }) => id);
    return found;
  };
  await wait(Math.random() * using.pauseMs);
  while (performance.now() < using.until) {
    const dice = Math.random();
    if (dice < 0.2) await ask('today', '/api/today');
    else if (dice < 0.35) await list('list', '');
    else if (dice < 0.55) await list('list filtered', pick(FILTERS));
    else if (dice < 0.65) {
      const first = await list('list', '?limit=20');
      if (first?.next) await list('list next page', `?limit=20&after=${first.next}`);
    } else if (dice < 0.68) await ask('search', '/api/cases/search', { words: pick(WORDS) });
    else if (dice < 0.7) await ask('views', '/api/views');
    else await onCase(ask, pick(known));
    await wait(using.pauseMs * (0.5 + Math.random()));
  }
}

type Ask = <Answer>(what: string, path: string, body?: object) => Promise<Answer | undefined>;

/** Opens a case; one in four times writes a note in it. */
async function onCase(ask: Ask, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const path = `/api/cases/${id}`;
  const open = await ask<{ version: number; state: string }>('case', path);
  if (!open || Math.random() > 0.25) return;
  const note = { act: 'note', version: open.version, text: 'Gebeld, neemt niet op.' };
  await ask('note', `${path}/acts`, note);
}

async function asked<Answer>(
  using: Using,
  { cookie }: Worker,
  { what, path, body }: { what: string; path: string; body?: object | undefined },
): Promise<Answer | undefined> {
  const { agent, port, cookieName, taken, wrong } = using;
  const sent = body === undefined ? '' : JSON.stringify(body);
  const outgoing = request({
    ...{ agent, host: '127.0.0.1', port, path },
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Cookie: `${cookieName}=${cookie}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(sent),
      'Sec-Fetch-Site': 'same-origin',
    },
  });
  const start = performance.now();
  outgoing.end(sent);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const times = taken.get(what) ?? [];
  taken.set(what, times);
  times.push(performance.now() - start);
  // a colleague may have been first; all else is an error
  if (answer.statusCode === 409) return undefined;
  if (answer.statusCode !== 200) wrong.push(`${what}: ${answer.statusCode}`);
  return JSON.parse(Buffer.concat(parts).toString()) as Answer;
}

function pick<Value>(values: readonly Value[]): Value {
  return values[Math.floor(Math.random() * values.length)] as Value;
}
