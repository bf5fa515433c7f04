import { connect } from '../../packages/node/src/system/database.ts';
import { serve } from '../../packages/node/src/system/serve.ts';

/** What the bench tells the Fedify server that it measures. */
export interface FedifyStart {
  /** The address of a module with all of Fedify that is used. */
  module: string;
  databaseUrl: string;
  /** What the address of every sending actor answers, by address. */
  documents: Record<string, object>;
}

/** What it answers whenever it is asked. */
export interface FedifyState {
  port: number;
  /** CPU of its process since it started. */
  user: number;
  system: number;
  /** How many messages have had their effect. */
  effects: number;
}

// Of Fedify's types only what is used: it is no package of this project.
interface Activity {
  readonly id: URL;
  readonly actorId: URL;
  getObject(ctx: object): Promise<{ readonly content: unknown }>;
}

interface Federation {
  setActorDispatcher(path: string, find: (ctx: object, name: string) => object): void;
  setInboxListeners(
    ofActor: string,
    ofAll: string,
  ): { on(type: unknown, take: (ctx: object, activity: Activity) => Promise<void>): void };
  startQueue(data: undefined): Promise<void>;
  fetch(request: Request, options: { contextData: undefined }): Promise<Response>;
}

type Loader = (url: string) => Promise<{ documentUrl: string; document: object }>;

interface Fedify {
  createFederation(options: object): Federation;
  getDocumentLoader(): Loader;
  Create: object;
  Person: new (fields: object) => object;
  ParallelMessageQueue: new (queue: object, workers: number) => object;
  PostgresKvStore: new (client: object) => object;
  PostgresMessageQueue: new (client: object) => object;
}

/** As many workers and connections as its manual proposes together. */
const WORKERS = 10;
const CONNECTIONS = 20;

// A process of its own, so that its CPU can be told from that of whoever sends.
process.once('message', (start: FedifyStart) => {
  void run(start);
});

/**
 * Fedify as its manual sets it up for production: key-value store and queue in PostgreSQL, the
 * queue emptied by several workers at once, an inbox listener, the same HTTP server in front.
 * Easier than life: actors and their keys come from memory and never over the network, requests
 * carry an HTTP signature alone (the cheapest that it takes: no Linked Data signature, no
 * integrity proof), every context is one that it brings along, nothing is logged or traced.
 */
async function run({ module, databaseUrl, documents }: FedifyStart): Promise<void> {
  const fedify = (await import(module)) as Fedify;
  const client = connect(databaseUrl, CONNECTIONS);
  const known = fedify.getDocumentLoader();
  const loader: Loader = async (url) => {
    const document = documents[url];
    return document ? { documentUrl: url, document } : known(url);
  };
  const federation = fedify.createFederation({
    kv: new fedify.PostgresKvStore(client),
    queue: new fedify.ParallelMessageQueue(new fedify.PostgresMessageQueue(client), WORKERS),
    documentLoaderFactory: () => loader,
    contextLoaderFactory: () => loader,
    manuallyStartQueue: true,
  });
  federation.setActorDispatcher('/users/{identifier}', (_ctx, name) => {
    const id = new URL(`https://regio.example/users/${name}`);
    return new fedify.Person({ id, preferredUsername: name });
  });
  let effects = 0;
  const listeners = federation.setInboxListeners('/users/{identifier}/inbox', '/inbox');
  listeners.on(fedify.Create, async (ctx, activity) => {
    const { content } = await activity.getObject(ctx);
    await client`insert into bench_effects
      values (${activity.actorId.href}, ${activity.id.href}, ${String(content)})`;
    effects += 1;
  });
  void federation.startQueue(undefined);
  const server = await serve(
    { fetch: (request) => federation.fetch(request, { contextData: undefined }) },
    { host: '127.0.0.1', port: 0 },
  );
  const state = (): FedifyState => ({ port: server.port, ...process.cpuUsage(), effects });
  process.on('message', () => process.send?.(state()));
  process.send?.(state());
}
