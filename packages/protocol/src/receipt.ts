import { z } from 'zod';
import { decodeBase64url } from './base64url.ts';
import { entityIdSchema } from './entity-id.ts';
import {
  CLOCK_SKEW_SECONDS,
  epochSeconds,
  epochSecondsSchema,
  MESSAGE_CLASSES,
  messageIdSchema,
} from './envelope.ts';
import { isSignedBy, readJws, signJws } from './jws.ts';
import type { SigningKey } from './keys.ts';
import type { ProblemCode } from './problem.ts';
import type { FindKey } from './verify.ts';

/**
 * The most bytes that a receipt may have.
 * @example const isTooLarge = bytes.byteLength > MAX_RECEIPT_BYTES;
 */
export const MAX_RECEIPT_BYTES = 8192;

const digestSchema = z.string().refine((text) => decodeBase64url(text)?.byteLength === 32);

const receiptSchema = z.strictObject({
  iss: entityIdSchema,
  aud: entityIdSchema,
  jti: messageIdSchema,
  iat: epochSecondsSchema,
  received: z.strictObject({ iss: entityIdSchema, jti: messageIdSchema, digest: digestSchema }),
});

/**
 * What a receipt says: this message, these bytes, were received and have had their effect.
 * @example const isFor = (receipt: Receipt, jti: string) => receipt.received.jti === jti;
 */
export type Receipt = z.infer<typeof receiptSchema>;

/**
 * A receipt to be signed, and the key to do it with.
 * @example const request: ReceiptRequest = { key, iss, aud, jti, iat, received };
 */
export interface ReceiptRequest extends Receipt {
  readonly key: SigningKey;
}

/**
 * Signs the receipt for a message whose effect is stored. It has no end: it is evidence.
 * @throws TypeError when the members are not those of a receipt
 * @example
 * await signReceipt({ key, iss: me, aud: message.iss, jti: crypto.randomUUID(), iat,
 *   received: { iss: message.iss, jti: message.jti, digest } });
 */
export async function signReceipt({ key, ...members }: ReceiptRequest): Promise<string> {
  const parsed = receiptSchema.safeParse(members);
  if (!parsed.success || parsed.data.aud !== parsed.data.received.iss) {
    throw new TypeError('Not the members of a receipt');
  }
  return signJws(key, MESSAGE_CLASSES.receipt.typ, parsed.data);
}

/**
 * What was sent to whom, and with whose keys to verify the answer.
 * @example const options: VerifyReceiptOptions = { now, findKey, sent: { jti, digest, audience } };
 */
export interface VerifyReceiptOptions {
  readonly now: Date;
  readonly findKey: FindKey;
  readonly sent: {
    readonly jti: string;
    /** The digest of the envelope, as {@link signEnvelope} gave it. */
    readonly digest: string;
    /** The `aud` of the envelope, who alone can sign its receipt. */
    readonly audience: string;
  };
}

/**
 * A verified receipt, or the reason of the refusal.
 * @example const isDelivered = (it: ReceiptVerification) => it.verified;
 */
export type ReceiptVerification =
  | { readonly verified: true; readonly receipt: Receipt }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies that a receipt was signed by the node the message was sent to, for exactly the bytes
 * that were sent. Only then is the message delivered.
 * @throws whatever `findKey` throws, nothing else
 * @example
 * const result = await verifyReceipt(compact, { now, findKey, sent: { jti, digest, audience } });
 */
export async function verifyReceipt(
  compact: string,
  { now, findKey, sent }: VerifyReceiptOptions,
): Promise<ReceiptVerification> {
  if (compact.length > MAX_RECEIPT_BYTES) return refuse('receipt-invalid');
  const jws = readJws(compact, (typ) => typ === MESSAGE_CLASSES.receipt.typ);
  if (typeof jws === 'string') return refuse(jws);
  const parsed = receiptSchema.safeParse(jws.payload);
  if (!parsed.success) return refuse('receipt-invalid');
  const receipt = parsed.data;
  if (receipt.iss !== sent.audience) return refuse('receipt-invalid');

  const key = await findKey(receipt.iss, jws.kid);
  if (typeof key === 'string') return refuse(key);
  if (!(await isSignedBy(key, jws))) return refuse('signature-invalid');

  const { received } = receipt;
  const fits =
    received.jti === sent.jti && received.digest === sent.digest && received.iss === receipt.aud;
  if (!fits) return refuse('receipt-invalid');
  if (receipt.iat > epochSeconds(now) + CLOCK_SKEW_SECONDS) return refuse('issued-in-future');
  return { verified: true, receipt };
}

function refuse(reason: ProblemCode): ReceiptVerification {
  return { verified: false, reason };
}
