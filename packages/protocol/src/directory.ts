import { z } from 'zod';
import { entityIdSchema } from './entity-id.ts';
import { CLOCK_SKEW_SECONDS, epochSeconds, epochSecondsSchema } from './envelope.ts';
import { isSignedBy, readJws, signJws } from './jws.ts';
import type { SigningKey } from './keys.ts';
import { languagesSchema, lineSchema, municipalitiesSchema, pointFacts } from './point-facts.ts';
import type { ProblemCode } from './problem.ts';
import { encryptionKeysSchema } from './sealed/encryption-key.ts';
import type { FindKey } from './verify.ts';

/**
 * Where a coordinator publishes its directory, after its entity id.
 * @example const url = `${coordinator}${DIRECTORY_PATH}`;
 */
export const DIRECTORY_PATH = '/federation/directory';

/**
 * The media type of a directory.
 * @example answer.headers.get('content-type') === DIRECTORY_MEDIA_TYPE;
 */
export const DIRECTORY_MEDIA_TYPE = 'application/nabij-directory+jwt';

/**
 * The most points in one directory.
 * @example const shown = entries.slice(0, MAX_DIRECTORY_ENTRIES);
 */
export const MAX_DIRECTORY_ENTRIES = 1000;

/**
 * The most bytes of a directory: 1,000 points of six kilobytes each, in base64url.
 * @example const isTooLarge = bytes.byteLength > MAX_DIRECTORY_BYTES;
 */
export const MAX_DIRECTORY_BYTES = 8 * 1024 * 1024;

const DIRECTORY_TYP = 'nabij-directory+jwt';
const LIFETIME_SECONDS = 86_400;
const MAX_LIFETIME_SECONDS = 7 * 86_400;

const entrySchema = z.object({
  entity_id: entityIdSchema,
  name: lineSchema(200),
  municipalities: municipalitiesSchema,
  languages: languagesSchema,
  encryption_keys: encryptionKeysSchema.exactOptional(),
  ...pointFacts,
  // when the point itself last said this
  stated_at: epochSecondsSchema.exactOptional(),
});

/**
 * One point in a directory. Members that are not known are left out.
 * @example
 * const entry: DirectoryEntry = { entity_id, name: 'Klein', municipalities: [], languages: [] };
 */
export type DirectoryEntry = z.infer<typeof entrySchema>;

const directorySchema = z.strictObject({
  iss: entityIdSchema,
  iat: epochSecondsSchema,
  exp: epochSecondsSchema,
  entries: z
    .array(entrySchema)
    .max(MAX_DIRECTORY_ENTRIES)
    .refine((entries) => new Set(entries.map((it) => it.entity_id)).size === entries.length),
});

/**
 * The points of a network, as their coordinator states them.
 * @example const names = (directory: Directory) => directory.entries.map(({ name }) => name);
 */
export type Directory = z.infer<typeof directorySchema>;

/**
 * What a coordinator states, and the key to do it with.
 * @example const request: DirectoryRequest = { key, iss: 'https://regio.example', now, entries };
 */
export interface DirectoryRequest {
  readonly key: SigningKey;
  /** The coordinator's entity id. */
  readonly iss: string;
  readonly now: Date;
  readonly entries: readonly DirectoryEntry[];
}

/**
 * Signs the directory of a network, good for a day.
 * @throws TypeError when others would refuse it: not in form, a point twice, or too large
 * @example await signDirectory({ key, iss: 'https://regio.example', now, entries });
 */
export async function signDirectory(request: DirectoryRequest): Promise<string> {
  const { key, iss, now, entries } = request;
  const iat = epochSeconds(now);
  const payload = { iss, iat, exp: iat + LIFETIME_SECONDS, entries: [...entries] };
  const parsed = directorySchema.safeParse(payload);
  if (!parsed.success) throw new TypeError('Not the members of a directory');
  const compact = await signJws(key, DIRECTORY_TYP, parsed.data);
  if (compact.length > MAX_DIRECTORY_BYTES) throw new TypeError('The directory is too large');
  return compact;
}

/**
 * A verified directory, or the reason of the refusal.
 * @example const points = (it: DirectoryVerification) => (it.verified ? it.directory.entries : []);
 */
export type DirectoryVerification =
  | { readonly verified: true; readonly directory: Directory }
  | { readonly verified: false; readonly reason: ProblemCode };

/** From whom a directory was fetched, with whose keys to verify it, and when. */
export interface VerifyDirectoryOptions {
  /** The coordinator's entity id. */
  readonly issuer: string;
  readonly findKey: FindKey;
  readonly now: Date;
}

/**
 * Verifies that a coordinator stated this directory and that it still holds. It helps people to
 * find a point, and points to seal for one another; no key to verify with is in its entries.
 * @param compact - the body of the answer, one JavaScript character per byte
 * @throws whatever `findKey` throws, nothing else
 * @example await verifyDirectory(compact, { issuer: 'https://regio.example', findKey, now });
 */
export async function verifyDirectory(
  compact: string,
  { issuer, findKey, now }: VerifyDirectoryOptions,
): Promise<DirectoryVerification> {
  if (compact.length > MAX_DIRECTORY_BYTES) return refuse('envelope-too-large');
  const jws = readJws(compact, (typ) => typ === DIRECTORY_TYP);
  if (typeof jws === 'string') return refuse(jws);
  const parsed = directorySchema.safeParse(jws.payload);
  if (!parsed.success) return refuse('payload-invalid');
  const directory = parsed.data;
  if (directory.iss !== issuer) return refuse('payload-invalid');

  const key = await findKey(directory.iss, jws.kid);
  if (typeof key === 'string') return refuse(key);
  if (!(await isSignedBy(key, jws))) return refuse('signature-invalid');

  const { iat, exp } = directory;
  const seconds = epochSeconds(now);
  if (iat > seconds + CLOCK_SKEW_SECONDS) return refuse('issued-in-future');
  if (exp - iat > MAX_LIFETIME_SECONDS) return refuse('lifetime-too-long');
  if (exp <= iat || exp <= seconds) return refuse('expired');
  return { verified: true, directory };
}

function refuse(reason: ProblemCode): DirectoryVerification {
  return { verified: false, reason };
}
