import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';

/** What of the options for making or asking a passkey an authenticator looks at. */
interface CreationOptions {
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
  readonly challenge: string;
}
interface RequestOptions {
  readonly rpId?: string;
  readonly challenge: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** What one use differs in from how it should be; for those who attack. */
export interface Odd {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly type?: string;
  readonly userHandle?: string;
}

/** What a browser hands on: the credential as JSON, and what the PRF extension gave. */
interface Used<Response> {
  readonly response: {
    readonly id: string;
    readonly rawId: string;
    readonly type: 'public-key';
    readonly response: Response;
    readonly clientExtensionResults: object;
  };
  readonly prf: string;
}

interface Attestation {
  clientDataJSON: string;
  attestationObject: string;
  transports: string[];
}
interface Assertion {
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  userHandle: string;
}

/** An authenticator without a device: one passkey on P-256, kept in memory (WebAuthn Level 3). */
export interface Authenticator {
  create(options: CreationOptions, prf: string, odd?: Odd): Used<Attestation>;
  get(options: RequestOptions, prf: string, odd?: Odd): Used<Assertion>;
}

/** @param origin the site that the browser shows */
export function authenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  const seed = randomBytes(32);
  let counter = 0;
  let userHandle = '';

  const used = <Response>(response: Response, prf: string): Used<Response> => ({
    response: {
      id: text(id),
      rawId: text(id),
      type: 'public-key',
      response,
      clientExtensionResults: {},
    },
    prf: text(prfOf(seed, prf)),
  });

  return {
    create: (options, prf, odd = {}) => {
      userHandle = options.user.id;
      const clientData = clientDataOf('webauthn.create', { origin, ...options, ...odd });
      const known = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const rpId = odd.rpId ?? options.rp.id ?? '';
      const flags = 0x41 | (odd.userVerified === false ? 0 : 4);
      const authData = Buffer.concat([head(rpId, flags, odd.counter ?? counter), known]);
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      const attestationObject = text(attestation);
      const transports = ['internal'];
      return used({ clientDataJSON: text(clientData), attestationObject, transports }, prf);
    },
    get: (options, prf, odd = {}) => {
      counter += 1;
      const clientData = clientDataOf('webauthn.get', { origin, ...options, ...odd });
      const flags = 0x01 | (odd.userVerified === false ? 0 : 4);
      const rpId = odd.rpId ?? options.rpId ?? '';
      const authData = head(rpId, flags, odd.counter ?? counter);
      return used(
        {
          clientDataJSON: text(clientData),
          authenticatorData: text(authData),
          signature: text(signed(privateKey, authData, clientData)),
          userHandle: odd.userHandle ?? userHandle,
        },
        prf,
      );
    },
  };
}

function clientDataOf(
  type: string,
  it: { challenge: string; origin: string; type?: string },
): Buffer {
  const { challenge, origin } = it;
  const said = { type: it.type ?? type, challenge, origin, crossOrigin: false };
  return Buffer.from(JSON.stringify(said));
}

function head(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.of(flags), count]);
}

function signed(key: KeyObject, authData: Buffer, clientData: Buffer): Buffer {
  return sign('sha256', Buffer.concat([authData, sha256(clientData)]), key);
}

/** As browsers ask it of an authenticator: the input is hashed with a prefix (§10.1.4). */
function prfOf(seed: Buffer, input: string): Buffer {
  const salt = sha256(
    Buffer.concat([Buffer.from('WebAuthn PRF\0'), Buffer.from(input, 'base64url')]),
  );
  return createHmac('sha256', seed).update(salt).digest();
}

/** An ES256 key as COSE (RFC 9053 §7.1.1). */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return cborMap([
    [Buffer.of(0x01), Buffer.of(0x02)],
    [Buffer.of(0x03), Buffer.of(0x26)],
    [Buffer.of(0x20), Buffer.of(0x01)],
    [Buffer.of(0x21), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.of(0x22), cborBytes(Buffer.from(y, 'base64url'))],
  ]);
}

function cborMap(pairs: [Buffer, Buffer][]): Buffer {
  return Buffer.concat([Buffer.of(0xa0 + pairs.length), ...pairs.flat()]);
}

function cborText(said: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + said.length), Buffer.from(said)]);
}

function cborBytes(bytes: Buffer): Buffer {
  // the shortest form of a length is the only right one (CTAP 2.1 §8)
  const length = bytes.length < 256 ? Buffer.of(0x58, bytes.length) : uint16(bytes.length);
  return Buffer.concat([...(bytes.length < 256 ? [] : [Buffer.of(0x59)]), length, bytes]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function sha256(of: string | Buffer): Buffer {
  return createHash('sha256').update(of).digest();
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
