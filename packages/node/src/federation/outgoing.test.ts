import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createOutgoing, type Outgoing, type OutgoingOptions } from './outgoing.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function outgoing(options: Partial<OutgoingOptions> = {}): Outgoing {
  const made = createOutgoing({ allowLoopbackHttp: true, ...options });
  closing.push(() => made.close());
  return made;
}

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const get = (url: string) => ({ url, method: 'GET', maxBytes: 1_000 }) as const;

/** A name server that gives these addresses, one list per question. */
function answering(...answers: string[][]): LookupFunction & { asked: number } {
  const lookup: LookupFunction & { asked: number } = Object.assign(
    ((_hostname, _options, callback) => {
      const addresses = answers[Math.min(lookup.asked, answers.length - 1)] ?? [];
      lookup.asked += 1;
      const family = (address: string) => (address.includes(':') ? 6 : 4);
      callback(
        null,
        addresses.map((address) => ({ address, family: family(address) })),
      );
    }) satisfies LookupFunction,
    { asked: 0 },
  );
  return lookup;
}

describe('addresses refused before anything is asked', () => {
  it.each([
    ['https://127.0.0.1/'],
    ['https://127.1/'],
    ['https://2130706433/'],
    ['https://0x7f000001/'],
    ['https://0x7f.1/'],
    ['https://017700000001/'],
    ['https://0/'],
    ['https://127.0.0.1./'],
    ['https://①②⑦.0.0.1/'],
    ['https://127。0。0。1/'],
    ['https://169.254.169.254/latest/meta-data'],
    ['https://10.0.0.1/'],
    ['https://[::1]/'],
    ['https://[::]/'],
    ['https://[0:0:0:0:0:ffff:7f00:1]/'],
    ['https://[::ffff:127.0.0.1]/'],
    ['https://[::127.0.0.1]/'],
    ['https://[64:ff9b::127.0.0.1]/'],
    ['https://[2002:7f00:1::]/'],
    ['https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/'],
    ['https://[fe80::1]/'],
    ['https://[fe80::1%25eth0]/'],
    ['https://[fd00::1]/'],
    ['https://user@town.example/'],
    ['https://user:word@town.example/'],
    ['http://town.example/'],
    ['http://localhost.evil.example/'],
    ['http://10.0.0.1/'],
    ['http://[::ffff:127.0.0.1]/'],
    ['ftp://town.example/'],
    ['file:///etc/passwd'],
    ['data:text/plain,hello'],
    ['//town.example/'],
    ['nonsense'],
    [''],
  ])('%s', async (url) => {
    const lookup = answering(['8.8.8.8']);
    await expect(outgoing({ lookup }).send(get(url))).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(lookup.asked).toBe(0);
  });

  it('plain http to this machine, unless allowed', async () => {
    const { url } = await listen((_, response) => response.end());
    const strict = outgoing({ allowLoopbackHttp: false });
    await expect(strict.send(get(url))).rejects.toMatchObject({ code: 'address-refused' });
    expect((await outgoing().send(get(url))).status).toBe(200);
  });
});

describe('names', () => {
  it.each([
    ['to loopback', ['127.0.0.1']],
    ['to the cloud’s metadata', ['169.254.169.254']],
    ['to a mapped address', ['::ffff:127.0.0.1']],
    ['to a mixed set', ['8.8.8.8', '10.0.0.1']],
    ['to nothing', []],
  ])('that lead %s are refused', async (_, addresses) => {
    const lookup = answering(addresses);
    const answer = outgoing({ lookup }).send(get('https://town.example/'));
    await expect(answer).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('are asked once for a connection: what was checked is what is connected to', async () => {
    const lookup = answering(['127.0.0.1'], ['10.0.0.1']);
    const { url } = await listen((_, response) => response.end('hello'));
    const answer = await outgoing({ lookup }).send(get(url.replace('127.0.0.1', 'localhost')));
    expect(answer.status).toBe(200);
    expect(lookup.asked).toBe(1);
  });

  it('localhost that leads elsewhere is refused', async () => {
    const answer = outgoing({ lookup: answering(['10.0.0.1']) }).send(get('http://localhost/'));
    await expect(answer).rejects.toMatchObject({ code: 'address-refused' });
  });
});

describe('answers', () => {
  it('does not follow a redirect', async () => {
    const { url } = await listen((_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    const answer = await outgoing().send(get(url));
    expect(answer.status).toBe(302);
  });

  it('stops at the size cap, announced or not', async () => {
    const { url } = await listen((_, response) => {
      response.on('error', () => {});
      const pour = () => {
        while (response.write(Buffer.alloc(10_000)));
        response.once('drain', pour);
      };
      pour();
    });
    await expect(outgoing().send(get(url))).rejects.toMatchObject({ code: 'answer-too-large' });
  });

  it('stops at the time cap, though bytes keep coming', async () => {
    const { url } = await listen((request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      request.socket.on('close', () => clearInterval(drip));
    });
    const answer = outgoing({ timeout: 200 }).send(get(url));
    await expect(answer).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('names a peer that is not there', async () => {
    const { server, url } = await listen(() => {});
    server.close();
    await expect(outgoing().send(get(url))).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('ends when the caller stops', async () => {
    const { url } = await listen(() => {});
    const stopping = new AbortController();
    const answer = outgoing().send({ ...get(url), signal: stopping.signal });
    stopping.abort();
    await expect(answer).rejects.toMatchObject({ code: 'unreachable' });
  });
});
