import { randomUUID } from 'node:crypto';
import {
  digestOf,
  type EncryptionJwk,
  epochSeconds,
  type HandoverCase,
  type HandoverOffer,
  offerCase,
  sealContent,
  splitStream,
} from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import type { SignedIn } from '../access/sign-in/session.ts';
import { allows, type Consent, isPossible } from '../cases/consents/consent.ts';
import { listConsents } from '../cases/consents/consents.ts';
import { sealNote } from '../cases/note-place.ts';
import { type OpenCase, openCaseFor } from '../cases/read.ts';
import { erasureOf, holdOf } from '../cases/rights/store.ts';
import { type CaseRow, insertJournal, lockAnyCase, lockCase, updateCase } from '../cases/store.ts';
import { IN_HAND } from '../cases/workflow.ts';
import { type Aside, setAside } from '../counts/aside.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { answersPlace, type FiledAnswers } from '../vault/filing.ts';
import { sealBytes, sealText } from '../vault/seal.ts';
import type { HandoverDeps } from './dependencies.ts';
import { contentOf } from './document.ts';
import { earlierOf } from './earlier.ts';
import { type Receiver, receiverOf } from './points.ts';
import { isTooLarge, previewOf, streamsOf } from './preview.ts';
import { say } from './say.ts';
import { findHandover, insertHandoverOnce, insertPart, lockHandover } from './store.ts';

const DAY_SECONDS = 86_400;

/** What a worker offers: on which consent, why, and for how many days. */
export interface Offering {
  readonly id: string;
  readonly consent: string;
  readonly reason: HandoverOffer['reason'];
  readonly days: number;
}

/**
 * Offers a case to another point: from here on it is frozen. Everything that would go is sealed
 * for that point now, with the key that the worker's session opens, and kept until it accepts.
 * The same request sent twice offers once.
 * @throws Refusal not-found, not-let-in, case-frozen, move-not-allowed, held, consent-required,
 *   anonymous-no-contact, not-joined, too-large; changed-meanwhile for an id that stands for another
 */
export async function offerHandover(
  deps: HandoverDeps,
  { who, caseId }: { who: SignedIn; caseId: string },
  wanted: Offering,
): Promise<void> {
  const { db } = deps;
  if (await isOffered(db, wanted.id, caseId)) return;
  const found = await openCaseFor(db, who, caseId);
  const consent = await consentFor(db, found, wanted.consent);
  const to = await receiverOf(deps, consent.point.entityId);
  await db.transaction(async (tx) => {
    await lockAnyCase(tx, caseId);
    // the same request may have been under way
    if (await isOffered(tx, wanted.id, caseId)) return;
    const current = await lockToOffer(tx, caseId);
    const open = { ...found, case: current };
    await offerIn(tx, deps, {
      open,
      who,
      wanted,
      to,
      consent: await consentFor(tx, open, wanted.consent),
    });
  });
  deps.wake();
}

/** Whether this very offer was made. @throws Refusal changed-meanwhile where the id is another's */
async function isOffered(db: Db, id: string, caseId: string): Promise<boolean> {
  const row = await findHandover(db, id);
  if (row && (row.caseId !== caseId || row.side !== 'sender')) {
    throw new Refusal('changed-meanwhile');
  }
  return row !== undefined;
}

async function lockToOffer(tx: Db, caseId: string): Promise<CaseRow> {
  const current = await lockCase(tx, caseId);
  if (!current) throw new Refusal('not-found');
  const isOpen = current.state === 'RECEIVED' || IN_HAND.includes(current.state);
  const asked = await erasureOf(tx, caseId);
  if (!isOpen || (asked && asked.decidedAt === null)) throw new Refusal('move-not-allowed');
  // what must be kept here must not be erased here
  if (await holdOf(tx, caseId)) throw new Refusal('held');
  return current;
}

type PointConsent = Consent & { readonly point: NonNullable<Consent['point']> };

/** The consent on which it goes, if it holds now. @throws Refusal */
async function consentFor(db: Db, open: OpenCase, id: string): Promise<PointConsent> {
  const { filingKey } = open.open;
  if (!isPossible('SHARE_AGENCY', open.filing.anonymity)) throw new Refusal('anonymous-no-contact');
  const all = await listConsents(db, { caseId: open.case.id, filingKey });
  const consent = all.find((it) => it.id === id);
  const holds = consent?.state === 'given' && allows(all, consent);
  if (!holds || !consent.point) throw new Refusal('consent-required');
  return { ...consent, point: consent.point };
}

interface Offer {
  readonly open: OpenCase;
  readonly who: SignedIn;
  readonly wanted: Offering;
  readonly to: Receiver;
  readonly consent: PointConsent;
}

