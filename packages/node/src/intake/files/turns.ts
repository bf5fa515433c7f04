import { FileRefused } from '../../cases/attachments/files/file-refused.ts';

/** More waiting, and somebody is asked to come back. */
const MOST_WAITING = 20;
/** Bytes of files in memory at the same time, in one process. */
const ROOM_BYTES = 100 * 1024 * 1024;

/** Lets files be worked on one at a time, as drawing a picture takes much memory. */
export interface Turns {
  /** @throws FileRefused busy while very many wait */
  take<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Room in memory for one file: counted as it comes, as somebody slow would otherwise keep it
   * from everybody else.
   */
  room(): Room;
}

/** The room that one file takes. */
export interface Room {
  /** @throws FileRefused busy while others fill it */
  add(bytes: number): void;
  free(): void;
}

export function createTurns(): Turns {
  let waiting = 0;
  let held = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: async (work) => {
      if (waiting >= MOST_WAITING) throw new FileRefused('busy');
      waiting += 1;
      const done = last.then(work).finally(() => {
        waiting -= 1;
      });
      last = done.catch(() => undefined);
      return done;
    },
    room: () => {
      let own = 0;
      return {
        add: (bytes) => {
          if (held + bytes > ROOM_BYTES) throw new FileRefused('busy');
          own += bytes;
          held += bytes;
        },
        free: () => {
          held -= own;
          own = 0;
        },
      };
    },
  };
}
