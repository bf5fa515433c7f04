import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  digestOf,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  importVerifyKey,
  type NodeMetadata,
  type OkpJwk,
  type SigningKey,
  signEntityConfiguration,
  signReceipt,
} from '@nabij/protocol';
import { compactVerify } from 'jose';

/** A node as somebody would write it in an afternoon: a library verifies, and that is all. */
export interface CarelessNode {
  readonly url: string;
  close(): Promise<void>;
}

/** @param known the key of the only member */
export async function carelessNode(known: OkpJwk): Promise<CarelessNode> {
  const key = await importSigningKey(await generateSigningKeyJwk());
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const node = { url, key, known };

  async function answer(request: IncomingMessage): Promise<[number, string, string]> {
    const path = request.url?.split('?')[0];
    if (path === '/.well-known/openid-federation') return describe(node);
    if (path?.startsWith('/federation/') && path !== '/federation/inbox') {
      return [200, 'text/html', '<h1>Not built yet</h1>'];
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return take(node, Buffer.concat(chunks).toString());
  }

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Node {
  readonly url: string;
  readonly key: SigningKey;
  readonly known: OkpJwk;
}

async function describe({ url, key }: Node): Promise<[number, string, string]> {
  const metadata: NodeMetadata = {
    ...{ role: 'coordinator', name: 'Slordig', inbox: `${url}/federation/inbox` },
    ...{ municipalities: [], languages: ['nl'], protocol_versions: ['1'] },
  };
  const statement = await signEntityConfiguration({
    ...{ key, entityId: url, now: new Date(), metadata },
    endpoints: { fetch: `${url}/federation/fetch`, list: `${url}/federation/list` },
  });
  return [200, 'application/entity-statement+jwt', statement];
}

async function take({ url, key, known }: Node, text: string): Promise<[number, string, string]> {
  const problem = 'application/problem+json';
  try {
    const { payload } = await compactVerify(text, await importVerifyKey(known));
    const { iss, jti } = JSON.parse(new TextDecoder().decode(payload));
    const received = { iss, jti, digest: digestOf(text) };
    const own = { key, iss: url, aud: iss, jti: randomUUID(), iat: epochSeconds(new Date()) };
    return [200, 'application/jose', await signReceipt({ ...own, received })];
  } catch (error) {
    const code = /signature/.test(String(error)) ? 'signature-invalid' : 'algorithm-not-allowed';
    const [status, title] = [code === 'signature-invalid' ? 401 : 400, `Wrong: ${text}`];
    const type = `urn:nabij:problem:${code}`;
    return [status, problem, JSON.stringify({ type, status, title })];
  }
}
