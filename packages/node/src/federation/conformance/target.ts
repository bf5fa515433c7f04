import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  type FindKey,
  importVerifyKey,
  type PrivateOkpJwk,
  type Scene,
  type Signer,
  thumbprint,
  verifyEntityConfiguration,
} from '@nabij/protocol';
import { said, type Target } from './case.ts';
import { ask } from './wire.ts';

/** Seconds by which our idea of the node's clock may be wrong. */
const SLACK = 60;

/** A name at which nobody ever answers (RFC 6761). */
const NOBODY = 'https://conformance.invalid';

/** The node cannot be looked at; the message says why. */
export class NoTarget extends Error {
  override readonly name = 'NoTarget';
}

/** A sender that the node knows: the name of a node and the file with its private key. */
export interface Lent {
  readonly keyFile: string;
  readonly entityId: string;
}

/** Somebody whom no node knows. */
function stranger(entityId = NOBODY): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signerOf(entityId, privateKey.export({ format: 'jwk' }) as PrivateOkpJwk);
}

function signerOf(entityId: string, jwk: PrivateOkpJwk): Signer {
  const { kty, crv, x, d } = jwk;
  const privateKey = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
  return { entityId, x, kid: thumbprint({ kty, crv, x }), privateKey };
}

/** Reads the key of a node that the one under test knows. @throws {NoTarget} */
export async function lentSigner({ keyFile, entityId }: Lent): Promise<Signer> {
  try {
    return signerOf(entityId, JSON.parse(await readFile(keyFile, 'utf8')));
  } catch {
    // not the cause: a parser's message may quote the private key
    throw new NoTarget(`${keyFile} does not hold an Ed25519 private key as a JWK.`);
  }
}

/**
 * Asks a node who it is, as everybody can.
 * @throws {NoTarget} when what it says of itself does not hold: then nothing else can be looked at
 */
export async function openTarget(entityId: string, sender?: Signer): Promise<Target> {
  const answer = await ask({ url: `${entityId}${ENTITY_CONFIGURATION_PATH}` });
  const expected = `200 ${ENTITY_STATEMENT_MEDIA_TYPE}`;
  if (said(answer) !== expected) {
    throw new NoTarget(`The entity configuration is answered with ${said(answer)}: ${expected}.`);
  }
  const statement = answer.body.toString('latin1');
  const aheadMs = aheadBy(answer.headers.date);
  const now = new Date(Date.now() + aheadMs);
  const verdict = await verifyEntityConfiguration(statement, { entityId, now });
  if (!verdict.verified) {
    throw new NoTarget(`The entity configuration does not hold: ${verdict.reason}.`);
  }
  const { jwks, metadata: stated } = JSON.parse(
    Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString(),
  );
  const { metadata } = verdict;
  return {
    entityId,
    inbox: metadata.inbox,
    role: metadata.role,
    encryptionKeys: metadata.encryption_keys ?? [],
    keys: jwks.keys,
    endpoints: stated.federation_entity ?? {},
    aheadMs,
    sender: sender ?? stranger(),
    senderIs: sender ? await kindOf(sender.entityId) : 'stranger',
  };
}

/** A point only where it says so itself; the node will ask it, too. */
async function kindOf(entityId: string): Promise<Target['senderIs']> {
  const answer = await ask({ url: `${entityId}${ENTITY_CONFIGURATION_PATH}` });
  if (said(answer) !== `200 ${ENTITY_STATEMENT_MEDIA_TYPE}`) return 'known';
  const now = new Date(Date.now() + aheadBy(answer.headers.date));
  const verdict = await verifyEntityConfiguration(answer.body.toString('latin1'), {
    entityId,
    now,
  });
  return verdict.verified && verdict.metadata.role === 'point' ? 'point' : 'known';
}

/** By the `Date` of an HTTP answer, which is cut off to whole seconds. */
function aheadBy(date: string | undefined): number {
  const said = Date.parse(date ?? '');
  return Number.isNaN(said) ? 0 : said + 500 - Date.now();
}

/** Finds one of the keys that the node states. */
export function keyOf({ keys }: Target): FindKey {
  return async (_, kid) => {
    const jwk = keys.find((one) => thumbprint(one) === kid);
    return jwk ? importVerifyKey(jwk) : 'key-unknown';
  };
}

/** What the clock of the node says now. */
export function nowAt({ aheadMs }: Target): Date {
  return new Date(Date.now() + aheadMs);
}

/** The sender attacks the node, now. */
export function sceneOf(target: Target): Scene {
  return {
    sender: target.sender,
    other: stranger('https://another.invalid'),
    encryptionKid: 'A'.repeat(43),
    audience: target.entityId,
    now: Math.floor(nowAt(target).getTime() / 1000),
    slack: SLACK,
    jti: randomUUID(),
    ref: randomUUID(),
  };
}
