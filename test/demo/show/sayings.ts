import { randomUUID } from 'node:crypto';
import { keepAttachment } from '../../../packages/node/src/cases/attachments/attachments.ts';
import { addConsent, decideConsent } from '../../../packages/node/src/cases/consents/consents.ts';
import { answerByReporter } from '../../../packages/node/src/cases/conversation.ts';
import { giveFeedback } from '../../../packages/node/src/cases/feedback/feedback.ts';
import type { Answering } from './show-case.ts';

export function writes(text: string): Answering {
  return ({ db, by }) => answerByReporter(db, { id: randomUUID(), ...by, text });
}

/** Answers what a worker asked under this word. */
export function saysYes(word: string): Answering {
  return ({ db, by, id }) => decideConsent(db, by, { id: id(word), state: 'given' });
}

/** Agrees to something of their own accord. */
export function allows(purpose: string): Answering {
  return ({ db, by }) =>
    addConsent(db, by, { id: randomUUID(), purpose, party: null, state: 'given' });
}

export function sends(name: string, bytes: () => Uint8Array): Answering {
  return async ({ db, by }) => {
    await keepAttachment(db, { ...by, name, bytes: bytes() });
  };
}

export function looksBack(codes: readonly string[], words = ''): Answering {
  return async ({ db, by }) => {
    await giveFeedback(db, by, { codes, words });
  };
}
