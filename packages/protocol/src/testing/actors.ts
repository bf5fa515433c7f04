import { createPrivateKey, createPublicKey, hash } from 'node:crypto';
import type { CryptoKey } from 'jose';
import type { Signer } from '../attacks/raw-jws.ts';
import { importVerifyKey, type OkpJwk, thumbprint } from '../keys.ts';
import { encryptionThumbprint } from '../sealed/encryption-key.ts';
import type { FindKey } from '../verify.ts';

/** A fictional node with a key that everybody knows. */
export interface Actor extends Signer {
  readonly publicJwk: OkpJwk;
  readonly privateJwk: OkpJwk & { readonly d: string };
  readonly encryption: EncryptionPair;
}

interface EncryptionPair {
  readonly kid: string;
  readonly publicJwk: { readonly crv: 'X25519'; readonly kty: 'OKP'; readonly x: string };
  readonly privateJwk: {
    readonly crv: 'X25519';
    readonly kty: 'OKP';
    readonly x: string;
    readonly d: string;
  };
}

/** An X25519 key pair that everybody can make again: its secret is the digest of the name. */
function encryptionPair(entityId: string): EncryptionPair {
  const secret = hash('sha256', `nabij test key of ${entityId}`, 'buffer');
  const prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const key = createPrivateKey({
    key: Buffer.concat([prefix, secret]),
    format: 'der',
    type: 'pkcs8',
  });
  const x = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const publicJwk = { crv: 'X25519', kty: 'OKP', x } as const;
  const d = secret.toString('base64url');
  return { kid: encryptionThumbprint(publicJwk), publicJwk, privateJwk: { ...publicJwk, d } };
}

function actor(entityId: string, x: string, d: string): Actor {
  const publicJwk: OkpJwk = { kty: 'OKP', crv: 'Ed25519', x };
  const privateJwk = { ...publicJwk, d };
  const privateKey = createPrivateKey({ key: privateJwk, format: 'jwk' });
  const encryption = encryptionPair(entityId);
  const kid = thumbprint(publicJwk);
  return { entityId, kid, x, publicJwk, privateJwk, privateKey, encryption };
}

/** The sender of most vectors. Its key is the one of RFC 8037, appendix A. */
export const TOWN = actor(
  'https://klein.example',
  '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
);

/** Another member. Its key is the second test of RFC 8032, section 7.1. */
export const OTHER_TOWN = actor(
  'https://middel.example/punt',
  'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw',
  'TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs',
);

/** The coordinator. Its key is the third test of RFC 8032, section 7.1. */
export const REGION = actor(
  'https://regio.example',
  '_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU',
  'xaqN9D-fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc',
);

/** A coordinator above the coordinator. Its key is the test "SHA(abc)" of RFC 8032, section 7.1. */
export const LAND = actor(
  'https://land.example',
  '7Bcrk61eVjv0kyxw4SRQNMNUZ-8u_U1k6_gZaDRn4r8',
  'gz_mJAkje51i7HdYdSCRHpp1nOwdGXVbfakBuW3KPUI',
);

/** An address that was a member once. */
export const REMOVED = 'https://weg.example';

/** The keys of the vectors, as `vectors/keys.json` lists them. */
export const KEY_BOOK = {
  description: 'Members and their keys. The private keys are published test keys.',
  members: [TOWN, OTHER_TOWN, REGION, LAND].map(({ entityId, kid, privateJwk, encryption }) => ({
    entityId,
    kid,
    privateJwk: { ...privateJwk },
    encryption: { kid: encryption.kid, privateJwk: { ...encryption.privateJwk } },
  })),
  removed: [REMOVED],
};

const keys = new Map<string, Promise<CryptoKey>>();
for (const { entityId, kid, publicJwk } of [TOWN, OTHER_TOWN, REGION, LAND]) {
  keys.set(`${entityId} ${kid}`, importVerifyKey(publicJwk));
}

/** Finds a key in the {@link KEY_BOOK}. */
export const findKey: FindKey = async (iss, kid) => {
  if (iss === REMOVED) return 'issuer-removed';
  const isMember = KEY_BOOK.members.some((member) => member.entityId === iss);
  if (!isMember) return 'issuer-unknown';
  return (await keys.get(`${iss} ${kid}`)) ?? 'key-unknown';
};
