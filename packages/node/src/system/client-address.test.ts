import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { clientAddress, HERE, isAddressRange } from './client-address.ts';

/** What is taken for the client's address when a connection comes from `peer`. */
async function seen(
  peer: string | undefined,
  forwarded?: string,
  proxies = ['127.0.0.0/8', '::1', '10.1.0.0/16', 'fd00::/8'],
): Promise<string> {
  const addressOf = clientAddress(proxies);
  const app = new Hono().get('/', (c) => c.text(addressOf(c)));
  const headers = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  const env = { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request('/', { headers }, env)).text();
}

describe('the address of a client', () => {
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    // whoever is no proxy may claim what they like
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['127.0.0.1', '10.1.2.3', '10.1.2.3'],
    ['127.0.0.1', '203.0.113.9:55123', '203.0.113.9'],
    ['127.0.0.1', '[2001:db8::1]:443', '2001:db8:0:0/64'],
    ['127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    // the last address that a proxy gave, not what somebody made up before it
    ['127.0.0.1', 'unknown', '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1, nonsense, 10.1.2.3', '10.1.2.3'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['10.1.0.1', undefined, '10.1.0.1'],
    ['fd00::1', '203.0.113.9', '203.0.113.9'],
  ])('from %s saying %s is %s', async (peer, forwarded, expected) => {
    expect(await seen(peer, forwarded)).toBe(expected);
  });

  it('is this machine for a program on it that comes without a proxy', async () => {
    expect(await seen('127.0.0.1')).toBe(HERE);
    expect(await seen('::1')).toBe(HERE);
    const app = new Hono().get('/', (c) => c.text(clientAddress([])(c)));
    expect(await (await app.request('/')).text()).toBe(HERE);
  });

  it('is never this machine for a connection that is already gone', async () => {
    expect(await seen(undefined)).toBe('unknown');
    expect(await seen(undefined, '127.0.0.1')).toBe('unknown');
  });

  it('cannot be chosen by whoever is behind a proxy', async () => {
    const made = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ unit: 'grapheme-ascii' }));
    await fc.assert(
      fc.asyncProperty(fc.array(made, { maxLength: 30 }), async (claims) => {
        const text = [...claims.map((claim) => claim.replaceAll(/[^\w.:[\]]/g, '')), '203.0.113.9'];
        expect(await seen('127.0.0.1', text.join(', '))).toBe('203.0.113.9');
      }),
      { numRuns: 50 },
    );
  });

  it('is the network of an IPv6 address, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV6(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), async (ip, low) => {
        const network = await seen(ip, undefined, []);
        const isMapped = /^[\d.]+$/.test(network);
        // the first network of all holds the machine itself, and IPv4 in two ways of writing
        if (isMapped || network === HERE || network === '0:0:0:0/64') return;
        const tail = low
          .toString(16)
          .padStart(16, '0')
          .replace(/(.{4})(?=.)/g, '$1:');
        expect(await seen(`${network.replace('/64', '')}:${tail}`, undefined, [])).toBe(network);
      }),
    );
  });
});

describe('isAddressRange', () => {
  it.each(['10.0.0.5', '172.16.0.0/12', '::1', 'fd00::/8', '0.0.0.0/0'])('takes %s', (text) => {
    expect(isAddressRange(text)).toBe(true);
    expect(() => clientAddress([text])).not.toThrow();
  });

  it.each(['', 'caddy', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/8/8', '10.0.0.0/', 'fe80::1%1'])(
    'refuses %s',
    (text) => {
      expect(isAddressRange(text)).toBe(false);
    },
  );
});
