import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../packages/node/src/system/clock.ts';
import { type Db, openDatabase } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import {
  freePort,
  makeMember,
  type NetworkNode,
  networkNode,
  type Person,
  pointEnvironment,
  type SetClock,
  setClock,
} from '../network.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';
import { type Child, startNodeProcess } from './child.ts';
import { startWire, type Wire } from './wire.ts';

/** A node with a database and a clock of its own, whose log is kept. */
export interface TestedNode extends NetworkNode {
  readonly clock: SetClock;
  /** Its database, also while it is stopped. */
  readonly db: Db;
  /** What stands in front of it. */
  readonly wire: Wire;
  /** Its log, line by line. */
  readonly logged: readonly string[];
  /** The events in its log, in order. */
  events(): string[];
  /** The same node in a process of its own. Stop it here first. */
  startProcess(changes?: Record<string, string>): Promise<Child>;
}

/** What differs from one tested node to the next. */
export interface NodeWish {
  name: string;
  role: 'point' | 'coordinator';
  at: Date;
  /** Goes before `at`: a clock that goes on by itself. */
  clock?: Clock;
  /** A database of its own server, if not a fresh one of the test run's. */
  databaseUrl?: string;
}

/** The nodes of one test; all that they used goes away at the end. */
export interface TestedNodes {
  make(wish: NodeWish): Promise<TestedNode>;
  /** A second process of the same node would be like this: same data, same key, another port. */
  sameAs(node: TestedNode): Promise<NetworkNode>;
  /** A coordinator and towns that are its members, all running in this process. */
  region(towns: readonly string[], at: Date): Promise<[TestedNode, ...TestedNode[]]>;
  end(): Promise<void>;
}

const PASSWORD = 'kwal fiets zolder magneet';

/** Who works at every point, and who reads at every coordinator. */
export const WORKER = {
  login: 'w',
  name: 'Wil',
  role: 'worker',
  password: PASSWORD,
  totpSecret: 'WILWERKTOPHETMELDPUNTVANBEEKERIJ',
} as const satisfies Person;
export const KEEPER = {
  login: 'k',
  name: 'Kees',
  role: 'keeper',
  password: PASSWORD,
  totpSecret: 'KEESLEESTDECIJFERSVANDEREGIOHEEL',
} as const satisfies Person;

export function testedNodes(): TestedNodes {
  const endings: (() => Promise<void>)[] = [];
  const atTheEnd = (ending: () => Promise<void>): void => void endings.unshift(ending);

  async function make(wish: NodeWish): Promise<TestedNode> {
    const { name, role } = wish;
    const database = wish.databaseUrl ? existing(wish.databaseUrl) : await freshDatabase(role);
    atTheEnd(database.drop);
    const dir = await mkdtemp(join(tmpdir(), `nabij-${role}-`));
    atTheEnd(() => rm(dir, { recursive: true, force: true }));
    const port = await freePort();
    const wire = await startWire(port);
    atTheEnd(wire.close);
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    const clock = setClock(wish.at);
    const node = networkNode({
      id: name,
      env: role === 'point' ? town(name) : { NABIJ_ROLE: role, NABIJ_NAME: name },
      people: [role === 'point' ? WORKER : KEEPER],
      clock: wish.clock ?? clock,
      log,
      databaseUrl: database.url,
      keysDir: join(dir, 'keys'),
      port,
      publicPort: wire.port,
      delivers: false,
    });
    atTheEnd(node.stop);
    return Object.assign(node, {
      clock,
      db: database.db,
      wire,
      logged: lines,
      events: () => lines.map((line) => (JSON.parse(line) as { event: string }).event),
      startProcess: async (changes: Record<string, string> = {}) => {
        const child = await startNodeProcess(node, changes);
        atTheEnd(async () => {
          child.kill('SIGKILL');
          await child.ended;
        });
        return child;
      },
    });
  }

  return {
    make,
    async sameAs({ plan }) {
      const publicPort = plan.publicPort ?? plan.port;
      const other = networkNode({ ...plan, port: await freePort(), publicPort });
      atTheEnd(other.stop);
      return other;
    },
    async region(towns, at) {
      const coordinator = await make({ name: 'Regio', role: 'coordinator', at });
      await coordinator.start();
      const points: TestedNode[] = [];
      for (const name of towns) {
        const point = await make({ name, role: 'point', at });
        await point.start();
        await makeMember(point, coordinator);
        points.push(point);
      }
      return [coordinator, ...points];
    },
    async end() {
      for (const ending of endings.splice(0)) await ending();
    },
  };
}

function existing(url: string): Pick<FreshDatabase, 'url' | 'db' | 'drop'> {
  const { db, close } = openDatabase(url);
  return { url, db, drop: close };
}

function town(name: string): Record<string, string> {
  const municipality = 'XXDL09';
  return pointEnvironment({
    name: `Meldpunt ${name}`,
    town: name,
    municipality,
    population: 30_000,
  });
}
