import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A whole HTTP request, ready to be written: so that sending costs this machine next to nothing. */
export function postRequest(path: string, body: string, headers: Record<string, string>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.join('')}content-length: ${length}\r\n\r\n${body}`,
  );
}

/**
 * Sends every request, as many at once as there are connections, each of which waits for its
 * answer. @returns how many a second; any other status than `expected` ends the bench
 */
export async function sendAll(
  to: { port: number; connections: number; expected: number },
  requests: readonly Buffer[],
): Promise<number> {
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(to.connections, requests.length) }, async () => {
      const socket = connect(to.port, '127.0.0.1').setNoDelay(true);
      await once(socket, 'connect');
      const ask = asker(socket, to.expected);
      for (let request = requests[next++]; request; request = requests[next++]) await ask(request);
      socket.destroy();
    }),
  );
  return requests.length / ((performance.now() - start) / 1_000);
}

/** Asks over one connection; answers come whole, with a `content-length`. */
function asker(socket: Socket, expected: number): (request: Buffer) => Promise<void> {
  let settle: { resolve: () => void; reject: (error: Error) => void } | undefined;
  let answer = '';
  socket.setEncoding('latin1');
  socket.on('close', () => settle?.reject(new Error('the connection was closed')));
  socket.on('error', (error) => settle?.reject(error));
  socket.on('data', (text: string) => {
    answer += text;
    const head = answer.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/^content-length: *(\d+)/im.exec(answer.slice(0, head))?.[1]);
    if (answer.length < head + 4 + length) return;
    const status = Number(answer.slice(9, 12));
    answer = '';
    if (status === expected) settle?.resolve();
    else settle?.reject(new Error(`answered ${status}`));
  });
  return (request) =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      socket.write(request);
    });
}
