import { setTimeout } from 'node:timers/promises';
import { leaveDue } from '../../packages/node/src/counts/leaving/leave.ts';
import { deliverDue } from '../../packages/node/src/federation/deliver.ts';
import { openFederation } from '../../packages/node/src/federation/dependencies.ts';
import { preparingAt } from '../../packages/node/src/releasing.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';

/** What of a point lets quarters go, without its pages; it looks all the time, not every minute. */
const config = loadConfig(process.env);
if (config.role !== 'point' || !config.databaseUrl) throw new Error('Only a point has quarters');
const { country } = config;
const { db } = openDatabase(config.databaseUrl.reveal());
const log = createLog({ level: 'info' });
const federation = await openFederation(config, { db, clock: systemClock, log });
const preparing = preparingAt(federation, () => config);
process.stdout.write('looking\n');
for (;;) {
  await leaveDue({ ...federation, country, preparing, wake: () => {} });
  await deliverDue(federation);
  await setTimeout(10);
}
