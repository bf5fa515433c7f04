import { setTimeout as pause } from 'node:timers/promises';
import { ENVELOPE_MEDIA_TYPE } from '@nabij/protocol';
import type { Target } from './case.ts';
import { type Answer, type Asked, ask } from './wire.ts';

const TRIES = 5;
const LONGEST_MS = 10_000;

/** Sends bytes to the inbox, as an envelope unless it is said otherwise. */
export function post(target: Target, body: Asked['body'], changes: Partial<Asked> = {}) {
  return ask({
    url: target.inbox,
    method: 'POST',
    headers: { 'content-type': ENVELOPE_MEDIA_TYPE },
    ...(body === undefined ? {} : { body }),
    ...changes,
  });
}

/** The same, and waits where the node says that this is too much at once. */
export async function postPatiently(target: Target, envelope: string): Promise<Answer> {
  for (let left = TRIES; ; left -= 1) {
    const answer = await post(target, envelope);
    if (answer.status !== 429 || left === 0) return answer;
    const seconds = Number(answer.headers['retry-after'] ?? 1);
    await pause(Math.min(LONGEST_MS, Math.max(0, seconds * 1000) || 1000));
  }
}
