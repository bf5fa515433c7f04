import { z } from 'zod';
import { openText, sealText } from '../../vault/seal.ts';
import type { shortLines } from './tables.ts';

/** A short line as it lies in the database. */
export type LineRow = typeof shortLines.$inferSelect;

/** Longest texts of a line, in Unicode code points. */
export const LINE_MAX = { name: 120, phone: 60, email: 200, reach: 300, note: 2000 } as const;

const said = z.object({
  name: z.string(),
  agency: z.string(),
  role: z.string(),
  phone: z.string(),
  email: z.string(),
  reach: z.string(),
  note: z.string(),
  knownBy: z.array(z.string()),
});

/** Who somebody at an agency is: all of this is sealed. */
export interface Said extends Readonly<z.infer<typeof said>> {
  /** How they prefer to be reached. */
  readonly reach: string;
  /** The accounts of those here who know them. */
  readonly knownBy: string[];
}

/** A named person at an agency, opened. */
export interface Line extends Said, Omit<LineRow, 'sealedLine'> {}

/** Seals a line in the team's box, with everything that its row says. */
export async function sealLine(key: Uint8Array, line: Line): Promise<LineRow> {
  const { id, version, agencyType, verifiedOn, lastContactOn } = line;
  const row = { id, version, agencyType, verifiedOn, lastContactOn };
  const text = JSON.stringify(said.parse(line));
  return { ...row, sealedLine: await sealText(key, placeOf(row), text) };
}

/** @throws SealBroken for a row that somebody changed */
export async function openLine(key: Uint8Array, row: LineRow): Promise<Line> {
  const { sealedLine, ...rest } = row;
  const text = await openText(key, placeOf(row), sealedLine);
  return { ...rest, ...said.parse(JSON.parse(text)) };
}

function placeOf(row: Omit<LineRow, 'sealedLine'>): string {
  const { id, version, agencyType, verifiedOn, lastContactOn } = row;
  return `line/${id}/${version}/${agencyType}/${verifiedOn}/${lastContactOn ?? ''}`;
}
