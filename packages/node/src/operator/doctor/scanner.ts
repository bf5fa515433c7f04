import type { Config } from '../../system/config.ts';
import { clamdScanner } from '../../system/virus-scanner.ts';
import { type Finding, well, wrong } from './finding.ts';

const PATIENCE_MS = 10_000;

/** Whether files can be looked at before they are kept. */
export async function checkScanner(config: Config): Promise<Finding[]> {
  if (config.role !== 'point') return [];
  const { clamd } = config;
  if (clamd === undefined) return [well('Files are not scanned: NABIJ_CLAMD is not set.')];
  const scan = clamdScanner(clamd, PATIENCE_MS);
  const isThere = await scan(Buffer.from('nabij')).then(
    (verdict) => verdict === 'clean',
    () => false,
  );
  return [
    isThere
      ? well('The virus scanner answers.')
      : wrong('The virus scanner in NABIJ_CLAMD gives no verdict: until it does, no file is kept.'),
  ];
}
