import { z } from '@hono/zod-openapi';
import { type DirectoryEntry, encryptionKeyAt, epochSeconds } from '@nabij/protocol';
import type { ReadDirectory } from '../federation/directory/stored.ts';

/** Another point that one can ask. */
export const askableSchema = z
  .object({
    entityId: z.string(),
    name: z.string(),
    town: z.string().nullable(),
    phone: z.string().nullable(),
    people: z.array(z.object({ name: z.string(), line: z.string() })),
    canReceive: z.boolean().openapi({ description: 'whether it has a key to seal for now' }),
  })
  .openapi('AskablePoint');

/** The other points of the network, by name, as its directory says. */
export async function askablePoints(
  read: ReadDirectory,
  { own, now }: { own: string; now: Date },
): Promise<z.infer<typeof askableSchema>[]> {
  const directory = await read();
  // who works there may have changed since it ended
  const isFresh = directory !== undefined && now < directory.expiresAt;
  return (directory?.entries ?? [])
    .filter(({ entity_id }) => entity_id !== own)
    .map((entry) => pointOf(entry, { isFresh, now }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function pointOf(entry: DirectoryEntry, { isFresh, now }: { isFresh: boolean; now: Date }) {
  const { entity_id: entityId, name, town = null, phone = null, people = [] } = entry;
  const key = encryptionKeyAt(entry.encryption_keys ?? [], epochSeconds(now));
  const shown = isFresh ? people.map((it) => ({ name: it.name, line: it.line })) : [];
  return { entityId, name, town, phone, people: shown, canReceive: key !== undefined };
}
