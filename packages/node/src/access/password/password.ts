import { hashRaw } from '@node-rs/argon2';

/** Shortest password taken. NIST SP 800-63B-4 asks 8 at least where a second step is required. */
export const PASSWORD_MIN_LENGTH = 12;
/** Longest password taken: enough for any sentence, too little to keep a machine busy. */
export const PASSWORD_MAX_LENGTH = 1000;

/**
 * The key that a password unwraps: Argon2id, 64 MiB, 3 passes, 1 lane (above OWASP's minimum,
 * since a stolen database is attacked offline), 32 bytes.
 */
export async function passwordKey(password: string, salt: Uint8Array): Promise<Uint8Array> {
  const key = await hashRaw(password.normalize('NFKC'), {
    salt,
    memoryCost: 65_536,
    timeCost: 3,
    parallelism: 1,
    outputLen: 32,
  });
  return new Uint8Array(key);
}
