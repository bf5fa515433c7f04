import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { clamdScanner, ScanFailed } from './virus-scanner.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** Reads as clamd does; `say` is what it answers to a whole file, or undefined to say nothing. */
async function clamd(say: (bytes: Buffer) => string | undefined, at: string | 0 = 0) {
  const server = createServer((socket) => {
    sockets.add(socket);
    let came = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part: Buffer) => {
      came = Buffer.concat([came, part]);
      const bytes = fileIn(came);
      const reply = bytes && say(bytes);
      if (reply !== undefined) socket.end(reply);
    });
  });
  servers.push(server);
  if (at === 0) server.listen(0, '127.0.0.1');
  else server.listen(at);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? `127.0.0.1:${address?.port}` : String(at);
}

/** The file, once the empty piece has come. */
function fileIn(came: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (came.length < command.length) return undefined;
  expect(came.subarray(0, command.length).toString()).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= came.length; ) {
    const length = came.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(came.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

const BYTES = Buffer.from('een brief '.repeat(300_000));

describe('a scanner', () => {
  it('gets the whole file and says that it is clean', async () => {
    const at = await clamd((bytes) => (bytes.equals(BYTES) ? 'stream: OK\0' : 'ERROR\0'));
    expect(await clamdScanner(at)(BYTES)).toBe('clean');
    expect(await clamdScanner(at)(BYTES)).toBe('clean');
  });

  it('says that it is infected', async () => {
    const at = await clamd(() => 'stream: Win.Test.EICAR_HDB-1 FOUND\0');
    expect(await clamdScanner(at)(BYTES)).toBe('infected');
  });

  it('listens at a path', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nabij-clamd-'));
    const at = await clamd(() => 'stream: OK\0', join(dir, 'clamd.sock'));
    expect(await clamdScanner(at)(BYTES)).toBe('clean');
    await rm(dir, { recursive: true });
  });

  it.each([
    'INSTREAM size limit exceeded. ERROR\0',
    'stream: Can not allocate memory ERROR\0',
    'UNKNOWN COMMAND\0',
    'stream: OK, or was it\0',
    ' FOUND\0',
    '',
  ])('that says %j gives no verdict', async (reply) => {
    const at = await clamd(() => reply);
    await expect(clamdScanner(at)(BYTES)).rejects.toThrow(ScanFailed);
  });

  it('that is not there gives no verdict', async () => {
    const at = await clamd(() => 'stream: OK\0');
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve));
    await expect(clamdScanner(at)(BYTES)).rejects.toThrow(ScanFailed);
    await expect(clamdScanner('/nowhere/clamd.sock')(BYTES)).rejects.toThrow(ScanFailed);
  });

  it('that says nothing is not waited for longer than told', async () => {
    const at = await clamd(() => undefined);
    await expect(clamdScanner(at, 50)(BYTES)).rejects.toThrow(ScanFailed);
  });

  it('that hangs up in the middle gives no verdict', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.destroy()));
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(clamdScanner(`127.0.0.1:${port}`)(BYTES)).rejects.toThrow(ScanFailed);
  });
});
