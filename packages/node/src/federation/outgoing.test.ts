import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createRaw,
  type LookupFunction,
  type Socket,
} from 'node:net';
import { gzipSync } from 'node:zlib';
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

/** A server that says whatever bytes it likes. */
async function raw(talk: (socket: Socket) => void): Promise<string> {
  const server = createRaw((socket) => {
    socket.on('error', () => {});
    socket.resume();
    talk(socket);
    closing.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
    ['https://0.0.0.0/'],
    ['https://0177.0.0.1/'],
    ['https://0177.0x0.0.1/'],
    ['https://127.0.1/'],
    ['https://%31%32%37.0.0.1/'],
    ['https://１２７.0.0.1/'],
    ['https://127.0.0.1:8443/'],
    ['https:/127.0.0.1/'],
    ['https:\\\\127.0.0.1/'],
    ['https://\t127.0.0.1/'],
    ['https://100.64.0.1/'],
    ['https://192.0.0.8/'],
    ['https://198.18.0.1/'],
    ['https://255.255.255.255/'],
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
    ['https://[fec0::1]/'],
    ['https://[ff02::1]/'],
    ['https://[5f00::1]/'],
    ['https://[100::1]/'],
    ['https://[2001:db8::1]/'],
    ['https://[3fff::1]/'],
    ['https://[64:ff9b:1::1]/'],
    ['https://[::FFFF:7F00:1]/'],
    ['https://[0000:0000:0000:0000:0000:0000:0000:0001]/'],
    ['https://[fe80::1%25]/'],
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
    ['to a public IPv4 and a private IPv6', ['8.8.8.8', 'fd00::1']],
    ['to a private IPv4 behind a public IPv6', ['2a00:1450::1', '192.168.1.1']],
    ['to this network', ['0.0.0.0']],
    ['to an address behind NAT64', ['64:ff9b::10.0.0.1']],
    ['to an address with a zone', ['fe80::1%eth0']],
    ['to no address', ['elsewhere.example']],
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

  it('are asked anew for another connection, and what leads elsewhere by then is refused', async () => {
    const lookup = answering(['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1', '10.0.0.1']);
    const { url } = await listen((_, response) => response.setHeader('connection', 'close').end());
    const named = get(url.replace('127.0.0.1', 'localhost'));
    const asking = outgoing({ lookup });
    expect((await asking.send(named)).status).toBe(200);
    for (const _ of ['elsewhere', 'both']) {
      await expect(asking.send(named)).rejects.toMatchObject({ code: 'address-refused' });
    }
    expect(lookup.asked).toBe(3);
  });

  it.each([
    ['https://localhost/'],
    ['https://localhost./'],
    ['https://town.localhost/'],
    ['https://127.0.0.1.nip.example/'],
    ['https://xn--town.example/'],
  ])('%s are asked about like any other, and refused by where they lead', async (url) => {
    const lookup = answering(['127.0.0.1']);
    const answer = outgoing({ lookup }).send(get(url));
    await expect(answer).rejects.toMatchObject({ code: 'address-refused' });
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

  it.each([301, 302, 303, 307, 308])(
    'does not follow a %i, which leads to itself',
    async (status) => {
      let asked = 0;
      const { url } = await listen((request, response) => {
        asked += 1;
        request.resume();
        response.writeHead(status, { location: '/' }).end();
      });
      for (const it of [get(url), { ...get(url), method: 'POST', body: 'x' } as const]) {
        expect((await outgoing().send(it)).status).toBe(status);
      }
      expect(asked).toBe(2);
    },
  );

  it.each(['gzip', 'br', 'deflate', 'zstd'])(
    'does not unpack %s, whatever it would be',
    async (encoding) => {
      const bomb = gzipSync(Buffer.alloc(8 * 1_048_576));
      const { url } = await listen((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
      });
      const answer = await outgoing().send({ ...get(url), maxBytes: bomb.length });
      expect(Buffer.from(answer.body).equals(bomb)).toBe(true);
      const more = outgoing().send({ ...get(url), maxBytes: bomb.length - 1 });
      await expect(more).rejects.toMatchObject({ code: 'answer-too-large' });
    },
  );

  it('stops at headers without end', async () => {
    let sent = 0;
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const line = `x-more: ${'x'.repeat(1_000)}\r\n`;
      const pour = () => {
        while (!socket.destroyed && socket.write(line)) sent += line.length;
        socket.once('drain', pour);
      };
      pour();
    });
    await expect(outgoing().send(get(url))).rejects.toMatchObject({ code: 'unreachable' });
    expect(sent).toBeLessThan(16 * 1_048_576);
  });

  it('stops at the time cap while headers come letter by letter', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
      const drip = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    const answer = outgoing({ timeout: 200 }).send(get(url));
    await expect(answer).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('ends when the caller stops while a name is looked up, or the time cap comes', async () => {
    const stopping = new AbortController();
    const lookup: LookupFunction = (_host, _options, callback) => {
      closing.unshift(() => callback(new Error('ended'), []));
      stopping.abort();
    };
    const named = get('https://town.example/');
    const stopped = outgoing({ lookup }).send({ ...named, signal: stopping.signal });
    await expect(stopped).rejects.toMatchObject({ code: 'unreachable' });
    const late = outgoing({ timeout: 20, lookup }).send(named);
    await expect(late).rejects.toMatchObject({ code: 'timed-out' });
  });

  it('takes no header that is given twice', async () => {
    const url = await raw((socket) => {
      const twice = 'x-kind: one\r\nx-kind: two\r\n';
      socket.end(`HTTP/1.1 200 OK\r\n${twice}content-length: 0\r\nconnection: close\r\n\r\n`);
    });
    expect((await outgoing().send(get(url))).header('x-kind')).toBeUndefined();
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
