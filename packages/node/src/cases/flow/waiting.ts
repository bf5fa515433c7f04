import { dayIn } from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { Act, Actor } from '../acts.ts';
import { required } from '../required.ts';
import type { CaseRow } from '../store.ts';

/** Longer than this nobody waits without looking: it comes back as something to do. */
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * The case waits for somebody else until a day, on which it comes back.
 * @throws Refusal reason-required without for whom; request-invalid for a day that is over or more
 *   than a year away
 */
export function waitUntil(
  { country, now }: Actor,
  wanted: Extract<Act, { act: 'wait' }>,
): { change: Partial<CaseRow>; note: string } {
  const { until } = wanted;
  const last = dayIn(country, new Date(now.getTime() + LONGEST_DAYS * DAY_MS));
  if (until < dayIn(country, now) || until > last) throw new Refusal('request-invalid');
  return { change: { waitingUntil: until }, note: required(wanted.note) };
}
