import { z } from 'zod';
import { type Envelope, messageIdSchema } from '../envelope.ts';
import type { ProblemCode } from '../problem.ts';
import type { DecryptionKey } from '../sealed/encryption-key.ts';
import { openContent } from '../sealed/sealed-content.ts';
import { answerSchema, questionSchema, thanksSchema } from './consultation.ts';
import { contactCardsSchema } from './contact-cards.ts';
import { partSchema } from './parts.ts';
import { sealedSchema } from './text-forms.ts';

/**
 * The form of what each class with sealed content has inside.
 * @example const isInForm = SEALED_CONTENTS['contact-cards'].safeParse(content).success;
 */
export const SEALED_CONTENTS = {
  'handover-content': partSchema,
  'consultation-question': questionSchema,
  'consultation-answer': answerSchema,
  'consultation-thanks': thanksSchema,
  'contact-cards': contactCardsSchema,
} as const;

type Contents = typeof SEALED_CONTENTS;

/**
 * What a message seals, by the class that says its form.
 * @example const isThanks = (message: SealedMessage) => message.type === 'consultation-thanks';
 */
export type SealedMessage = {
  [Type in keyof Contents]: { readonly type: Type; readonly content: z.infer<Contents[Type]> };
}[keyof Contents];

/**
 * Opened content in its declared form, or why not.
 * @example const reasonOf = (it: MessageOpening) => (it.ok ? undefined : it.reason);
 */
export type MessageOpening =
  | { readonly ok: true; readonly message: SealedMessage }
  | { readonly ok: false; readonly reason: ProblemCode };

const bodySchema = z.strictObject({
  consent: messageIdSchema.exactOptional(),
  sealed: sealedSchema,
});

/**
 * Opens what a verified message seals and checks its form. `type-unknown` for a class that seals
 * nothing, `content-unreadable` for whatever does not open.
 * @param keys - the receiver's own, old ones too: each is used in its window only
 * @example
 * const opening = await openMessage(result.message, keys);
 * if (opening.ok && opening.message.type === 'contact-cards') show(opening.message.content);
 */
export async function openMessage(
  envelope: Envelope,
  keys: readonly DecryptionKey[],
): Promise<MessageOpening> {
  const { type } = envelope;
  if (!isSealed(type)) return refuse('type-unknown');
  const body = bodySchema.safeParse(envelope.body);
  if (!body.success) return refuse('message-invalid');
  const { sealed, ...consent } = body.data;
  const opening = await openContent(sealed, { message: envelope, ...consent, keys });
  if (!opening.opened) return refuse(opening.reason);
  const parsed = SEALED_CONTENTS[type].safeParse(opening.content);
  if (!parsed.success) return refuse('message-invalid');
  // The schema was looked up by the type, which the compiler cannot follow.
  return { ok: true, message: { type, content: parsed.data } as SealedMessage };
}

function isSealed(type: string): type is keyof Contents {
  return Object.hasOwn(SEALED_CONTENTS, type);
}

function refuse(reason: ProblemCode): MessageOpening {
  return { ok: false, reason };
}
