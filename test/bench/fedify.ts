import { type ChildProcess, execFile, fork } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { FedifyStart, FedifyState } from './fedify-server.ts';
import { postRequest } from './kept-connections.ts';

/** The newest that install together; their peer ranges do not fit, so they are never ours. */
const PACKAGES = {
  '@fedify/fedify': '2.3.6',
  '@fedify/vocab': '2.3.6',
  '@fedify/vocab-runtime': '2.3.6',
  '@fedify/postgres': '1.8.7',
  postgres: '3.4.9',
};

export const FEDIFY = 'Fedify 2.3.6, its PostgreSQL queue 1.8.7';

const MODULE = `export { createFederation, ParallelMessageQueue } from '@fedify/fedify';
export { getDocumentLoader } from '@fedify/vocab-runtime';
export { Create, Person } from '@fedify/vocab';
export { PostgresKvStore, PostgresMessageQueue } from '@fedify/postgres';
`;

/** Installs Fedify in a folder of its own, once on this machine. @returns its module's address */
export async function installFedify(): Promise<string> {
  const folder = join(tmpdir(), 'nabij-bench-fedify');
  await mkdir(folder, { recursive: true });
  const manifest = { private: true, type: 'module', dependencies: PACKAGES };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const how = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'];
  await promisify(execFile)('npm', ['install', '--prefix', folder, ...how], { cwd: folder });
  const module = join(folder, 'all.js');
  await writeFile(module, MODULE);
  return pathToFileURL(module).href;
}

interface Actor {
  id: string;
  keyId: string;
  privateKey: KeyObject;
  document: object;
}

export function makeActors(count: number): Actor[] {
  return Array.from({ length: count }, (_, i) => {
    const id = `https://town${i}.example/users/town`;
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyId = `${id}#main-key`;
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
    const document = {
      '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
      id,
      type: 'Person',
      preferredUsername: 'town',
      inbox: `${id}/inbox`,
      publicKey: { id: keyId, owner: id, publicKeyPem },
    };
    return { id, keyId, privateKey, document };
  });
}

/** Whole HTTP requests, each with an activity whose body has as many bytes as `size`. */
export function signedRequests(actors: readonly Actor[], count: number, size: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => {
    const actor = actors[i % actors.length];
    if (!actor) throw new Error('no actor');
    const rest = size - Buffer.byteLength(activityOf(actor, ''));
    return requestOf(actor, activityOf(actor, 'x'.repeat(rest)));
  });
}

function activityOf({ id }: Actor, content: string): string {
  return JSON.stringify({
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${id}/activities/${randomUUID()}`,
    type: 'Create',
    actor: id,
    to: 'https://www.w3.org/ns/activitystreams#Public',
    object: { id: `${id}/notes/${randomUUID()}`, type: 'Note', attributedTo: id, content },
  });
}

/** Signed as the Fediverse does (draft-cavage-http-signatures-12, RSA with SHA-256). */
function requestOf({ keyId, privateKey }: Actor, body: string): Buffer {
  const host = 'regio.example';
  const date = new Date().toUTCString();
  const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`;
  const type = 'application/activity+json';
  const signed = `(request-target): post /inbox\nhost: ${host}\ndate: ${date}\ndigest: ${digest}\ncontent-type: ${type}`;
  const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64');
  const names = '(request-target) host date digest content-type';
  return postRequest('/inbox', body, {
    host,
    date,
    digest,
    'content-type': type,
    signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="${names}",signature="${signature}"`,
  });
}

/** Starts Fedify in a process of its own. */
export async function startFedify(start: FedifyStart): Promise<{
  child: ChildProcess;
  port: number;
}> {
  const child = fork(new URL('./fedify-server.ts', import.meta.url));
  child.send(start);
  const [{ port }] = (await once(child, 'message')) as [FedifyState];
  return { child, port };
}

/** Waits until so many messages in all have had their effect, as its queue takes its time. */
export async function untilEffects(child: ChildProcess, count: number): Promise<void> {
  for (;;) {
    child.send('state');
    const [{ effects }] = (await once(child, 'message')) as [FedifyState];
    if (effects >= count) return;
    await wait(20);
  }
}
