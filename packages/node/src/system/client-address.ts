import { BlockList, isIP, SocketAddress } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Says for whom a request counts, where requests are limited. */
export type ClientAddress = (c: Context) => string;

/** A program on this machine itself that comes without a proxy. */
export const HERE = 'here';

/** Longer than any honest chain of proxies. */
const MOST_HOPS = 20;

/**
 * The address of the client: of the connection, unless that is a trusted proxy's, whose word
 * counts (`X-Forwarded-For`, read from the right up to the first that is no trusted proxy). Of an
 * IPv6 address only the network counts (/64): one household or one machine has them all.
 *
 * @param proxies addresses and ranges, such as `10.0.0.0/8`
 */
export function clientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = rangesOf(proxies);
  return (c) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    // asked by the program itself, in one process
    if (!incoming) return HERE;
    const peer = plain(incoming.socket.remoteAddress ?? '');
    const forwarded = c.req.header('x-forwarded-for');
    if (forwarded === undefined && isLoopback(peer)) return HERE;
    let client = peer;
    for (const hop of hopsOf(forwarded)) {
      if (!isIn(trusted, client)) break;
      client = hop;
    }
    return networkOf(client);
  };
}

/** Whether something is an address or a range as {@link clientAddress} takes it. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0 || address.includes('%')) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bitsOf(family));
}

/** From the nearest to the farthest; nothing after the first that is no address. */
function hopsOf(forwarded = ''): string[] {
  const hops = forwarded.split(',').slice(-MOST_HOPS).reverse().map(withoutPort);
  const end = hops.findIndex((hop) => isIP(hop) === 0);
  return end === -1 ? hops : hops.slice(0, end);
}

function withoutPort(hop: string): string {
  const text = hop.trim();
  const match = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text);
  return plain(match?.[1] ?? text);
}

// an IPv4 client of a socket that takes both families
function plain(address: string): string {
  const [bare = ''] = address.split('%');
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

function networkOf(address: string): string {
  const family = isIP(address);
  if (family === 4) return address;
  return family === 6 ? `${firstGroups(address)}/64` : 'unknown';
}

function firstGroups(address: string): string {
  // written in one way first: lower case, no leading zeros
  const { address: one } = new SocketAddress({ address, family: 'ipv6' });
  const [head = '', tail] = one.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

interface Ranges {
  readonly 4: BlockList;
  readonly 6: BlockList;
}

// one list for each family: a BlockList takes an IPv4 address for one of IPv6 too
function rangesOf(proxies: readonly string[]): Ranges {
  const ranges = { 4: new BlockList(), 6: new BlockList() };
  for (const range of proxies) {
    const [address = '', prefix] = range.split('/');
    const family = isIP(address);
    if (family !== 4 && family !== 6) throw new TypeError('Not an address');
    const bits = prefix === undefined ? bitsOf(family) : Number(prefix);
    ranges[family].addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return ranges;
}

function isIn(ranges: Ranges, address: string): boolean {
  const family = isIP(address);
  if (family !== 4 && family !== 6) return false;
  return ranges[family].check(address, family === 4 ? 'ipv4' : 'ipv6');
}

const LOOPBACK = rangesOf(['127.0.0.0/8', '::1']);

function isLoopback(address: string): boolean {
  return isIn(LOOPBACK, address);
}

function bitsOf(family: number): number {
  return family === 4 ? 32 : 128;
}
