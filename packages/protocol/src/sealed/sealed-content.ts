import { compactDecrypt } from 'jose';
import { z } from 'zod';
import { canonicalize, type JsonObject } from '../canonical.ts';
import { entityIdSchema } from '../entity-id.ts';
import { type Envelope, messageIdSchema } from '../envelope.ts';
import type { ProblemCode } from '../problem.ts';
import {
  type DecryptionKey,
  type EncryptionJwk,
  encryptionJwkSchema,
  isInWindow,
} from './encryption-key.ts';
import { encrypt, newEphemeral, ONLY } from './key-agreement.ts';
import {
  CONTENT_ALGORITHM,
  KEY_ALGORITHM,
  partyInfo,
  readCanonical,
  readSealedHeader,
  SEALED_TYP,
  type SealedHeader,
} from './sealed-header.ts';

/** The inside: what the envelope says of itself once more, and the content. */
const insideSchema = z.strictObject({
  iss: entityIdSchema,
  aud: entityIdSchema,
  jti: messageIdSchema,
  type: z.string(),
  ref: messageIdSchema.exactOptional(),
  seq: z.int().min(0).exactOptional(),
  consent: messageIdSchema.exactOptional(),
  content: z.custom<JsonObject>((v) => typeof v === 'object' && v !== null && !Array.isArray(v)),
});

type Inside = z.infer<typeof insideSchema>;

/**
 * The members of an envelope to which its sealed content is bound.
 * @example
 * const message: SealedFor = { iss, aud, jti, iat, type: 'consultation-thanks', ref, seq: 2 };
 */
export type SealedFor = Pick<Envelope, 'iss' | 'aud' | 'jti' | 'iat' | 'type' | 'ref' | 'seq'>;

/**
 * What is to be sealed, in which envelope, and for which key of its receiver.
 * @example const request: SealRequest = { message, consent, content: { ...part }, to };
 */
export interface SealRequest {
  readonly message: SealedFor;
  /** The consent on which the content is sent: the `consent` of the body. */
  readonly consent?: string;
  readonly content: JsonObject;
  readonly to: EncryptionJwk;
}

/**
 * Seals content for one receiver and one message: a compact JWE with ECDH-ES+A256KW over X25519
 * and A256GCM (RFC 7516, RFC 7518). It opens in no other envelope, for no other node.
 * @throws TypeError when the key is none, or not in its window when the message is issued
 * @throws CanonicalError when the content has no canonical form
 * @example
 * const sealed = await sealContent({ message, consent, content, to });
 * await signEnvelope({ key, ...message, exp, body: { consent, sealed } });
 */
export async function sealContent(request: SealRequest): Promise<string> {
  const { message, consent, content } = request;
  const to = encryptionJwkSchema.safeParse(request.to);
  if (!to.success || !isInWindow(to.data, message.iat)) {
    throw new TypeError('Not a key to seal this message for');
  }
  const inside = insideSchema.safeParse({ ...outside(message, consent), content });
  if (!inside.success) throw new TypeError('Not the members of sealed content');
  const { privateKey, x } = await newEphemeral();
  const header: SealedHeader = {
    alg: KEY_ALGORITHM,
    apu: partyInfo(message.iss),
    apv: partyInfo(message.aud),
    enc: CONTENT_ALGORITHM,
    epk: { crv: 'X25519', kty: 'OKP', x },
    kid: to.data.kid,
    typ: SEALED_TYP,
  };
  const protectedHeader = Buffer.from(canonicalize(header)).toString('base64url');
  const plaintext = Buffer.from(canonicalize(inside.data));
  const receiver = to.data.x;
  const rest = await encrypt({
    header,
    ephemeral: privateKey,
    receiver,
    plaintext,
    protectedHeader,
  });
  return [protectedHeader, ...rest].join('.');
}

/**
 * Opened content, or the one reason why not.
 * @example const contentOf = (opening: Opening) => (opening.opened ? opening.content : undefined);
 */
export type Opening =
  | { readonly opened: true; readonly content: JsonObject; readonly kid: string }
  | { readonly opened: false; readonly reason: Extract<ProblemCode, 'content-unreadable'> };

/**
 * In which verified message the content came, and the keys of the receiver.
 * @example const options: OpenOptions = { message, consent, keys };
 */
export interface OpenOptions {
  readonly message: SealedFor;
  /** The `consent` of the body, where it has one. */
  readonly consent?: string;
  readonly keys: readonly DecryptionKey[];
}

/**
 * Opens sealed content of a verified message. Whatever is wrong (spelling, header, key, cipher,
 * or an inside that disagrees with the envelope), the answer is the same: who asks learns nothing.
 * @example
 * const opening = await openContent(sealed, { message, consent, keys });
 * if (!opening.opened) refuse(opening.reason);
 */
export async function openContent(sealed: string, options: OpenOptions): Promise<Opening> {
  const { message, consent, keys } = options;
  const header = readSealedHeader(sealed);
  if (!header) return UNREADABLE;
  // Compared before a key is touched: content that was made for others is not even tried.
  const isBetween = header.apu === partyInfo(message.iss) && header.apv === partyInfo(message.aud);
  if (!isBetween) return UNREADABLE;
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key || !isInWindow(key, message.iat)) return UNREADABLE;
  const inside = await decrypt(sealed, key);
  if (!inside) return UNREADABLE;
  const { content, ...said } = inside;
  const agrees = canonicalize(said) === canonicalize(outside(message, consent));
  return agrees ? { opened: true, content, kid: key.kid } : UNREADABLE;
}

const UNREADABLE: Opening = { opened: false, reason: 'content-unreadable' };

async function decrypt(sealed: string, { privateKey }: DecryptionKey): Promise<Inside | undefined> {
  try {
    const { plaintext } = await compactDecrypt(sealed, privateKey, ONLY);
    const parsed = insideSchema.safeParse(readCanonical(plaintext));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What the envelope says and the inside repeats. */
function outside(message: SealedFor, consent: string | undefined): Omit<Inside, 'content'> {
  const { iss, aud, jti, type, ref, seq } = message;
  return {
    iss,
    aud,
    jti,
    type,
    ...(ref === undefined ? {} : { ref }),
    ...(seq === undefined ? {} : { seq }),
    ...(consent === undefined ? {} : { consent }),
  };
}
