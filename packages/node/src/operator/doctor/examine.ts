import { systemClock } from '../../system/clock.ts';
import type { Config } from '../../system/config.ts';
import { openDatabase } from '../../system/database.ts';
import { withDatabase } from '../workplace.ts';
import { checkAbove } from './above.ts';
import { checkDatabase } from './database.ts';
import { checkFace } from './face.ts';
import type { Finding } from './finding.ts';
import { checkKeyFile, checkMachine } from './machine.ts';
import { checkMail } from './mail.ts';
import { checkRecords } from './records.ts';
import { checkScanner } from './scanner.ts';
import { checkStolen } from './stolen.ts';
import { checkVault } from './vault.ts';

/** Looks at everything of a node that can be looked at without a key to its cases; changes nothing. */
export async function examine(config: Config): Promise<Finding[]> {
  const { finding, key } = await checkKeyFile(config.keysDir);
  const findings = [
    ...(await checkMachine(config)),
    finding,
    ...(await checkMail(config)),
    ...(await checkScanner(config)),
    ...checkFace(config),
  ];
  await withDatabase(config, async (url) => {
    const state = await checkDatabase(url, config.role, systemClock);
    findings.push(...state.findings);
    if (!state.isUsable || !key) return;
    const database = openDatabase(url, { max: 2 });
    try {
      const node = { db: database.db, config, key, now: systemClock.now() };
      findings.push(...(await checkVault(node)), ...(await checkRecords(node)));
      findings.push(...(await checkAbove(node)));
      findings.push(...(await checkStolen(node)));
    } finally {
      await database.close();
    }
  });
  return findings;
}
