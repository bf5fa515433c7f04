import {
  entityIdSchema,
  type FindKey,
  MEMBER_MARK,
  type PresentedMark,
  verifyTrustMark,
} from '@nabij/protocol';
import { z } from 'zod';

/** What can be wrong with a mark of membership, in the words of a closed list. */
export const MARK_FAULTS = [
  'missing',
  'other-issuer',
  'other-subject',
  'ended',
  'clock',
  'not-verifiable',
] as const;

export type MarkFault = (typeof MARK_FAULTS)[number];

/** A mark of membership as it was found. Where something is wrong, what it says is only its word. */
export interface JudgedMark {
  readonly issuer: string | null;
  readonly givenAt: Date | null;
  readonly until: Date | null;
  /** Null for a mark that holds. */
  readonly fault: MarkFault | null;
}

/** Whose mark it should be, about whom, and with which keys. */
export interface MarkExpected {
  readonly subject: string;
  readonly issuers: readonly string[];
  readonly findKey: FindKey;
  readonly now: Date;
}

const claimsSchema = z.object({
  iss: entityIdSchema,
  sub: z.string(),
  iat: z.number(),
  exp: z.number(),
});

const NONE: JudgedMark = { issuer: null, givenAt: null, until: null, fault: 'missing' };

/** The mark of membership among those that a node shows. */
export function memberMarkIn(marks: readonly PresentedMark[]): string | undefined {
  return marks.find(({ trust_mark_type: type }) => type === MEMBER_MARK)?.trust_mark;
}

/** Whether a mark of membership holds; if not, why, as far as people can do something about it. */
export async function judgeMark(
  mark: string | undefined,
  { subject, issuers, findKey, now }: MarkExpected,
): Promise<JudgedMark> {
  if (mark === undefined) return NONE;
  const verdict = await verifyTrustMark(mark, {
    ...{ type: MEMBER_MARK, subject, findKey, now },
    issuers: new Map([[MEMBER_MARK, issuers]]),
  });
  const claims = claimsOf(mark);
  const said = {
    issuer: claims?.iss ?? null,
    givenAt: claims ? moment(claims.iat) : null,
    until: claims ? moment(claims.exp) : null,
  };
  if (verdict.verified) return { ...said, fault: null };
  if (verdict.reason === 'trust-mark-invalid') {
    const isOthers = claims !== undefined && claims.sub !== subject;
    return { ...said, fault: isOthers ? 'other-subject' : 'not-verifiable' };
  }
  return { ...said, fault: FAULTS.get(verdict.reason) ?? 'not-verifiable' };
}

const FAULTS: ReadonlyMap<string, MarkFault> = new Map([
  ['trust-mark-issuer-wrong', 'other-issuer'],
  ['issuer-unknown', 'other-issuer'],
  ['expired', 'ended'],
  ['issued-in-future', 'clock'],
]);

/** Nobody vouches for these claims until the mark is verified: they only explain. */
function claimsOf(mark: string): z.infer<typeof claimsSchema> | undefined {
  try {
    const payload = Buffer.from(mark.split('.')[1] ?? '', 'base64url').toString();
    return claimsSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

function moment(seconds: number): Date | null {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? null : at;
}
