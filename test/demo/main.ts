import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explained } from '../../packages/node/src/explained.ts';
import { startEmbeddedPostgres } from '../../packages/node/src/system/embedded-postgres.ts';
import { ListenError } from '../../packages/node/src/system/serve.ts';
import type { NodePlan } from '../network.ts';
import { historyState } from './history.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { makeHistory } from './make-history.ts';
import { keepCodes } from './receipt-codes.ts';
import { TOWNS } from './region.ts';
import { shareDirectory } from './show-people.ts';
import { addresses, codes, onEnter, reports } from './sign-ins.ts';
import { type Region, startRegion, stopRegion } from './start-region.ts';

/** `npm run demo`: the region Drieland on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ports: { type: 'string', default: '4100' },
      data: { type: 'string', default: 'demo-data' },
    },
  });
  const firstPort = Number(values.ports);
  if (!Number.isInteger(firstPort) || firstPort < 1 || firstPort > 65_000) {
    throw new ListenError('--ports should be a whole number from 1 to 65000.');
  }
  const ended = untilTold();
  const dir = resolve(values.data);
  const mark = join(dir, 'history.json');
  const codesFile = join(dir, 'receipt-codes.json');
  // coordinator, towns, mailbox
  for (let at = 0; at <= TOWNS.length + 1; at += 1) await checkFree(firstPort + at);
  if ((await historyState(mark)) === 'cut-off') await rm(dir, { recursive: true, force: true });
  say('Starting PostgreSQL …');
  const server = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    const place = { dir, server, firstPort };
    if ((await historyState(mark)) !== 'complete') {
      const history = makeHistory(place, { mark, until: new Date() });
      await Promise.race([history.then((cases) => keepCodes(codesFile, cases)), ended]);
    }
    if (ended.told()) return;
    const mailbox = await openMailbox(firstPort + TOWNS.length + 1);
    const region = await startRegion(place, (plan) => ({
      ...plan,
      delivers: true,
      releases: true,
      env: { ...plan.env, ...mailSettings(plan, mailbox) },
    }));
    await shareDirectory(region.coordinator, region.towns);
    say(welcome(region, mailbox, await reports(codesFile, region.towns)));
    const nodes = [region.coordinator, ...region.towns];
    const endInput = onEnter(process.stdin, () => say(`\n${codes(nodes, new Date())}`));
    await Promise.race([ended, server.failed.then(say)]);
    endInput();
    say('\nStopping …');
    await stopRegion(region);
    await mailbox.close();
  } finally {
    await server.stop();
  }
}

/** The towns mail that there is news; a coordinator mails nobody. */
function mailSettings({ id, env }: NodePlan, { smtpUrl }: Mailbox): Record<string, string> {
  if (env.NABIJ_ROLE === 'coordinator') return {};
  return { NABIJ_SMTP_URL: smtpUrl, NABIJ_MAIL_FROM: `meldpunt@${id}.example` };
}

/** Everything that somebody needs to look around. */
function welcome({ coordinator, towns }: Region, mailbox: Mailbox, reported: string): string {
  return [
    '',
    'Drieland is ready (an invented region).',
    '',
    addresses(coordinator, towns),
    `Mail of the towns: ${mailbox.url}`,
    '',
    'Signing in asks for a code too; each works once.',
    '',
    codes([coordinator, ...towns], new Date()),
    '',
    ...(reported === ''
      ? []
      : ['Citizens come back with the code of their report.', '', reported, '']),
    'Enter prints fresh codes.',
    'Ctrl-C stops everything.',
  ].join('\n');
}

/** A used port is said before anything is started. */
function checkFree(port: number): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once('error', () => {
      taken(
        new ListenError(
          `Port ${port} is used: choose others, such as npm run demo -- --ports 5100.`,
        ),
      );
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => free()));
  });
}

function untilTold(): Promise<void> & { told(): boolean } {
  let told = false;
  const promise = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        told = true;
        resolve();
      });
    }
  });
  return Object.assign(promise, { told: () => told });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`);
  process.exitCode = 1;
});
