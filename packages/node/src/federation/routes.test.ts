import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { epochSeconds, signEnvelope, verifyEntityConfiguration } from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestNode } from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  REGION,
  TOWN,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { type Server, serve } from '../system/serve.ts';
import { federationRoutes } from './routes.ts';

let databases: Databases;
let town: TestNode;
let region: TestNode;

beforeAll(async () => {
  databases = await twoDatabases();
});

afterAll(() => databases.drop());

beforeEach(async () => {
  ({ town, region } = await townAndRegion(databases));
});

async function envelope(): Promise<string> {
  const iat = epochSeconds(region.clock.now());
  const { compact } = await signEnvelope({
    key: town.key,
    iss: TOWN,
    aud: REGION,
    jti: randomUUID(),
    iat,
    exp: iat + 60,
    type: 'release',
    body: {},
  });
  return compact;
}

async function post(headers: Record<string, string>, body: string | ReadableStream) {
  const answer = await region.app.request('/federation/inbox', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const jose = { 'content-type': 'application/jose' };

describe('the inbox', () => {
  it('answers with a receipt', async () => {
    const { status, headers, text } = await post(jose, await envelope());
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/jose');
    expect(text.split('.')).toHaveLength(3);
  });

  it.each([
    ['another type', { 'content-type': 'application/json' }],
    ['a longer type', { 'content-type': 'application/jose+json' }],
    ['a parameter', { 'content-type': 'application/jose; charset=utf-8' }],
    ['two types', { 'content-type': 'application/jose, application/json' }],
    ['no type', { 'content-type': '' }],
    ['compression', { ...jose, 'content-encoding': 'gzip' }],
    ['unknown compression', { ...jose, 'content-encoding': 'identity, gzip' }],
  ])('refuses %s', async (_, headers) => {
    const { status, text } = await post(headers, await envelope());
    expect(status).toBe(415);
    expect(JSON.parse(text).type).toBe('urn:nabij:problem:media-type');
  });

  it('takes a type in capitals and an encoding that is none', async () => {
    const headers = { 'content-type': 'Application/JOSE', 'content-encoding': 'identity' };
    expect((await post(headers, await envelope())).status).toBe(200);
  });

  it('answers a refusal as problem+json', async () => {
    const { status, headers, text } = await post(jose, 'nonsense');
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(text).type).toBe('urn:nabij:problem:envelope-malformed');
  });

  it('says nothing about what broke', async () => {
    await databases.there.db.execute('alter table inbox rename to elsewhere');
    const { status, text } = await post(jose, await envelope());
    await databases.there.db.execute('alter table elsewhere rename to inbox');
    expect(status).toBe(500);
    expect(JSON.parse(text).type).toBe('urn:nabij:problem:internal');
    expect(text).not.toContain('inbox');
  });

  it.each([['GET'], ['PUT'], ['DELETE']])('does not take %s', async (method) => {
    const answer = await region.app.request('/federation/inbox', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

describe('size', () => {
  it('is refused by what is announced', async () => {
    const { status } = await post({ ...jose, 'content-length': '262145' }, 'x');
    expect(status).toBe(413);
  });

  it('is counted where nothing is announced', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect((await post(jose, endless)).status).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  it('of exactly the limit is read', async () => {
    const { text } = await post(jose, 'x'.repeat(262_144));
    expect(JSON.parse(text).type).toBe('urn:nabij:problem:envelope-malformed');
    expect((await post(jose, 'x'.repeat(262_145))).status).toBe(413);
  });

  describe('over a real connection', () => {
    let server: Server;
    beforeEach(async () => {
      server = await serve(region.app, { host: '127.0.0.1', port: 0, graceMs: 100 });
    });

    it('64 MB without Content-Length are not taken in', async () => {
      const sent = await pour(server.port, 64 * 1_048_576);
      await server.stop();
      expect(sent.status).toBe(413);
      // What fits into the buffers of both ends may still have left.
      expect(sent.bytes).toBeLessThan(16 * 1_048_576);
      expect(region.log.lines).toContainEqual({
        event: 'message-refused',
        ids: { problem: 'envelope-too-large' },
      });
    });

    it('a gzip bomb is neither unpacked nor read to its end', async () => {
      const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
      expect(bomb.length).toBeLessThan(100_000);
      const answer = await fetch(`http://127.0.0.1:${server.port}/federation/inbox`, {
        method: 'POST',
        headers: { ...jose, 'content-encoding': 'gzip' },
        body: bomb,
      });
      expect(answer.status).toBe(415);
      const unsaid = await fetch(`http://127.0.0.1:${server.port}/federation/inbox`, {
        method: 'POST',
        headers: jose,
        body: bomb,
      });
      expect(await unsaid.json()).toMatchObject({ type: 'urn:nabij:problem:envelope-malformed' });
      await server.stop();
    });

    it('a slow body is ended when its time is over', async () => {
      const describe = async () => region.metadata;
      const keys = async () => ({ others: [], old: [] });
      const handlers = new Map();
      const hasty = federationRoutes({ ...region, handlers, describe, keys, patienceMs: 20 });
      const served = await serve(hasty, { host: '127.0.0.1', port: 0, graceMs: 100 });
      const socket = await begin(served.port);
      const said: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => said.push(chunk));
      await new Promise((resolve) => socket.once('close', resolve));
      const answer = Buffer.concat(said).toString();
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('urn:nabij:problem:too-slow');
      expect(region.log.lines).toContainEqual({
        event: 'message-refused',
        ids: { problem: 'too-slow' },
      });
      await Promise.all([served.stop(), server.stop()]);
    });

    it('slow bodies hold up nobody else, and end with the server', async () => {
      const slow = await Promise.all(Array.from({ length: 100 }, () => begin(server.port)));
      const answer = await fetch(`http://127.0.0.1:${server.port}/federation/inbox`, {
        method: 'POST',
        headers: jose,
        body: await envelope(),
      });
      expect(answer.status).toBe(200);
      expect(slow.filter(({ destroyed }) => destroyed)).toEqual([]);
      const closed = slow.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      await Promise.all([server.stop(), ...closed]);
    });
  });
});

/** A connection that sends the head of a message and one byte of its body, and then nothing. */
function begin(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const head = [
      'POST /federation/inbox HTTP/1.1',
      'host: 127.0.0.1',
      'content-type: application/jose',
      'content-length: 200000',
    ];
    socket.once('error', reject);
    socket.write(`${head.join('\r\n')}\r\n\r\ne`, () => {
      socket.removeListener('error', reject);
      socket.on('error', () => {});
      socket.resume();
      resolve(socket);
    });
  });
}

/** Sends as much as the other side takes, in chunks, and stops at its answer or at the end. */
function pour(port: number, most: number): Promise<{ status: number | undefined; bytes: number }> {
  return new Promise((resolve) => {
    const chunk = Buffer.alloc(65_536, 'x');
    let bytes = 0;
    let status: number | undefined;
    const out = request({
      port,
      host: '127.0.0.1',
      path: '/federation/inbox',
      method: 'POST',
      headers: jose,
    });
    const end = () => resolve({ status, bytes });
    const more = () => {
      while (status === undefined && bytes < most) {
        bytes += chunk.length;
        if (!out.write(chunk)) return void out.once('drain', more);
      }
      out.end();
    };
    out.on('response', (answer) => {
      status = answer.statusCode;
      answer.resume();
      out.destroy();
    });
    out.on('error', () => {});
    out.on('close', end);
    more();
  });
}

describe('the entity configuration', () => {
  it('is signed by the node itself and may be cached for a while', async () => {
    const answer = await region.app.request('/.well-known/openid-federation');
    expect(answer.headers.get('content-type')).toBe('application/entity-statement+jwt');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const verdict = await verifyEntityConfiguration(await answer.text(), {
      entityId: REGION,
      now: region.clock.now(),
    });
    expect(verdict).toMatchObject({ verified: true, kid: region.key.kid, authorityHints: [] });
  });

  it('names the superior', async () => {
    const answer = await town.app.request('/.well-known/openid-federation');
    const verdict = await verifyEntityConfiguration(await answer.text(), {
      entityId: TOWN,
      now: town.clock.now(),
    });
    expect(verdict).toMatchObject({ verified: true, authorityHints: [REGION] });
  });
});
