/** Does a peer's work when it is its turn; undefined, with nothing done, where too much waits. */
export type Turns = <T>(peer: string, work: () => Promise<T>) => Promise<T | undefined>;

/**
 * Lets each peer have so many messages under way in this process and so many more waiting, so
 * that one that floods leaves the database to the others, and takes no memory without end.
 */
export function createTurns({ atOnce = 4, waiting = 60 } = {}): Turns {
  const lines = new Map<string, { busy: number; queue: (() => void)[] }>();

  return async (peer, work) => {
    const line = lines.get(peer) ?? { busy: 0, queue: [] };
    lines.set(peer, line);
    if (line.busy < atOnce) line.busy += 1;
    else if (line.queue.length >= waiting) return undefined;
    else await new Promise<void>((resolve) => line.queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.queue.shift();
      // whoever waited takes over the place
      if (next) next();
      else line.busy -= 1;
      if (line.busy === 0) lines.delete(peer);
    }
  };
}
