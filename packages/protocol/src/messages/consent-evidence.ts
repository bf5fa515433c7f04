import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';
import { epochSecondsSchema, messageIdSchema } from '../envelope.ts';
import { codeSchema, codesSchema } from './text-forms.ts';

/**
 * That the reporter agreed: to what, for which point, when and in what manner. It names nobody,
 * and it can be taken back until the sender learns that the offer was accepted (GDPR, art. 7(3)).
 * @example const isInForm = consentEvidenceSchema.safeParse(evidence).success;
 */
export const consentEvidenceSchema = z.strictObject({
  id: messageIdSchema,
  purpose: z.literal('SHARE_AGENCY'),
  /** The point that the reporter agreed to; nobody else may take the case. */
  for: entityIdSchema,
  /** What of the case may go there. */
  parts: codesSchema('case_part', 20).refine((parts) => parts.length > 0),
  given: epochSecondsSchema,
  /** How the reporter said so: `WEB` is by themselves, with their code. */
  manner: codeSchema('channel'),
  revocable_until: z.literal('ACCEPTANCE'),
});

/**
 * The evidence of a consent, as an offer carries it.
 * @example const covers = (consent: ConsentEvidence) => consent.parts.includes('FILES');
 */
export type ConsentEvidence = z.infer<typeof consentEvidenceSchema>;
