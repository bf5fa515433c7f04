import type { JsonObject, MessageType } from '@nabij/protocol';
import { type AuditAct, audit } from '../access/audit/audit.ts';
import { enqueueSealed } from '../federation/sealed/enqueue-sealed.ts';
import { trustedPoint } from '../federation/trust/trusted-point.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { OpenBox } from '../vault/box.ts';
import type { ConsultingDeps } from './dependencies.ts';
import {
  consultationRow,
  insertConsultation,
  lockSending,
  nameOf,
  updateConsultation,
} from './store.ts';
import { type Consultation, openConsultation, sealConsultation, type Words } from './words.ts';

/** Who consults, and the team's box, opened. */
export interface ConsultingBy {
  readonly accountId: string;
  readonly box: OpenBox;
  readonly now: Date;
}

/** A question to another point; nothing in it says who it is about. */
export interface Question {
  /** Made by the page: the same sent twice is asked once. */
  readonly id: string;
  /** Entity id of the other point. */
  readonly to: string;
  /** The colleague there whom it is for. */
  readonly colleague?: string | undefined;
  readonly subject?: string | undefined;
  readonly question: string;
}

/**
 * Asks another point.
 * @throws Refusal changed-meanwhile when the id stands for something else; no-key-to-seal; what
 *   `trustedPoint` says of a point that nobody vouches for now
 */
export async function ask(deps: ConsultingDeps, by: ConsultingBy, asked: Question): Promise<void> {
  const { id, colleague: to, subject, question } = asked;
  const from = await nameOf(deps.db, by.accountId);
  const words = {
    from,
    ...(to === undefined ? {} : { to }),
    ...(subject === undefined ? {} : { subject }),
    question,
  };
  const peer = await trustedPoint(deps, asked.to);
  await deps.db.transaction(async (tx) => {
    await lockSending(tx, id);
    const row = await consultationRow(tx, id);
    if (row) {
      const known = await openConsultation(by.box.key, row);
      const isSame = known.side === 'asker' && known.peer === asked.to;
      if (isSame && known.words.question === question) return;
      throw new Refusal('changed-meanwhile');
    }
    const order = { ref: id, seq: 0 };
    const outgoing = { to: peer, type: 'consultation-question', content: words, order } as const;
    const { jti } = await enqueueSealed(tx, deps, { ...outgoing, now: by.now });
    const facts = { id, side: 'asker', peer: asked.to, state: 'asked', sent: jti } as const;
    const times = { askedAt: by.now, changedAt: by.now };
    const sealed = await sealConsultation(by.box.key, { ...facts, ...times, words });
    await insertConsultation(tx, sealed);
    await note(tx, by, { act: 'consultation-asked', id });
  });
  deps.wake();
}

/** Answers a question, once. @throws Refusal not-found, changed-meanwhile; as {@link ask} */
export async function answer(
  deps: ConsultingDeps,
  by: ConsultingBy,
  { id, text }: { id: string; text: string },
): Promise<void> {
  const from = await nameOf(deps.db, by.accountId);
  const at = by.now.toISOString();
  await reply(deps, by, {
    id,
    side: 'asked',
    // a second answer, and one after the thanks, would say something that nobody reads
    from: 'asked',
    said: ({ words }) => words.answer,
    step: { state: 'answered', words: { answer: { from, text, at } } },
    message: { type: 'consultation-answer', content: { from, answer: text }, seq: 0 },
    act: 'consultation-answered',
  });
}

/** Thanks for an answer, with which it is over. @throws Refusal as {@link answer} */
export async function thank(
  deps: ConsultingDeps,
  by: ConsultingBy,
  { id, text }: { id: string; text: string },
): Promise<void> {
  const from = await nameOf(deps.db, by.accountId);
  const content = { from, ...(text === '' ? {} : { thanks: text }) };
  const at = by.now.toISOString();
  await reply(deps, by, {
    id,
    side: 'asker',
    from: 'answered',
    said: ({ words }) => words.thanks,
    step: { state: 'thanked', words: { thanks: { from, text, at } } },
    message: { type: 'consultation-thanks', content, seq: 1 },
    act: 'consultation-thanked',
  });
}

interface Reply {
  readonly id: string;
  /** Who may say it, and when. */
  readonly side: Consultation['side'];
  readonly from: Consultation['state'];
  /** What was said of this already. */
  readonly said: (it: Consultation) => { from: string; text: string } | undefined;
  readonly step: { readonly state: Consultation['state']; readonly words: Partial<Words> };
  readonly message: {
    readonly type: MessageType;
    readonly content: JsonObject;
    readonly seq: number;
  };
  readonly act: AuditAct;
}

async function reply(deps: ConsultingDeps, by: ConsultingBy, it: Reply): Promise<void> {
  const { id, message, step } = it;
  const found = await consultationRow(deps.db, id);
  if (found?.side !== it.side) throw new Refusal('not-found');
  const to = await trustedPoint(deps, found.peer);
  await deps.db.transaction(async (tx) => {
    const row = await consultationRow(tx, id, 'locked');
    if (!row) throw new Refusal('not-found');
    const { words, ...facts } = await openConsultation(by.box.key, row);
    if (facts.state !== it.from) {
      const [before, now] = [
        it.said({ words, ...facts }),
        it.said({ ...facts, words: { ...words, ...step.words } }),
      ];
      if (before && before.from === now?.from && before.text === now.text) return;
      throw new Refusal('changed-meanwhile');
    }
    const { type, content, seq } = message;
    const outgoing = { to, type, content, order: { ref: id, seq }, now: by.now };
    const { jti: sent } = await enqueueSealed(tx, deps, outgoing);
    const next = { ...facts, state: step.state, changedAt: by.now, sent };
    const sealed = await sealConsultation(by.box.key, {
      ...next,
      words: { ...words, ...step.words },
    });
    await updateConsultation(tx, sealed);
    await note(tx, by, { act: it.act, id });
  });
  deps.wake();
}

async function note(tx: Db, by: ConsultingBy, { act, id }: { act: AuditAct; id: string }) {
  const actor = { kind: 'account', id: by.accountId } as const;
  await audit(tx, { at: by.now, actor, act, subject: id });
}
