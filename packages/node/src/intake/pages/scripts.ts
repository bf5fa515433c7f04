import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One small script of the citizen's pages. */
export interface Script {
  /** Path with a digest of the content in it, so that it can be kept for ever. */
  readonly path: string;
  readonly js: string;
}

/** The scripts of the citizen's pages by name. They are served as they are: who reads, reads all. */
export function loadScripts(): ReadonlyMap<string, Script> {
  const folder = join(import.meta.dirname, '../scripts');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return new Map(
    names.map((file) => {
      const js = readFileSync(join(folder, file), 'utf8');
      const digest = createHash('sha256').update(js).digest('hex').slice(0, 12);
      const name = file.slice(0, -'.js'.length);
      return [name, { path: `/assets/${name}-${digest}.js`, js }];
    }),
  );
}
