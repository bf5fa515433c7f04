import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import {
  newFilingKey,
  openFilingKey,
  sealFilingKey,
} from '../../packages/node/src/vault/filing-key.ts';
import { importSealingKey, newKeyPair } from '../../packages/node/src/vault/intake-key.ts';
import { codeSecrets, newReceiptCode } from '../../packages/node/src/vault/receipt-code.ts';
import { openRaw, openText, sealRaw, sealText } from '../../packages/node/src/vault/seal.ts';
import { inParallel } from './load.ts';

const TIMES = 20_000;
const KEYS = 2_000;
const PLACE = 'filing/00000000-0000-4000-8000-000000000000/answers';

/** What is done once, how often per second, and what it costs of this process's CPU. */
interface Rate {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

type Print = (what: string, rate: Rate, more?: object) => void;

/** Measures after as long a warm-up as a tenth of it. */
async function rate(times: number, work: () => Promise<unknown>): Promise<Rate> {
  const once = async () => void (await work());
  await inParallel(1, times / 10, once);
  const before = process.cpuUsage();
  const perSecond = Math.round(await inParallel(1, times, once));
  const { user, system } = process.cpuUsage(before);
  return { perSecond, cpuMicroseconds: Math.round((user + system) / times) };
}

/** Text under a content key: ours on node:crypto, jose on WebCrypto, and AES-GCM with nothing. */
export async function benchText(text: string, print: Print): Promise<void> {
  const key = new Uint8Array(randomBytes(32));
  const bare = createSecretKey(key);
  const bytes = Buffer.from(text);
  const header = { alg: 'dir', enc: 'A256GCM', place: PLACE };
  const jose = () => new CompactEncrypt(bytes).setProtectedHeader(header).encrypt(key);
  const [sealed, raw] = [await sealText(key, PLACE, text), sealRaw(key, PLACE, bytes)];
  const size = { bytes: bytes.length };
  print('seal text', await rate(TIMES, () => sealText(key, PLACE, text)), size);
  print('seal text, jose', await rate(TIMES, jose), size);
  print('seal bytes', await rate(TIMES, async () => sealRaw(key, PLACE, bytes)), size);
  print('AES-256-GCM alone', await rate(TIMES, async () => bareSeal(bare, bytes)), size);
  print('open text', await rate(TIMES, () => openText(key, PLACE, sealed)), size);
  print('open text, jose', await rate(TIMES, () => compactDecrypt(sealed, key)), size);
  print('open bytes', await rate(TIMES, async () => openRaw(key, PLACE, raw)), size);
  const closed = bareSeal(bare, bytes);
  print('AES-256-GCM alone, opening', await rate(TIMES, async () => bareOpen(bare, closed)), size);
}

/** A filing's key for two recipients, beside the one X25519 agreement that it cannot do without. */
export async function benchFilingKey(print: Print): Promise<void> {
  const { kid, publicKey, privateKey } = await newKeyPair();
  const intakeKey = { kid, publicKey: await importSealingKey(publicKey) };
  const opens = await importSealingKey(privateKey);
  const codeKey = codeSecrets(newReceiptCode()).key;
  const filingKey = newFilingKey();
  const seal = () => sealFilingKey(filingKey, PLACE, { intakeKey, codeKey });
  const sealed = await seal();
  print('seal filing key', await rate(KEYS, seal), { recipients: 2 });
  print('open filing key, point', await rate(KEYS, () => openFilingKey(opens, PLACE, sealed)));
  print('open filing key, code', await rate(KEYS, () => openFilingKey(codeKey, PLACE, sealed)));
  const theirs = generateKeyPairSync('x25519');
  const agree = async () => {
    const ours = generateKeyPairSync('x25519');
    return diffieHellman({ privateKey: ours.privateKey, publicKey: theirs.publicKey });
  };
  print('X25519 alone', await rate(KEYS, agree));
}

function bareSeal(key: KeyObject, bytes: Uint8Array): Buffer[] {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = cipher.update(bytes);
  cipher.final();
  return [iv, sealed, cipher.getAuthTag()];
}

function bareOpen(key: KeyObject, [iv, sealed, tag]: Buffer[]): Buffer {
  if (!iv || !sealed || !tag) throw new TypeError('Not sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(tag);
  const bytes = decipher.update(sealed);
  decipher.final();
  return bytes;
}
