import { connect, createServer, type Socket } from 'node:net';

/** A wire between two nodes that notes every byte and can lose the answers. */
export interface Wire {
  readonly port: number;
  /** Everything that went through, in both directions. */
  recorded(): Buffer;
  /** How many requests to this path have begun. */
  requests(line: string): number;
  /** From now on requests pass, and answers are noted but never arrive. */
  withholdAnswers(yes: boolean): void;
  /** Ends every connection that is open now. */
  cut(): void;
  /**
   * Breaks at the n-th message to the inbox from now: `asked` loses it, `answered` loses what is
   * said to it, and from there on nothing passes until the wire is mended.
   * @returns a promise that resolves when it broke
   */
  breakAt(n: number, moment: Moment): Promise<void>;
  mend(): void;
  close(): Promise<void>;
}

/** Whether a message is lost, or what is answered to it. */
export type Moment = 'asked' | 'answered';

const MESSAGE = 'POST /federation/inbox HTTP/1.1';

/** Where a wire breaks, and that it did. */
interface Break {
  left: number;
  readonly moment: Moment;
  readonly broke: PromiseWithResolvers<void>;
}

/** Listens on a free port of this machine and passes everything on to `target`. */
export async function startWire(target: number): Promise<Wire> {
  const chunks: Buffer[] = [];
  const asked: Buffer[] = [];
  const sockets = new Set<Socket>();
  let withheld = false;
  let broken = false;
  let next: Break | undefined;
  /** Nothing passes from here on: neither what is under way nor what comes. */
  const snap = (): void => {
    broken = true;
    next?.broke.resolve();
    next = undefined;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((near) => {
    if (broken) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    let isLast = false;
    near.on('data', (chunk: Buffer) => {
      asked.push(chunk);
      chunks.push(chunk);
      if (next && chunk.subarray(0, MESSAGE.length).toString('latin1') === MESSAGE) {
        next.left -= 1;
        isLast = next.left === 0;
        if (isLast && next.moment === 'asked') return snap();
      }
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (isLast) return snap();
      if (!withheld) near.write(chunk);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('end', () => other.end());
      // An end of either side, also a sudden one, is the end of both.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    recorded: () => Buffer.concat(chunks),
    requests: (line) =>
      Buffer.concat(asked).toString('latin1').split(`${line} HTTP/1.1`).length - 1,
    withholdAnswers: (yes) => {
      withheld = yes;
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    breakAt: (left, moment) => {
      next = { left, moment, broke: Promise.withResolvers() };
      return next.broke.promise;
    },
    mend: () => {
      broken = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
