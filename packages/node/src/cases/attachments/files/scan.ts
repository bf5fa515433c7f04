import { FileRefused } from './file-refused.ts';

/** Asks a virus scanner. Rejects if it gave no verdict. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'infected'>;

// in two halves: whole, it would make a scanner remove this very file
const TEST_STRING = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** Whether the test string that every scanner takes for a virus (EICAR, 2003) is in it. */
export function hasTestVirus(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(TEST_STRING);
}

/**
 * Has a file scanned, as it came in. Without a scanner only the test string is known.
 * @param failed told why there is no verdict
 * @throws FileRefused infected; unchecked if there is a scanner that gives no verdict
 */
export async function scanFile(
  bytes: Uint8Array,
  scan: Scan | undefined,
  failed: (error: unknown) => void = () => {},
): Promise<void> {
  if (hasTestVirus(bytes)) throw new FileRefused('infected');
  if (!scan) return;
  const verdict = await scan(bytes).catch((error: unknown) => {
    failed(error);
    throw new FileRefused('unchecked');
  });
  if (verdict !== 'clean') throw new FileRefused('infected');
}
