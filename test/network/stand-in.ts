import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  generateSigningKeyJwk,
  importSigningKey,
  type NodeMetadata,
  type SigningKey,
  signEntityConfiguration,
} from '@nabij/protocol';

/** What a stand-in says to a request. */
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Says something, is silent for as long as the other waits, or has no such address. */
type Says = (request: { path: string; body: string }) => Answering | Promise<Answering>;
type Answering = Said | 'silence' | undefined;

/** Somebody at an address of this machine who speaks HTTP as a test wants, with a key of its own. */
export interface StandIn {
  readonly url: string;
  readonly key: SigningKey;
  /** Every path that was asked for, in order. */
  readonly asked: readonly string[];
  /** How many requests stand open now. */
  open(): number;
  /** From now on it says this. Without, nothing is there. */
  says: Says;
}

/** What stands in for nodes; all of it goes away at the end. */
export interface StandIns {
  make(port?: number): Promise<StandIn>;
  end(): Promise<void>;
}

export function standIns(): StandIns {
  const endings: (() => Promise<void>)[] = [];
  return {
    async make(port = 0) {
      const key = await importSigningKey(await generateSigningKeyJwk());
      const asked: string[] = [];
      const open = new Set<IncomingMessage>();
      const server = createServer(async (request, response) => {
        const path = request.url ?? '';
        asked.push(path);
        open.add(request);
        response.once('close', () => open.delete(request));
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const said = await made.says({ path, body: Buffer.concat(chunks).toString() });
        if (said === 'silence') return;
        const { status = 200, headers = {}, body = '' } = said ?? { status: 404 };
        response.writeHead(status, headers).end(body);
      });
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      endings.push(async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      });
      const url = `http://localhost:${(server.address() as AddressInfo).port}`;
      const says: Says = () => undefined;
      const made = { url, key, asked, open: () => open.size, says };
      return made;
    },
    async end() {
      for (const ending of endings.splice(0)) await ending();
    },
  };
}

/** A statement as an answer. */
export const statement = (body: string): Said => ({
  headers: { 'content-type': ENTITY_STATEMENT_MEDIA_TYPE },
  body,
});

/** What a stand-in says of itself when asked who it is. */
export async function configurationOf(
  { url: entityId, key }: Pick<StandIn, 'url' | 'key'>,
  by: { now: Date; hints?: readonly string[]; role?: NodeMetadata['role'] },
): Promise<string> {
  const { now, hints = [], role = 'point' } = by;
  const isPoint = role === 'point';
  const metadata: NodeMetadata = {
    ...{ role, name: 'Nagemaakt', inbox: `${entityId}/federation/inbox` },
    ...{ municipalities: isPoint ? ['XXDL08'] : [], languages: ['nl'], protocol_versions: ['1'] },
    ...(isPoint ? { population: 3_000 } : {}),
  };
  return signEntityConfiguration({
    ...{ key, entityId, metadata, now, authorityHints: hints },
    endpoints: isPoint ? {} : { fetch: `${entityId}/federation/fetch` },
  });
}

/** Says who it is, and nothing else. */
export const onlyConfiguration =
  (jwt: string): Says =>
  ({ path }) =>
    path === ENTITY_CONFIGURATION_PATH ? statement(jwt) : undefined;
