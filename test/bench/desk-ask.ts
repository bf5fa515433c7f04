import { once } from 'node:events';
import { type Agent, type IncomingMessage, request } from 'node:http';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import type { Times } from './desk-times.ts';
import { LEAD } from './vault-point.ts';

/** The point that is asked, and what comes of it. */
export interface Desk {
  readonly agent: Agent;
  readonly port: number;
  /** From asking to the last byte, as whoever waits for it sees it. */
  readonly seen: Times;
  /** Answers that no worker should ever see, and how often. */
  readonly wrong: Map<string, number>;
  /** What else happened, by name: a colleague was first, a live line was opened. */
  readonly counts: Map<string, number>;
}

/** What is sent along; without a body it is a GET. */
export interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: object;
  /** The window asks by itself: nobody pressed anything. */
  readonly background?: boolean;
}

/** Asks the point as somebody who is signed in; undefined where it did not say yes. */
export type Ask = <Answer>(what: string, path: string, sent?: Sent) => Promise<Answer | undefined>;

/** By which the server knows under which name to keep its own time. */
export const NAMED = 'bench-what';

export function note(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Somebody's browser: asks with their cookie, and keeps how long it took. */
export function asker(desk: Desk, cookie: string): Ask {
  return async <Answer>(what: string, path: string, sent: Sent = {}) => {
    const { status, bytes, type } = await send(desk, { what, path, cookie, ...sent }).catch(fell);
    const answer = type.includes('json') ? (JSON.parse(bytes.toString()) as Answer) : undefined;
    if (status >= 200 && status < 300) return answer;
    const problem = String((answer as { type?: string } | undefined)?.type)
      .split(':')
      .at(-1);
    // between two people on one case one is first: that is no error, and it is counted
    if (problem === 'changed-meanwhile') note(desk.counts, 'a colleague was first');
    else note(desk.wrong, `${what}: ${status} ${problem}`);
    return undefined;
  };
}

/** Signs somebody in as people do, with the password and a code. @returns their cookies */
export async function signIn(desk: Desk, login: string): Promise<string> {
  const { password, totpSecret } = LEAD;
  const first = await send(desk, {
    ...{ what: 'sign in', path: '/api/session', body: { login, password } },
  });
  const code = totpCode(totpSecret, new Date());
  const second = await send(desk, {
    ...{ what: 'second step', path: '/api/session/second-factor', cookie: first.cookie },
    body: { kind: 'totp', code },
  });
  if (second.status !== 200) throw new Error(`${login}: ${first.status}, ${second.status}`);
  return second.cookie;
}

interface Asking extends Sent {
  readonly what: string;
  readonly path: string;
  readonly cookie?: string;
}

async function send({ agent, port, seen }: Desk, asking: Asking) {
  const { what, path, cookie = '', body, background } = asking;
  const text = body === undefined ? '' : JSON.stringify(body);
  const outgoing = request({
    ...{ agent, host: '127.0.0.1', port, path },
    method: asking.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      Cookie: cookie,
      'Sec-Fetch-Site': 'same-origin',
      [NAMED]: what,
      ...(background && { 'nabij-background': '1' }),
      ...(body && {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
      }),
    },
  });
  const start = performance.now();
  outgoing.end(text);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  seen.add(what, performance.now() - start);
  const { statusCode: status = 0, headers } = answer;
  const given = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
  const type = headers['content-type'] ?? '';
  return { status, type, bytes: Buffer.concat(parts), cookie: given.join('; ') };
}

/** No answer at all. */
function fell(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  const bytes = Buffer.from(JSON.stringify({ type: String(code) }));
  return { status: 0, type: 'json', bytes, cookie: '' };
}
