import { join } from 'node:path';

/** The database of a node on the embedded server. */
export const DATABASE = 'nabij';

/** Where the embedded server of a node keeps its files. */
export function databaseFolder({ dataDir }: { readonly dataDir: string }): string {
  return join(dataDir, 'postgres');
}
