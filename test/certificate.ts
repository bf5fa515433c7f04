import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';

/** What a TLS server shows, as PEM. */
export interface MadeCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate that signed itself (X.509, RFC 5280), for one name and some days. */
export function madeCertificate(it: { name: string; from: Date; until: Date }): MadeCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const ed25519 = sequence(oid([0x2b, 0x65, 0x70]));
  const commonName = sequence(oid([0x55, 0x04, 0x03]), der(0x0c, Buffer.from(it.name)));
  const name = sequence(der(0x31, commonName));
  const altName = sequence(der(0x82, Buffer.from(it.name)));
  const extension = sequence(oid([0x55, 0x1d, 0x11]), der(0x04, altName));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ed25519,
    name,
    sequence(time(it.from), time(it.until)),
    name,
    spki,
    der(0xa3, sequence(extension)),
  );
  const signature = sign(null, content, createPrivateKey(key));
  const whole = sequence(content, ed25519, der(0x03, Buffer.of(0), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  const cert = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''];
  return { key, cert: cert.join('\n') };
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const oid = (bytes: number[]) => der(0x06, Buffer.from(bytes));

/** GeneralizedTime, which is for every year. */
const time = (at: Date) =>
  der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
