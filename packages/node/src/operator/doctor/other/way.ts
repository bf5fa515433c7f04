import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import {
  checkServerIdentity,
  connect,
  type DetailedPeerCertificate,
  type TLSSocket,
} from 'node:tls';
import { isLoopbackAddress, isPublicAddress } from '../../../federation/special-use.ts';
import { type Finding, well, wrong } from '../finding.ts';

const PATIENCE_MS = 10_000;

/** How names are found and what is allowed; tests pass their own. */
export interface Way {
  readonly allowLoopback: boolean;
  /** The addresses of a name; throws where there are none. */
  readonly lookup?: (host: string) => Promise<readonly string[]>;
}

/** Whether the other node can be reached at all: its name, its address and its certificate. */
export async function checkWay(url: URL, way: Way): Promise<Finding[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) ? [host] : await (way.lookup ?? find)(host).catch(() => []);
  const named = checkName(host, addresses, way);
  if (!named.isWell || url.protocol !== 'https:') return [named];
  return [named, await checkCertificate({ host, addresses, port: Number(url.port || 443) })];
}

/** A server, by the addresses that were looked at: nobody asks for its name a second time. */
interface Server {
  readonly host: string;
  readonly addresses: readonly string[];
  readonly port: number;
}

function checkName(host: string, addresses: readonly string[], { allowLoopback }: Way): Finding {
  if (addresses.length === 0) {
    return wrong(`${host} is not found: look at the spelling of the address, then at its DNS.`);
  }
  const isAllowed = (address: string) =>
    isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
  const odd = addresses.find((address) => !isAllowed(address));
  return odd === undefined
    ? well(`${host} is found.`)
    : wrong(`${host} leads to ${odd}, which is not on the internet: correct its DNS.`);
}

async function find(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

async function checkCertificate(server: Server): Promise<Finding> {
  const { host, port } = server;
  const seen = await greet(server);
  if (seen === undefined) {
    return wrong(
      `Nothing answers at ${host}, port ${port}: is its web server running, is it let through?`,
    );
  }
  if (seen === 'no-tls') {
    return wrong(`${host}, port ${port}, does not speak TLS: its web server needs a certificate.`);
  }
  const { certificate, problem } = seen;
  const until = new Date(certificate.valid_to);
  if (until.getTime() <= Date.now()) {
    return wrong(`The certificate of ${host} ended on ${dayOf(until)}: renew it there.`);
  }
  if (new Date(certificate.valid_from).getTime() > Date.now()) {
    return wrong(`The certificate of ${host} does not hold yet: look at both clocks.`);
  }
  if (checkServerIdentity(host, certificate)) {
    const names = certificate.subjectaltname?.replaceAll('DNS:', '') ?? 'another name';
    return wrong(
      `The certificate of ${host} is for ${names}: its web server needs one for ${host}.`,
    );
  }
  if (problem !== undefined) {
    return wrong(
      `Nobody known has issued the certificate of ${host} (${problem}): its web server must send one of a public issuer, with the whole chain.`,
    );
  }
  return well(`The certificate of ${host} holds until ${dayOf(until)}.`);
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

interface Seen {
  readonly certificate: DetailedPeerCertificate;
  /** Why the chain does not lead to an issuer that this machine knows. */
  readonly problem: string | undefined;
}

/** Looks at a certificate without relying on it; undefined where nothing answers. */
function greet({ host, addresses, port }: Server): Promise<Seen | 'no-tls' | undefined> {
  return new Promise((resolve) => {
    const name = isIP(host) ? {} : { servername: host };
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    const lookup: LookupFunction = (_host, { all }, callback) =>
      all ? callback(null, found) : callback(null, found[0]?.address ?? '', found[0]?.family);
    const socket: TLSSocket = connect({ host, port, lookup, rejectUnauthorized: false, ...name });
    const end = (seen: Seen | 'no-tls' | undefined) => {
      resolve(seen);
      socket.destroy();
    };
    socket.setTimeout(PATIENCE_MS, () => end(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(/^(ERR_SSL|EPROTO|ECONNRESET)/.test(error.code ?? '') ? 'no-tls' : undefined),
    );
    socket.once('secureConnect', () => {
      const { authorizationError: problem } = socket;
      const certificate = socket.getPeerCertificate(true);
      end({ certificate, problem: problem ? problem.toString() : undefined });
    });
  });
}
