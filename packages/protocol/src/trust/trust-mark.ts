import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';
import { CLOCK_SKEW_SECONDS, epochSeconds, epochSecondsSchema } from '../envelope.ts';
import { isSignedBy, readJws, signJws } from '../jws.ts';
import type { SigningKey } from '../keys.ts';
import type { ProblemCode } from '../problem.ts';
import type { FindKey } from '../verify.ts';
import type { TrustMarkIssuers } from './trust-chain.ts';
import { MAX_TRUST_MARK_BYTES, trustMarkTypeSchema } from './trust-mark-claims.ts';

const TRUST_MARK_TYP = 'trust-mark+jwt';

/**
 * The media type of a trust mark (OpenID Federation 1.0, section 8.6).
 * @example answer.headers.get('content-type') === TRUST_MARK_MEDIA_TYPE;
 */
export const TRUST_MARK_MEDIA_TYPE = 'application/trust-mark+jwt';

/**
 * The mark of a node that two people admitted, and that is a member now.
 * @example const shown = entity.trustMarks.find((it) => it.trust_mark_type === MEMBER_MARK);
 */
export const MEMBER_MARK = 'urn:nabij:trust-mark:member';

const markSchema = z.object({
  iss: entityIdSchema,
  sub: entityIdSchema,
  trust_mark_type: trustMarkTypeSchema,
  iat: epochSecondsSchema,
  // Must be there: nobody here asks an issuer whether a mark without an end still holds.
  exp: epochSecondsSchema,
  // Marks in the name of an owner are not taken: owners are not looked for.
  delegation: z.never().exactOptional(),
  crit: z.never().exactOptional(),
});

/**
 * What a trust mark says: `iss` found that `sub` is of this kind.
 * @example const mark: TrustMark = { iss, sub, trust_mark_type: MEMBER_MARK, iat, exp };
 */
export type TrustMark = Omit<z.infer<typeof markSchema>, 'delegation' | 'crit'>;

/**
 * A trust mark to be signed, and the key to do it with.
 * @example
 * const request: TrustMarkRequest = { key, iss, sub, trust_mark_type: MEMBER_MARK, iat, exp };
 */
export interface TrustMarkRequest extends TrustMark {
  readonly key: SigningKey;
}

/**
 * Signs a trust mark (OpenID Federation 1.0, section 7). It is for the subject to show.
 * @throws TypeError when others would refuse it
 * @example
 * await signTrustMark({ key, iss: 'https://regio.example', sub: 'https://klein.example',
 *   trust_mark_type: 'https://regio.example/marks/trained', iat, exp: iat + 90 * 86_400 });
 */
export async function signTrustMark({ key, ...members }: TrustMarkRequest): Promise<string> {
  const parsed = markSchema.safeParse(members);
  if (!parsed.success || members.exp <= members.iat) {
    throw new TypeError('Not the members of a trust mark');
  }
  return signJws(key, TRUST_MARK_TYP, { ...members });
}

/**
 * Who shows which mark, whose marks hold, with whose keys to verify, and when.
 * @example
 * const options: VerifyTrustMarkOptions = { type: MEMBER_MARK, subject, issuers, findKey, now };
 */
export interface VerifyTrustMarkOptions {
  readonly type: string;
  /** The entity id of whoever shows the mark. */
  readonly subject: string;
  /** As the anchor states them: {@link TrustedEntity.trustMarkIssuers}. */
  readonly issuers: TrustMarkIssuers;
  /** Keys of an issuer that is trusted: those of {@link TrustedEntity.keys}. */
  readonly findKey: FindKey;
  readonly now: Date;
}

/**
 * A verified trust mark, or the reason of the refusal.
 * @example const issuerOf = (it: TrustMarkVerification) => (it.verified ? it.mark.iss : undefined);
 */
export type TrustMarkVerification =
  | { readonly verified: true; readonly mark: TrustMark }
  | { readonly verified: false; readonly reason: ProblemCode };

/**
 * Verifies that a mark of this kind was given to the subject by somebody whose marks hold.
 * @param jwt - one JavaScript character per byte
 * @throws whatever `findKey` throws, nothing else
 * @example
 * await verifyTrustMark(trust_mark, { type: trust_mark_type, subject: entity.subject,
 *   issuers: entity.trustMarkIssuers, findKey, now });
 */
export async function verifyTrustMark(
  jwt: string,
  { type, subject, issuers, findKey, now }: VerifyTrustMarkOptions,
): Promise<TrustMarkVerification> {
  if (jwt.length > MAX_TRUST_MARK_BYTES) return refuse('trust-mark-invalid');
  const jws = readJws(jwt, (typ) => typ === TRUST_MARK_TYP);
  if (typeof jws === 'string') return refuse('trust-mark-invalid');
  const parsed = markSchema.safeParse(jws.payload);
  if (!parsed.success) return refuse('trust-mark-invalid');
  const mark = parsed.data;
  if (mark.trust_mark_type !== type || mark.sub !== subject) return refuse('trust-mark-invalid');
  const allowed = issuers.get(type);
  const isAllowed = allowed?.length === 0 || allowed?.includes(mark.iss);
  if (!isAllowed) return refuse('trust-mark-issuer-wrong');

  const key = await findKey(mark.iss, jws.kid);
  if (typeof key === 'string') return refuse(key);
  if (!(await isSignedBy(key, jws))) return refuse('signature-invalid');

  const seconds = epochSeconds(now);
  if (mark.iat > seconds + CLOCK_SKEW_SECONDS) return refuse('issued-in-future');
  if (mark.exp <= mark.iat || mark.exp <= seconds) return refuse('expired');
  return { verified: true, mark };
}

function refuse(reason: ProblemCode): TrustMarkVerification {
  return { verified: false, reason };
}
