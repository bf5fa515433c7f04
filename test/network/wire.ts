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
  close(): Promise<void>;
}

/** Listens on a free port of this machine and passes everything on to `target`. */
export async function startWire(target: number): Promise<Wire> {
  const chunks: Buffer[] = [];
  const asked: Buffer[] = [];
  const sockets = new Set<Socket>();
  let withheld = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    near.on('data', (chunk: Buffer) => {
      asked.push(chunk);
      chunks.push(chunk);
      far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
