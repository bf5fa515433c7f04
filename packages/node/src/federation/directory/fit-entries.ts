import { type DirectoryEntry, MAX_DIRECTORY_BYTES, MAX_DIRECTORY_ENTRIES } from '@nabij/protocol';

/** One member that says very much takes no room from the others. */
const MAX_ENTRY_BYTES = 16_384;
const MAX_CODES = 50;
/** Base64url makes four characters of three bytes; the rest is for what stands round the entries. */
const ROOM = Math.floor((MAX_DIRECTORY_BYTES * 3) / 4) - 4096;
/** What is left out first when there is no room: names of people before names of villages. */
const SPARED = ['people', 'places', 'postcodes'] as const;

/** What a directory has room for, and what was left out of every entry to get there. */
export interface Fitted {
  readonly entries: DirectoryEntry[];
  readonly leftOut: readonly string[];
}

/** Makes entries fit into one directory, so that a town is found before it is described. */
export function fitEntries(stated: readonly DirectoryEntry[]): Fitted {
  let entries = stated.slice(0, MAX_DIRECTORY_ENTRIES).map(fitEntry);
  const leftOut: string[] = [];
  for (const member of SPARED) {
    if (size(entries) <= ROOM) break;
    leftOut.push(member);
    entries = entries.map((entry) => without(entry, member));
  }
  return { entries, leftOut };
}

function fitEntry(entry: DirectoryEntry): DirectoryEntry {
  let fits = entry;
  for (const member of SPARED) if (size(fits) > MAX_ENTRY_BYTES) fits = without(fits, member);
  if (size(fits) <= MAX_ENTRY_BYTES) return fits;
  return { ...fits, municipalities: fits.municipalities.slice(0, MAX_CODES) };
}

function without(entry: DirectoryEntry, member: (typeof SPARED)[number]): DirectoryEntry {
  const { [member]: _, ...rest } = entry;
  return rest;
}

function size(value: DirectoryEntry | DirectoryEntry[]): number {
  return Buffer.byteLength(JSON.stringify(value));
}
