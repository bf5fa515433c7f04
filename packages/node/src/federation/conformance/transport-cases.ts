import { gzipSync } from 'node:zlib';
import { ENVELOPE_MEDIA_TYPE, MAX_ENVELOPE_BYTES } from '@nabij/protocol';
import { type Case, said, type Target } from './case.ts';
import { refusal } from './envelope-cases.ts';
import { post } from './post.ts';
import { type Answer, type Asked, ask } from './wire.ts';

const MEGABYTE = 1_048_576;
const HUGE = 64 * MEGABYTE;
/** What may have left before an answer comes: it fills the buffers of both ends and between. */
const BUFFERED = 16 * MEGABYTE;
/** A byte a second, a little longer than anybody may wait. */
const DROPS = 32;
const SLOW_MS = 30_000;

const jose = { 'content-type': ENVELOPE_MEDIA_TYPE };
const TOO_LARGE = refusal('envelope-too-large');
const MEDIA_TYPE = refusal('media-type');
const MALFORMED = refusal('envelope-malformed');
const NOT_TAKEN = refusal('method-not-allowed');

function inboxCase(
  name: string,
  expected: string,
  send: (target: Target) => Promise<Answer>,
): Case {
  return { name, expected, needs: 'anybody', run: async (target) => said(await send(target)) };
}

const withHeaders = (headers: Asked['headers']) => (target: Target) =>
  post(target, 'e30.e30.AAAA', { headers: headers ?? {} });

/** How bytes come to an inbox: their kind, their size and their pace. */
export function transportCases(): Case[] {
  return [
    inboxCase('media-type-json', MEDIA_TYPE, withHeaders({ 'content-type': 'application/json' })),
    inboxCase('media-type-none', MEDIA_TYPE, withHeaders({})),
    inboxCase('encoding-gzip', MEDIA_TYPE, withHeaders({ ...jose, 'content-encoding': 'gzip' })),
    inboxCase('gzip-bomb', MEDIA_TYPE, (target) =>
      post(target, bomb(), { headers: { ...jose, 'content-encoding': 'gzip' } }),
    ),
    inboxCase('gzip-bomb-unsaid', MALFORMED, (target) => post(target, bomb())),
    ...['GET', 'PUT', 'DELETE'].map((method) =>
      inboxCase(`method-${method.toLowerCase()}`, NOT_TAKEN, ({ inbox }) =>
        ask({ url: inbox, method }),
      ),
    ),
    inboxCase('size-most', MALFORMED, (target) => post(target, filler(MAX_ENVELOPE_BYTES))),
    inboxCase('size-one-more', TOO_LARGE, (target) => post(target, filler(MAX_ENVELOPE_BYTES + 1))),
    inboxCase('size-one-more-in-pieces', TOO_LARGE, (target) =>
      post(target, [filler(MAX_ENVELOPE_BYTES), filler(1)]),
    ),
    hugeCase('size-64-mb', {}),
    hugeCase('size-64-mb-announced', { 'content-length': String(HUGE) }),
    repeatsNothing,
  ];
}

const filler = (bytes: number) => Buffer.alloc(bytes, 'e');

const bomb = () => gzipSync(Buffer.alloc(HUGE));

function* huge(): Iterable<Uint8Array> {
  const piece = filler(65_536);
  for (let bytes = 0; bytes < HUGE; bytes += piece.length) yield piece;
}

function hugeCase(name: string, headers: Readonly<Record<string, string>>): Case {
  return {
    name,
    expected: 'ended unread',
    needs: 'anybody',
    run: async (target) => {
      const answer = await post(target, huge(), { headers: { ...jose, ...headers } });
      // an answer to what is not read to its end may get lost with the connection
      const isRefused = answer.status === undefined || said(answer) === TOO_LARGE;
      return isRefused && answer.sent < BUFFERED ? 'ended unread' : `${said(answer)}, read`;
    },
  };
}

function* drops(): Iterable<Uint8Array> {
  for (let at = 0; at < DROPS; at += 1) yield filler(1);
}

/** A byte a second: the node ends it, however it says so, and meanwhile answers others. */
export const slowBody: Case = {
  name: 'slow-body',
  expected: 'ended in 30 s, others answered',
  needs: 'anybody',
  run: async (target) => {
    const dripping = Array.from({ length: 20 }, () => post(target, drops(), { pause: 1_000 }));
    const other = await post(target, 'e30.e30.AAAA');
    const others = other.status === undefined ? 'others not' : 'others answered';
    const ends = await Promise.all(dripping);
    const isEnded = ends.every(({ ms, sent }) => ms <= SLOW_MS && sent < DROPS);
    return `${isEnded ? 'ended in 30 s' : 'not ended in 30 s'}, ${others}`;
  },
};

const repeatsNothing: Case = {
  name: 'repeats-nothing',
  expected: 'nothing of it',
  needs: 'anybody',
  run: async (target) => {
    const answer = await post(target, 'kanarie.kanarie.kanarie');
    const shown = JSON.stringify(answer.headers) + answer.body.toString();
    return shown.includes('kanarie') ? 'it again' : 'nothing of it';
  },
};
