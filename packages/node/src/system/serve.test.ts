import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { ListenError, type Server, serve } from './serve.ts';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

/** A server whose `/slow` says when it was asked and answers when it is let go. */
async function slowServer(graceMs?: number) {
  const asked = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const app = new Hono();
  app.get('/', (c) => c.text('here'));
  app.get('/slow', async (c) => {
    asked.resolve();
    await letGo.promise;
    return c.text('finished');
  });
  const options = { host: '127.0.0.1', port: 0, ...(graceMs === undefined ? {} : { graceMs }) };
  const server = await serve(app, options);
  open.push(server);
  return { server, asked: asked.promise, letGo: () => letGo.resolve() };
}

async function request(server: Server, path: string, agent?: Agent): Promise<string> {
  const asking = get({ host: '127.0.0.1', port: server.port, path, ...(agent && { agent }) });
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return text(response);
}

describe('serve', () => {
  it('takes a free port and says which', async () => {
    const { server } = await slowServer();
    expect(server.port).toBeGreaterThan(0);
    expect(await request(server, '/')).toBe('here');
  });

  it('lets requests in flight finish and takes nothing new', async () => {
    const { server, asked, letGo } = await slowServer();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await request(server, '/', agent)).toBe('here');
    const answer = request(server, '/slow', agent);
    await asked;
    const stopped = server.stop();
    await expect(request(server, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    letGo();
    expect(await answer).toBe('finished');
    await stopped;
    await expect(request(server, '/', agent)).rejects.toThrow();
    agent.destroy();
  });

  it('closes kept connections that are idle', async () => {
    const { server } = await slowServer();
    const agent = new Agent({ keepAlive: true });
    await request(server, '/', agent);
    await server.stop();
    agent.destroy();
  });

  it('does not wait for ever', async () => {
    const { server, asked } = await slowServer(10);
    const answer = request(server, '/slow').then(
      () => 'answered',
      () => 'cut off',
    );
    await asked;
    await server.stop();
    expect(await answer).toBe('cut off');
  });

  it('says in one sentence that a port is used', async () => {
    const { server } = await slowServer();
    const second = serve(new Hono(), { host: '127.0.0.1', port: server.port });
    await expect(second).rejects.toThrow(
      new ListenError(
        `Port ${server.port} on 127.0.0.1 is used by another program; stop that one or set NABIJ_PORT to another port.`,
      ),
    );
  });

  it('says in one sentence that an address is not ours', async () => {
    const nowhere = serve(new Hono(), { host: '192.0.2.1', port: 0 });
    await expect(nowhere).rejects.toThrow('192.0.2.1 is not an address of this machine');
  });
});
