import { BlockList, isIP } from 'node:net';

// One list per family: a BlockList maps IPv4 into IPv6, so that ::/3 would match every IPv4 address.
const IPV4_SPECIAL = subnets('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

// Only 2000::/3 is given out; mapped, NAT64, 6to4, Teredo, local and multicast all fall in the rest.
const IPV6_SPECIAL = subnets('ipv6', [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]);

const IPV4_LOOPBACK = subnets('ipv4', [['127.0.0.0', 8]]);
const IPV6_LOOPBACK = subnets('ipv6', [['::1', 128]]);

/**
 * Whether an address literal is one that a public peer can have: not private, local, reserved,
 * multicast or a wrapping of another address (IANA special-purpose registries, RFC 6890).
 * Anything that is not an IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !IPV4_SPECIAL.check(address, 'ipv4');
  if (family === 6) return !address.includes('%') && !IPV6_SPECIAL.check(address, 'ipv6');
  return false;
}

/** Whether an address literal is this machine's own: 127.0.0.0/8 or ::1. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return IPV4_LOOPBACK.check(address, 'ipv4');
  if (family === 6) return !address.includes('.') && IPV6_LOOPBACK.check(address, 'ipv6');
  return false;
}

function subnets(family: 'ipv4' | 'ipv6', networks: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
