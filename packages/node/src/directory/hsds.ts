import { z } from 'zod';

/** Lines of text without control characters: they are printed to terminals and papers too. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !/[^\P{Cc}\n]/u.test(text), { params: { kind: 'characters' } });

/** What is empty says nothing: many files have "" for what is not there. */
const optional = <Kind extends z.ZodType>(kind: Kind) =>
  z.preprocess((value) => (value === '' ? undefined : value), kind.optional());

function list<Kind extends z.ZodType>(kind: Kind) {
  return z.array(kind).max(100).default([]);
}

const translation = z.object({
  name: optional(words(200)),
  description: optional(words(2000)),
  schedule: optional(words(500)),
});

const address = z.object({
  address_1: optional(words(200)),
  postal_code: optional(words(20)),
  city: optional(words(100)),
});

/**
 * What we read of a service as Open Referral describes one (HSDS 3, service.json), in the bounds of
 * what our pages have room for. `translations` is our own: the same words in other languages.
 * @see https://docs.openreferral.org/en/v3.0.0/hsds/schema_reference.html
 */
export const hsdsServiceSchema = z.object({
  id: words(100),
  name: words(200),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  description: optional(words(2000)),
  url: optional(z.url({ protocol: /^https?$/ }).max(500)),
  email: optional(z.email().max(200)),
  organization: optional(z.object({ name: words(200) })),
  eligibility_description: optional(words(2000)),
  application_process: optional(words(2000)),
  fees_description: optional(words(2000)),
  assured_date: optional(z.string()),
  phones: list(z.object({ number: words(60) })),
  languages: list(z.object({ name: optional(words(60)), code: optional(words(12)) })),
  schedules: list(z.object({ description: optional(words(500)) })),
  service_at_locations: list(
    z.object({ location: optional(z.object({ addresses: list(address) })) }),
  ),
  attributes: list(
    z.object({
      taxonomy_term: optional(
        z.object({ code: optional(z.string()), taxonomy: optional(z.string()) }),
      ),
    }),
  ),
  translations: z.record(z.string().regex(/^[a-z]{2,3}$/), translation).default({}),
});

/** One service as our pages show it. */
export type HsdsService = z.infer<typeof hsdsServiceSchema>;
