import type { Database } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { CHANNEL, readSignal, type Signal, writeSignal } from './signal.ts';
import { tell } from './store.ts';

/** What somebody hears who listens: a signal, or that some may have been missed. */
export type Heard = Signal | 'missed';

/** Passes on what happens at this point, in whichever process it happens. */
export interface Hub {
  /** @returns what ends it */
  subscribe(hear: (heard: Heard) => void): () => void;
  say(signal: Signal): Promise<void>;
}

interface Listening {
  stop(): Promise<void>;
}

/** One connection for all who listen in this process, as long as anybody does. */
export function openHub(database: Pick<Database, 'db' | 'listen'>, log: Log): Hub {
  const listeners = new Set<(heard: Heard) => void>();
  let listening: Promise<Listening> | undefined;
  const pass = (heard: Heard | undefined) => {
    if (heard !== undefined) for (const hear of listeners) hear(heard);
  };
  const begin = (): Promise<Listening> => {
    let times = 0;
    const began = () => {
      times += 1;
      if (times > 1) pass('missed');
    };
    const begun = database.listen(CHANNEL, { hear: (text) => pass(readSignal(text)), began });
    begun.catch((error: unknown) => {
      // whoever comes next tries again; until then browsers ask by themselves
      listening = undefined;
      log.error('live-unheard', {}, error);
    });
    return begun;
  };
  const end = () => {
    const over = listening;
    listening = undefined;
    over?.then((it) => it.stop()).catch(() => {});
  };
  return {
    subscribe: (hear) => {
      listeners.add(hear);
      listening ??= begin();
      // what happened before this was not heard
      listening.then(
        () => listeners.has(hear) && hear('missed'),
        () => {},
      );
      return () => {
        listeners.delete(hear);
        if (listeners.size === 0) end();
      };
    },
    say: (signal) => tell(database.db, CHANNEL, writeSignal(signal)),
  };
}
