import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './special-use.ts';

describe('addresses a peer can have', () => {
  it.each([
    ['8.8.8.8'],
    ['172.15.255.255'],
    ['172.32.0.0'],
    ['100.63.255.255'],
    ['100.128.0.0'],
    ['223.255.255.255'],
    ['2a00:1450::1'],
    ['2606:4700::1111'],
    ['2001:4860:4860::8888'],
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['unspecified', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier NAT', '100.64.0.1'],
    ['loopback', '127.255.255.254'],
    ['cloud metadata', '169.254.169.254'],
    ['benchmark', '198.19.0.1'],
    ['documentation', '203.0.113.5'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped public', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['ORCHID', '2001:10::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with zone', 'fe80::1%eth0'],
    ['public with zone', '2a00:1450::1%eth0'],
    ['multicast', 'ff02::1'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fc00::1'],
    ['discard', '100::1'],
    ['segment routing', '5f00::1'],
    ['reserved', '4000::1'],
    ['reserved', '240.0.0.1'],
    ['protocols', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['benchmark', '198.18.0.1'],
    ['6to4 relay', '192.88.99.1'],
    ['AS112', '192.31.196.1'],
    ['AMT', '192.52.193.1'],
    ['AS112', '192.175.48.1'],
    ['AS112', '2620:4f:8000::1'],
    ['carrier NAT, its end', '100.127.255.255'],
    ['in the spelling of C', '127.1'],
    ['octal', '0177.0.0.1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('%s %s is not', (_kind, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('never takes a wrapped IPv4 address for public', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
        expect(isPublicAddress(`64:ff9b::${address}`)).toBe(false);
      }),
    );
  });

  it('never takes one address for both public and loopback', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        expect(isPublicAddress(address) && isLoopbackAddress(address)).toBe(false);
      }),
    );
  });
});

describe('loopback', () => {
  it.each([['127.0.0.1'], ['127.8.8.8'], ['::1']])('%s is', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([['128.0.0.1'], ['::2'], ['::ffff:127.0.0.1'], ['localhost']])('%s is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });
});
