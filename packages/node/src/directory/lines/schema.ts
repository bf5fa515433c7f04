import { z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
import { asksToVerify } from '../days.ts';
import { LINE_MAX, type Line } from './line.ts';
import { namesHere } from './store.ts';

/** A short line as the desk shows it. */
export const lineSchema = z
  .object({
    id: z.string(),
    version: z.number(),
    agencyType: z.string(),
    name: z.string(),
    agency: z.string(),
    role: z.string(),
    phone: z.string(),
    email: z.string(),
    reach: z.string().openapi({ description: 'how they prefer to be reached' }),
    note: z.string(),
    knownBy: z.array(z.string()).openapi({ description: 'names of colleagues who know them' }),
    knownByMe: z.boolean(),
    verifiedOn: z.string(),
    asksToVerify: z.boolean().openapi({ description: 'not checked for a year' }),
    lastContactOn: z.string().nullable(),
  })
  .openapi('ShortLine');

/** As lines go out, field by field, by name. */
export async function lineShapes(
  db: Db,
  lines: readonly Line[],
  { accountId, day }: { accountId: string; day: string },
): Promise<z.infer<typeof lineSchema>[]> {
  const ids = lines.flatMap(({ knownBy }) => knownBy);
  const names = ids.length === 0 ? new Map<string, string>() : await namesHere(db, ids);
  return lines.map(({ id, version, agencyType, verifiedOn, lastContactOn, ...said }) => {
    const { name, agency, role, phone, email, reach, note } = said;
    return {
      ...{ id, version, agencyType, name, agency, role, phone, email, reach, note },
      knownBy: said.knownBy.flatMap((by) => names.get(by) ?? []).sort(),
      knownByMe: said.knownBy.includes(accountId),
      verifiedOn,
      asksToVerify: asksToVerify(verifiedOn, day),
      lastContactOn,
    };
  });
}

/** Control characters and marks that turn the direction of what follows are nobody's name. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((said) => !UNPRINTABLE.test(said));
const long = z
  .string()
  .trim()
  .max(LINE_MAX.note)
  .refine((said) => !UNPRINTABLE.test(said.replaceAll('\n', ' ')));

/** What is filled in for somebody. */
export const lineForm = {
  agencyType: z.string().min(1).max(60),
  name: text(LINE_MAX.name).min(1),
  agency: text(LINE_MAX.name),
  role: text(LINE_MAX.name),
  phone: text(LINE_MAX.phone),
  email: z.union([z.literal(''), z.email().max(LINE_MAX.email)]),
  reach: text(LINE_MAX.reach),
  note: long,
};

/** Somebody on a vCard, in the same fields; of which kind their agency is, no card says. */
export const cardSchema = z
  .object({
    ...{ name: z.string(), agency: z.string(), role: z.string(), phone: z.string() },
    ...{ email: z.string(), reach: z.string(), note: z.string() },
  })
  .openapi('LineCard');

/** What came of calling somebody. */
export const contactForm = z
  .strictObject({ reached: z.boolean(), learned: long })
  .openapi('LineContact');
