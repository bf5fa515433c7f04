import { z } from 'zod';

/** Words of one line or more, without control characters: they are printed to terminals too. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'has control characters');

/** Databases give null for what is not there; here it is simply not there. */
function optional<Kind extends z.ZodType>(kind: Kind) {
  return z
    .union([kind, z.null().transform(() => undefined)])
    .optional()
    .transform((value) => value ?? undefined);
}

function list<Kind extends z.ZodType>(kind: Kind) {
  return z
    .array(kind)
    .max(100)
    .nullish()
    .transform((all) => all ?? []);
}

const translation = z.object({
  name: optional(words(200)),
  description: optional(words(2000)),
  schedule: optional(words(500)),
});

/**
 * What we read of a service as Open Referral describes one (HSDS 3, service.json); members that we
 * do not know are left out. `translations` is our own: the same words in other languages.
 * @see https://docs.openreferral.org/en/v3.0.0/hsds/schema_reference.html
 */
export const hsdsServiceSchema = z.object({
  id: words(100),
  name: words(200),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  description: optional(words(2000)),
  url: optional(z.url({ protocol: /^https?$/ }).max(500)),
  email: optional(z.email().max(200)),
  phones: list(z.object({ number: words(60) })),
  languages: list(z.object({ name: optional(words(60)), code: optional(words(12)) })),
  schedules: list(z.object({ description: optional(words(500)) })),
  attributes: list(
    z.object({
      taxonomy_term: optional(
        z.object({ code: optional(z.string()), taxonomy: optional(z.string()) }),
      ),
    }),
  ),
  translations: z
    .record(z.string().regex(/^[a-z]{2,3}$/), translation)
    .nullish()
    .transform((all) => all ?? {}),
});

/** One service as it is kept. */
export type HsdsService = z.infer<typeof hsdsServiceSchema>;
