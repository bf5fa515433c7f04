import type { NetworkNode, SetClock } from '../network.ts';
import { cookieFor } from '../sign-in.ts';
import type { TownId } from './region.ts';

/** Points that have to do with one another, each through the desk of somebody who works there. */
export interface Between {
  /** Public address of a town's point. */
  url(town: TownId): string;
  /** Asks a desk. @throws Error for whatever is refused */
  call(town: TownId, login: string, it: DeskCall): Promise<void>;
  /** Lets everybody know now which points there are. */
  meet(): Promise<void>;
  /** Sends until nothing waits anywhere. */
  settle(): Promise<void>;
  /** A case by its name in the plan. */
  known(id: string): { readonly caseId: string; readonly code: string };
}

interface DeskCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** Something between points, in the history. `town` is where it begins. */
export interface BetweenStep {
  readonly kind: 'between';
  readonly at: Date;
  readonly town: TownId;
  readonly does: (between: Between) => Promise<void>;
}

const MOST_ROUNDS = 100;

/** The points of a region as they stand now. */
export function betweenPoints(
  towns: readonly NetworkNode[],
  it: Pick<Between, 'known' | 'meet'> & { clock: SetClock },
): Between {
  const at = (id: TownId): NetworkNode => {
    const town = towns.find((one) => one.id === id);
    if (!town) throw new RangeError(`There is no town ${id}`);
    return town;
  };
  return {
    known: it.known,
    meet: it.meet,
    url: (town) => at(town).url,
    call: (town, login, call) => callDesk(at(town), { login, now: it.clock.now() }, call),
    settle: async () => {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        let tries = 0;
        for (const town of towns) tries += await town.running().deliver();
        if (tries === 0) return;
      }
      throw new Error('They never stop talking');
    },
  };
}

async function callDesk(
  node: NetworkNode,
  { login, now }: { login: string; now: Date },
  { method, path, body }: DeskCall,
): Promise<void> {
  const person = node.plan.people.find((one) => one.login === login);
  if (!person) throw new RangeError(`Nobody is called ${login} at ${node.id}`);
  const cookie = await cookieFor(node.running().database.db, person, { url: node.url, now });
  const answer = await fetch(`${node.url}${path}`, {
    method,
    headers: { cookie, origin: node.url, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} at ${node.id}: ${answer.status} ${said}`);
}
