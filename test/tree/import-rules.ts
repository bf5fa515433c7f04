import type { Import, Source } from './sources.ts';

const NODE = 'packages/node/src/';

/** A rule says which files it is about and what it does not allow there. */
export interface ImportRule {
  name: string;
  about(source: Source): boolean;
  forbids(found: Import, source: Source): boolean;
}

const inFolder =
  (...folders: string[]) =>
  (source: Source) =>
    folders.some((folder) => source.path.startsWith(`${NODE}${folder}/`));

const named = (file: string) => (source: Source) =>
  source.path.startsWith(NODE) && source.path.endsWith(`/${file}`);

const isPackage = (found: Import, pattern: RegExp) =>
  found.target === undefined && pattern.test(found.specifier);

const reaches = (found: Import, ...folders: string[]) =>
  folders.some((folder) => found.target?.startsWith(`${NODE}${folder}/`));

/** What one file may not import directly (what stands in CONTRIBUTING). */
export const IMPORT_RULES: readonly ImportRule[] = [
  {
    // node:crypto computes and reads nothing; every other module of Node would be I/O.
    name: 'protocol imports jose, zod, node:crypto and itself only',
    about: (source) => source.path.startsWith('packages/protocol/src/') && !source.isTest,
    forbids: (found) =>
      found.target === undefined
        ? !/^((jose|zod)(\/|$)|node:crypto$)/.test(found.specifier)
        : !found.target.startsWith('packages/protocol/src/'),
  },
  {
    name: 'protocol knows none of our other packages, in its tests too',
    about: (source) => source.path.startsWith('packages/protocol/'),
    forbids: (found) =>
      found.target !== undefined && !found.target.startsWith('packages/protocol/'),
  },
  {
    name: 'system imports none of the other folders',
    about: inFolder('system'),
    forbids: (found) => (found.target?.startsWith(NODE) ?? false) && !reaches(found, 'system'),
  },
  {
    name: 'routes.ts never imports drizzle',
    about: named('routes.ts'),
    forbids: (found) => isPackage(found, /^(drizzle-orm|postgres)(\/|$)/),
  },
  {
    name: 'store.ts never imports hono',
    about: named('store.ts'),
    forbids: (found) => isPackage(found, /^(hono|@hono\/.*)(\/|$)/),
  },
  {
    name: 'federation and region import nothing from cases, intake, vault',
    about: inFolder('federation', 'region'),
    forbids: (found) => reaches(found, 'cases', 'intake', 'vault'),
  },
  {
    name: 'what is public is made of releases only',
    about: (source) => inFolder('figures/public')(source) && !source.isTest,
    forbids: (found) =>
      found.target === undefined
        ? found.specifier !== '@nabij/protocol'
        : !reaches(found, 'figures/public') && !found.target.startsWith('packages/protocol/'),
  },
  {
    name: 'disclosure imports nothing but itself, the solver and threads',
    about: (source) => inFolder('disclosure')(source) && !source.isTest,
    forbids: (found) =>
      found.target === undefined
        ? !/^(highs|node:worker_threads)$/.test(found.specifier)
        : !reaches(found, 'disclosure'),
  },
  {
    name: 'the audit of what may leave shares no code with the choice of it',
    about: inFolder('disclosure/auditing', 'disclosure/protecting'),
    forbids: (found, source) =>
      reaches(
        found,
        source.path.includes('/auditing/') ? 'disclosure/protecting' : 'disclosure/auditing',
      ),
  },
  {
    name: 'admin-ui takes types only from the node',
    about: (source) => source.path.startsWith('packages/admin-ui/'),
    forbids: (found) => (found.target?.startsWith('packages/node/') ?? false) && !found.typeOnly,
  },
  {
    name: 'a package is imported through its exports',
    about: (source) => source.path.startsWith('packages/'),
    forbids: (found, source) => leavesPackage(found, source),
  },
];

function leavesPackage(found: Import, source: Source): boolean {
  if (found.target?.endsWith('(not exported)')) return true;
  if (!found.specifier.startsWith('.')) return false;
  const home = source.path.split('/').slice(0, 2).join('/');
  const shared = source.isTest && found.target?.startsWith('test/');
  return !shared && !found.target?.startsWith(`${home}/`);
}

/** Every import that breaks a rule, as one readable line each. */
export function brokenRules(sources: readonly Source[], rules = IMPORT_RULES): string[] {
  return rules.flatMap((rule) =>
    sources
      .filter((source) => rule.about(source))
      .flatMap((source) =>
        source.imports
          .filter((found) => rule.forbids(found, source))
          .map((found) => `${source.path} imports ${found.specifier}: ${rule.name}`),
      ),
  );
}

/** Packages and Node modules with which bytes could leave the machine. */
export const SENDS =
  /^(undici|axios|got|ws|nodemailer|openid-client|(node:)?(https?|http2|net|tls|dgram|child_process|inspector|cluster))(\/|$)/;

/** The way from a file to what it must not reach, or undefined. `stop` says what that is. */
export function wayTo(
  from: Source,
  sources: ReadonlyMap<string, Source>,
  stop: (found: Import) => boolean,
): string[] | undefined {
  const seen = new Set([from.path]);
  const queue: { source: Source; way: string[] }[] = [{ source: from, way: [from.path] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const found of next.source.imports.filter((one) => !one.typeOnly)) {
      const way = [...next.way, found.target ?? found.specifier];
      if (stop(found)) return way;
      const target = sources.get(found.target ?? '');
      if (target === undefined || seen.has(target.path)) continue;
      seen.add(target.path);
      queue.push({ source: target, way });
    }
  }
  return undefined;
}

/** Groups of files that import one another in a circle; type imports count too. */
export function findCycles(sources: ReadonlyMap<string, Source>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, way: string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) cycles.push([...way.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const found of sources.get(path)?.imports ?? []) {
      if (found.target !== undefined) visit(found.target, [...way, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) visit(path, []);
  return cycles;
}
