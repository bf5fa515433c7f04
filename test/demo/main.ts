import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { explained } from '../../packages/node/src/explained.ts';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { ListenError } from '../../packages/node/src/system/serve.ts';
import {
  makeMember,
  type NetworkNode,
  type NodePlan,
  networkNode,
  pointEnvironment,
  setClock,
} from '../network.ts';
import { people } from '../people.ts';
import { type Actor, historyState, playHistory } from './history.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { demoSpan, planHistory } from './plan.ts';
import { COORDINATOR, TOWNS } from './region.ts';
import { servicesOf } from './services.ts';
import { knowPeople } from './short-lines.ts';
import { shareDirectory, showPeople } from './show-people.ts';
import { addresses, codes, onEnter } from './sign-ins.ts';

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
  // coordinator, towns, mailbox
  for (let at = 0; at <= TOWNS.length + 1; at += 1) await checkFree(firstPort + at);
  if ((await historyState(mark)) === 'cut-off') await rm(dir, { recursive: true, force: true });
  say('Starting PostgreSQL …');
  const server = await startEmbeddedPostgres(join(dir, 'postgres'));
  try {
    const place = { dir, server, firstPort };
    if ((await historyState(mark)) !== 'complete')
      await Promise.race([makeHistory(place, mark), ended]);
    if (ended.told()) return;
    const mailbox = await openMailbox(firstPort + TOWNS.length + 1);
    const region = await startRegion(place, (plan) => ({
      ...plan,
      delivers: true,
      env: { ...plan.env, ...mailSettings(plan, mailbox) },
    }));
    await shareDirectory(region.coordinator, region.towns);
    say(welcome(region, mailbox));
    const nodes = [region.coordinator, ...region.towns];
    const endInput = onEnter(process.stdin, () => say(`\n${codes(nodes, new Date())}`));
    await Promise.race([ended, server.failed.then(say)]);
    endInput();
    say('\nStopping …');
    await stopAll(region);
    await mailbox.close();
  } finally {
    await server.stop();
  }
}

interface Place {
  dir: string;
  server: EmbeddedPostgres;
  firstPort: number;
}

interface Region {
  coordinator: NetworkNode;
  towns: NetworkNode[];
}

/** Plays two years through the nodes' own code, on a clock that is set to each event's moment. */
async function makeHistory(place: Place, mark: string): Promise<void> {
  const span = demoSpan(new Date());
  const clock = setClock(span.from);
  const region = await startRegion(place, (plan) => ({ ...plan, clock, delivers: false }));
  for (const town of region.towns) await makeMember(town, region.coordinator);
  for (const [index, town] of TOWNS.entries()) {
    const node = region.towns[index];
    if (!node) continue;
    await replaceServices(node.running().database.db, servicesOf(town.id), span.from);
    await showPeople(node, town, index);
    await knowPeople({ node, people: town.people }, 'then');
  }
  const crew = people();
  const at = (id: string): NetworkNode => {
    const town = region.towns.find((it) => it.id === id);
    if (!town) throw new RangeError(`There is no town ${id}`);
    return town;
  };
  const actor: Actor = {
    setClock: (moment) => clock.set(moment),
    file: (town, filing) => crew.file(at(town), filing),
    act: (town, login, { caseId, act }) => crew.act(at(town), login, { caseId, move: act }),
    answer: (town, code, text) => crew.answer(at(town), code, text),
    release: (town, period) => crew.release(at(town), period),
    deliver: async () => {
      for (const town of region.towns) await town.running().deliver();
    },
  };
  try {
    await playHistory(planHistory(TOWNS, span), actor, { file: mark, screen: process.stdout });
    for (const { id, people: team } of TOWNS)
      await knowPeople({ node: at(id), people: team }, 'now');
  } finally {
    await stopAll(region);
  }
}

async function startRegion(place: Place, change: (plan: NodePlan) => NodePlan): Promise<Region> {
  const log = createLog({ level: 'silent' });
  const make = async (id: string, at: number, it: Pick<NodePlan, 'env' | 'people'>) => {
    await place.server.createDatabase(id);
    const node = networkNode(
      change({
        id,
        ...it,
        clock: systemClock,
        log,
        databaseUrl: place.server.url(id),
        keysDir: join(place.dir, id, 'keys'),
        port: place.firstPort + at,
        delivers: false,
      }),
    );
    await node.start();
    return node;
  };
  const coordinator = await make('coordinator', 0, {
    env: { NABIJ_ROLE: 'coordinator', NABIJ_NAME: COORDINATOR.name },
    people: COORDINATOR.people,
  });
  const towns: NetworkNode[] = [];
  for (const [at, town] of TOWNS.entries()) {
    towns.push(await make(town.id, at + 1, { env: pointEnvironment(town), people: town.people }));
  }
  return { coordinator, towns };
}

async function stopAll({ coordinator, towns }: Region): Promise<void> {
  await Promise.all([coordinator, ...towns].map((node) => node.stop()));
}

/** The towns mail that there is news; a coordinator mails nobody. */
function mailSettings({ id, env }: NodePlan, { smtpUrl }: Mailbox): Record<string, string> {
  if (env.NABIJ_ROLE === 'coordinator') return {};
  return { NABIJ_SMTP_URL: smtpUrl, NABIJ_MAIL_FROM: `meldpunt@${id}.example` };
}

/** Everything that somebody needs to look around. */
function welcome({ coordinator, towns }: Region, mailbox: Mailbox): string {
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
