import { ENTITY_CONFIGURATION_PATH, type OkpJwk, type SigningKey } from '@nabij/protocol';
import { z } from 'zod';
import { readStatement, signStatement } from '../../system/statement.ts';
import { type FilingProof, filingProof } from '../../vault/receipt-proof.ts';
import type { OpenReport } from '../follow/open-report.ts';

const TYP = 'nabij-receipt+jwt';
const digest = z.string().regex(/^[\w-]{43}$/);

const claimsSchema = z.strictObject({
  iss: z.url({ protocol: /^https?$/ }).max(2048),
  iat: z.int(),
  name: z.string(),
  number: z.int().positive(),
  received: z.iso.datetime(),
  filing: digest,
  content: digest,
});

/** What a point states about a filing that it received: nothing personal, nothing secret. */
export type ReceiptClaims = z.infer<typeof claimsSchema>;

/** Who signs a receipt: a point, by its address and its name. */
export interface Signer {
  readonly key: SigningKey;
  readonly point: { readonly url: string; readonly name: string };
}

/**
 * The signed receipt of a filing: a compact JWS (RFC 7515), as docs/receipt.md describes it. The
 * same filing gives the same bytes again, for as long as the point keeps its key and its name.
 */
export async function signReceipt(
  { key, point }: Signer,
  report: OpenReport,
  code: string,
): Promise<string> {
  const { number, receivedAt } = report.case;
  const proof: FilingProof = filingProof(code, report.open.answers);
  const claims: ReceiptClaims = {
    iss: point.url,
    iat: Math.floor(receivedAt.getTime() / 1000),
    name: point.name,
    number,
    received: receivedAt.toISOString(),
    ...proof,
  };
  return signStatement(key, TYP, claims);
}

/** What came of reading a receipt. */
export type ReadReceipt =
  | { readonly kind: 'genuine'; readonly claims: ReceiptClaims }
  /** Under a key that was stolen since: whoever has that key can make one, too. */
  | { readonly kind: 'doubtful'; readonly claims: ReceiptClaims }
  /** Says that another point made it; whether that is true only that point's key tells. */
  | { readonly kind: 'other'; readonly iss: string }
  | { readonly kind: 'false' }
  | { readonly kind: 'unreadable' };

/**
 * Checks a receipt against every key that this point is known to have signed with. Text that is
 * not written exactly as base64url is refused, though decoders would forgive it.
 */
export async function readReceipt(
  signer: { nodeKeys: readonly OkpJwk[]; lostKeys?: readonly OkpJwk[]; url: string },
  compact: string,
): Promise<ReadReceipt> {
  const stated = claimsIn(compact);
  if (!stated) return { kind: 'unreadable' };
  if (stated.iss !== signer.url) return { kind: 'other', iss: stated.iss };
  const { nodeKeys, lostKeys = [] } = signer;
  const isBy = async (keys: readonly OkpJwk[]) =>
    (await readStatement(keys, TYP, compact)) !== undefined;
  if (await isBy(nodeKeys)) return { kind: 'genuine', claims: stated };
  return (await isBy(lostKeys)) ? { kind: 'doubtful', claims: stated } : { kind: 'false' };
}

/** The receipt in what somebody pasted: with line breaks of a mail, or as the address of a QR code. */
export function receiptIn(text: string): string {
  return text.replaceAll(/\s/g, '').replace(/^.*#/, '');
}

/** Where others find the key of a point. */
export function keyAddress(url: string): string {
  return `${url}${ENTITY_CONFIGURATION_PATH}`;
}

/** What the receipt says, whoever signed it. */
function claimsIn(compact: string): ReceiptClaims | undefined {
  const parts = compact.split('.');
  const [header, payload] = parts.map(bytesOf);
  if (parts.length !== 3 || !header || !payload || !bytesOf(parts[2] ?? '')) return undefined;
  const { typ } = z.object({ typ: z.string() }).catch({ typ: '' }).parse(jsonIn(header));
  return typ === TYP ? claimsSchema.safeParse(jsonIn(payload)).data : undefined;
}

function bytesOf(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return part !== '' && bytes.toString('base64url') === part ? bytes : undefined;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
