import { lstat, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages cannot hold symbolic links, so the package lists them and they are made here, the
 * first time. Several processes may do this at once.
 * @param native the package's `native` folder.
 * @param spare takes the links when the package's folder cannot be written.
 * @returns a search path for libraries, if the package's own folder was not enough.
 */
export async function linkLibraries(native: string, spare: string): Promise<string | undefined> {
  const root = dirname(native);
  const missing: { source: string; target: string }[] = [];
  for (const link of await readLinks(join(native, 'pg-symlinks.json'))) {
    const paths = { source: join(root, link.source), target: join(root, link.target) };
    if (!(await exists(paths.target))) missing.push(paths);
  }
  if (missing.length === 0) return undefined;
  try {
    for (const { source, target } of missing) await link(basename(source), target);
    return undefined;
  } catch {
    // A shared or read-only node_modules: the links go where we may write.
    await mkdir(spare, { recursive: true, mode: 0o700 });
    for (const { source, target } of missing) {
      const place = join(spare, basename(target));
      await rm(place, { force: true });
      await link(source, place);
    }
    // Libraries found through the spare folder look for each other by this path only.
    return `${spare}:${join(native, 'lib')}`;
  }
}

async function readLinks(file: string): Promise<z.infer<typeof linksSchema>> {
  try {
    return linksSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return [];
  }
}

async function link(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
