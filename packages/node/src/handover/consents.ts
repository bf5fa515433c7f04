import { z } from '@hono/zod-openapi';
import type { SignedIn } from '../access/sign-in/session.ts';
import { allows, type Consent, isPossible } from '../cases/consents/consent.ts';
import { addConsent, listConsents } from '../cases/consents/consents.ts';
import { type OpenCase, openCaseFor } from '../cases/read.ts';
import { IN_HAND } from '../cases/workflow.ts';
import { requireChoosable } from '../system/codes/choosable.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { HandoverDeps } from './dependencies.ts';
import { knownPoint } from './points.ts';

/** A consent to a handover as a worker asks for it or notes it. */
export interface WantedConsent {
  readonly id: string;
  readonly to: string;
  readonly parts: readonly string[];
  readonly state: 'asked' | 'given';
  /** How a worker heard it: a code of `channel`. */
  readonly manner?: string | undefined;
  /** On which day, `YYYY-MM-DD`. */
  readonly givenOn?: string | undefined;
  readonly words?: string | undefined;
}

export const consentSchema = z
  .object({
    id: z.string(),
    to: z.object({ entityId: z.string(), name: z.string() }),
    parts: z.array(z.string()),
    state: z.enum(['asked', 'given', 'refused', 'withdrawn']),
    manner: z.string().nullable().openapi({ description: 'a code of channel; WEB: with the code' }),
    at: z.string(),
    decidedAt: z.string().nullable(),
    mayOffer: z.boolean(),
  })
  .openapi('HandoverConsent');

export type ShownConsent = z.infer<typeof consentSchema>;

/**
 * Asks the reporter on their page, or notes what they said, with how and when: for this point and
 * these parts of the case. The same request sent twice does it once.
 * @throws Refusal not-found, not-let-in, case-frozen, anonymous-no-contact, not-joined,
 *   reason-required, request-invalid; changed-meanwhile for an id that stands for another
 */
export async function setHandoverConsent(
  deps: HandoverDeps,
  { who, caseId }: { who: SignedIn; caseId: string },
  wanted: WantedConsent,
): Promise<ShownConsent> {
  const { db, clock, news } = deps;
  const now = clock.now();
  const { id, to, state, words, manner: channel } = wanted;
  const parts = [...new Set(wanted.parts)].sort();
  requireChoosable('case_part', parts, { now });
  if (parts.length === 0) throw new Refusal('request-invalid');
  if (state === 'given' && !channel) throw new Refusal('reason-required');
  if (channel !== undefined) requireChoosable('channel', [channel], { now });
  const { name } = await knownPoint(deps, to);
  const open = await openCaseFor(db, who, caseId);
  const { filingKey } = open.open;
  const by = { caseId, filingKey, accountId: who.accountId, now, ...(news ? { news } : {}) };
  const noted = state === 'given' && channel !== undefined;
  await addConsent(db, by, {
    ...{ id, purpose: 'SHARE_AGENCY', party: name, state },
    point: { entityId: to, parts, ...(noted ? { channel } : {}) },
    ...(noted ? { manner: words?.trim() || channel, decidedAt: givenAt(wanted, now) } : {}),
  });
  const shown = await handoverConsents(db, open);
  // one that was there already stands for it
  const same = shown.filter((it) => it.to.entityId === to && it.parts.join() === parts.join());
  const found = shown.find((it) => it.id === id) ?? same.at(-1);
  if (!found) throw new Refusal('changed-meanwhile');
  return found;
}

/** The beginning of the day on which it was said. @throws Refusal request-invalid for one to come */
function givenAt({ givenOn }: WantedConsent, now: Date): Date {
  if (givenOn === undefined) return now;
  const day = new Date(`${givenOn}T00:00:00Z`);
  // a day here may have begun before it began in UTC
  const isToCome = day.getTime() > now.getTime() + 14 * 3_600_000;
  if (Number.isNaN(day.getTime()) || isToCome) throw new Refusal('request-invalid');
  return day < now ? day : now;
}

/** Every consent of a case that is about a handover, the first one first. @throws SealBroken */
export async function handoverConsents(db: Db, open: OpenCase): Promise<ShownConsent[]> {
  const { case: it, filing } = open;
  const all = await listConsents(db, { caseId: it.id, filingKey: open.open.filingKey });
  const isOpen = it.frozenBy === null && (it.state === 'RECEIVED' || IN_HAND.includes(it.state));
  const mayGo = isOpen && isPossible('SHARE_AGENCY', filing.anonymity);
  return all.flatMap((consent) => {
    const { point } = consent;
    if (!point) return [];
    return [shownConsent({ ...consent, point }, mayGo && allows(all, consent))];
  });
}

function shownConsent(
  { id, party, point, state, at, ...it }: Consent & { point: NonNullable<Consent['point']> },
  allowed: boolean,
): ShownConsent {
  const decided = it.withdrawnAt ?? it.decidedAt;
  return {
    id,
    to: { entityId: point.entityId, name: party ?? point.entityId },
    parts: [...point.parts],
    state,
    manner: state === 'asked' ? null : (point.channel ?? 'WEB'),
    at: at.toISOString(),
    decidedAt: decided?.toISOString() ?? null,
    mayOffer: allowed && state === 'given',
  };
}