async function offerIn(tx: Db, deps: HandoverDeps, it: Offer): Promise<void> {
  const { open, wanted, to, consent, who } = it;
  const { case: current } = open;
  const { parts } = consent.point;
  const now = deps.clock.now();
  const aside = await setAside(tx, current.id);
  const earlier = await earlierOf(tx, { caseId: current.id, entityId: deps.entityId });
  const counted = countedBefore(current, aside);
  const around = { handover: wanted.id, parts, earlier, counted };
  const content = await contentOf(tx, open, around);
  const streams = streamsOf(content, parts);
  const [document] = streams;
  if (isTooLarge(streams) || !document) throw new Refusal('too-large');
  const iat = epochSeconds(now);
  const offer: HandoverOffer = {
    until: iat + wanted.days * DAY_SECONDS,
    reason: wanted.reason,
    preview: previewOf(open, content, streams),
    consent: evidenceOf(consent),
  };
  const digest = digestOf(document);
  const { state, messages } = offerCase({ until: offer.until, consent: consent.id, digest });
  await insertHandoverOnce(tx, {
    ...{ id: wanted.id, side: 'sender', peer: to.entityId, peerFacts: to.facts, state, offer },
    ...{ offeredAt: now, changedAt: now, caseId: current.id, accountId: who.accountId, aside },
    ...(await sealedHere(open, { id: wanted.id, document })),
  });
  await keepSealed(tx, {
    ...deps,
    iat,
    id: wanted.id,
    consent: consent.id,
    streams,
    to: to.key,
    peer: to.entityId,
  });
  const row = await lockHandover(tx, wanted.id);
  if (row) await say(tx, deps, { row, messages, now });
  await freeze(tx, it, now);
}

/** The case stands still; its history says to whom it was offered. */
async function freeze(tx: Db, { open, wanted, to, who }: Offer, now: Date): Promise<void> {
  const { id: caseId, state } = open.case;
  const { accountId } = who;
  const by = { caseId, accountId, filingKey: open.open.filingKey, now };
  const entry = { caseId, at: now, actorId: accountId, fromState: state, toState: state };
  const sealedNote = await sealNote(by, `→ ${to.facts.name}`);
  await insertJournal(tx, { ...entry, act: 'handover-offered', sealedNote });
  await updateCase(tx, open.case, { frozenBy: wanted.id });
  const actor = { kind: 'account', id: accountId } as const;
  await audit(tx, { at: now, actor, act: 'handover-offered', caseId, subject: wanted.id });
}

/** In what it was counted where that has left: nothing here takes it back, so nobody counts it again. */
function countedBefore(
  { closedAt }: CaseRow,
  aside: readonly Aside[],
): NonNullable<HandoverCase['counted']> {
  const has = (measure: Aside['measure']) => aside.some((it) => it.measure === measure);
  const closed = closedAt !== null && !has('closed') ? (['CLOSED'] as const) : [];
  return [...(has('received') ? [] : (['RECEIVED'] as const)), ...closed];
}

/** The evidence of the consent, without a word of anybody. */
function evidenceOf({ id, point, decidedAt, at }: PointConsent): HandoverOffer['consent'] {
  return {
    id,
    purpose: 'SHARE_AGENCY',
    for: point.entityId,
    parts: [...point.parts],
    given: epochSeconds(decidedAt ?? at),
    manner: point.channel ?? 'WEB',
    revocable_until: 'ACCEPTANCE',
  };
}

/** What stays here: the document for sealing it anew, and what will be left when it has gone. */
async function sealedHere(
  { case: { id: caseId }, filing, open }: OpenCase,
  { id, document }: { id: string; document: Uint8Array },
) {
  const nobody = { contact: null, role: open.answers.role, earlier: null, lives: null };
  const nothing = { story: '', when: '', ongoing: false, place: '', grounds: [], domain: '' };
  const rest: FiledAnswers = { caseId, ...nothing, ...nobody };
  const place = answersPlace(filing.id);
  return {
    sealedDocument: await sealBytes(open.filingKey, documentPlace(id), document),
    sealedRest: await sealText(open.filingKey, place, JSON.stringify(rest)),
  };
}

/** Where the document of a handover is sealed; authenticated with it. */
export function documentPlace(handoverId: string): string {
  return `handover/${handoverId}/document`;
}

/** Which streams are sealed for which key, under which handover. */
export interface Sealing {
  readonly id: string;
  readonly entityId: string;
  readonly peer: string;
  readonly consent: string;
  readonly iat: number;
  readonly streams: readonly Uint8Array[];
  readonly to: EncryptionJwk;
}

/** Seals every part for the message that will carry it, and keeps it. */
export async function keepSealed(tx: Db, it: Sealing): Promise<void> {
  const { id, entityId: iss, peer: aud, consent, iat, to, streams } = it;
  let seq = 0;
  for (const [stream, bytes] of streams.entries()) {
    for (const part of splitStream(stream, bytes)) {
      seq += 1;
      const jti = randomUUID();
      const type = 'handover-content';
      const message = { iss, aud, jti, iat, type, ref: id, seq } as const;
      const sealed = await sealContent({ message, consent, content: { ...part }, to });
      await insertPart(tx, { handoverId: id, jti, seq, iat: null, kid: to.kid, sealed });
    }
  }
}
