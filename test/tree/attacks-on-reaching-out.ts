import type { Held } from './attacks.ts';

const OUTGOING = 'packages/node/src/federation/outgoing.test.ts';

/** What would make a node ask where it should not (SSRF). */
export const ON_REACHING_OUT: Readonly<Record<string, readonly Held[]>> = {
  'plain literal': [[OUTGOING, 'https://127.0.0.1/']],
  'short literal': [[OUTGOING, 'https://127.1/']],
  'decimal literal': [[OUTGOING, 'https://2130706433/']],
  'octal literal': [[OUTGOING, 'https://017700000001/']],
  'hex literal': [
    [OUTGOING, 'https://0x7f000001/'],
    [OUTGOING, 'https://0x7f.1/'],
  ],
  'literal in other digits': [[OUTGOING, 'https://①②⑦.0.0.1/']],
  'IPv4-mapped': [[OUTGOING, 'https://[::ffff:127.0.0.1]/']],
  NAT64: [[OUTGOING, 'https://[64:ff9b::127.0.0.1]/']],
  '6to4': [[OUTGOING, 'https://[2002:7f00:1::]/']],
  Teredo: [[OUTGOING, 'https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/']],
  'zone id': [[OUTGOING, 'https://[fe80::1%25eth0]/']],
  'DNS with mixed answers': [[OUTGOING, 'to a mixed set']],
  'rebinding between check and connect': [
    [OUTGOING, 'are asked once for a connection: what was checked is what is connected to'],
  ],
  'redirect to private': [[OUTGOING, 'does not follow a redirect']],
  'redirect loop': [[OUTGOING, 'does not follow a redirect']],
  'second-hop URL inside a fetched document': [
    'entity-inbox-elsewhere',
    'chain-endpoint-elsewhere',
    'chain-source-elsewhere',
    'chain-metadata-inbox-elsewhere',
  ],
  'data:': [[OUTGOING, 'data:text/plain,hello']],
  'file:': [[OUTGOING, 'file:///etc/passwd']],
  userinfo: [
    [OUTGOING, 'https://user@town.example/'],
    [OUTGOING, 'https://user:word@town.example/'],
  ],
  'endless body': [[OUTGOING, 'stops at the size cap, announced or not']],
  'slow body': [[OUTGOING, 'stops at the time cap, though bytes keep coming']],
};
