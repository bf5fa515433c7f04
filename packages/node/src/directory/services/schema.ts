import { z } from '@hono/zod-openapi';
import { asksToVerify } from '../days.ts';
import { MISTAKE_KINDS } from '../mistake.ts';
import type { KeptService } from '../store.ts';
import { hoursOf } from './edit.ts';

const nullable = z.string().nullable();
const translation = z.object({ name: z.string(), description: z.string(), schedule: z.string() });

/** A service as the desk shows and edits it. */
export const serviceSchema = z
  .object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    description: z.string(),
    organization: z.string(),
    email: z.string(),
    url: z.string(),
    phones: z.array(z.string()),
    hours: z.string(),
    languages: z.array(z.string()),
    fits: z.array(z.string()).openapi({ description: 'codes of what it fits, as list/CODE' }),
    translations: z.record(z.string(), translation),
    verifiedOn: nullable,
    asksToVerify: z.boolean().openapi({ description: 'not checked for a year, or never' }),
  })
  .openapi('Service');

/** As a row goes out, field by field. */
export function serviceShape(one: KeptService, day: string): z.infer<typeof serviceSchema> {
  const { body, fits, verifiedOn, version } = one;
  const { id, name, status, description = '', email = '', url = '' } = body;
  return {
    ...{ id, version, name, status, description, email, url },
    organization: body.organization?.name ?? '',
    phones: body.phones.map(({ number }) => number),
    hours: hoursOf(body.schedules),
    languages: body.languages.flatMap(({ code }) => code ?? []),
    fits: [...fits],
    translations: Object.fromEntries(
      Object.entries(body.translations).map(([language, words]) => {
        const { name: called = '', description: said = '', schedule = '' } = words;
        return [language, { name: called, description: said, schedule }];
      }),
    ),
    verifiedOn,
    asksToVerify: asksToVerify(verifiedOn, day),
  };
}

const text = (longest: number) => z.string().trim().max(longest);
const lines = (longest: number) => z.array(text(longest).min(1)).max(20);

/** What is filled in for a service; its words are held to HSDS and to our lists when it is kept. */
export const serviceFormSchema = z
  .strictObject({
    version: z.number().int().min(0).openapi({ description: '0 for a new service' }),
    name: text(200).min(1),
    status: serviceSchema.shape.status,
    description: text(2000),
    organization: text(200),
    email: text(200),
    url: text(500),
    phones: lines(60),
    hours: text(500),
    languages: lines(12),
    fits: z.array(z.string().max(100)).max(60),
    translations: z.record(
      z.string().regex(/^[a-z]{2,3}$/),
      z.strictObject({ name: text(200), description: text(2000), schedule: text(500) }),
    ),
    verified: z.boolean(),
  })
  .openapi('ServiceForm');

/** Why a file of services was not taken: each mistake with its place. */
export const mistakesSchema = z
  .object({
    type: z.string(),
    status: z.number(),
    title: z.string(),
    mistakes: z.array(
      z.object({
        service: z.string(),
        place: z.string(),
        kind: z.enum(MISTAKE_KINDS),
        detail: z.string(),
      }),
    ),
    total: z.number().openapi({ description: 'how many there are; a thousand are listed' }),
  })
  .openapi('ImportMistakes');

/** What a file changes here, or would. */
export const importedSchema = z
  .object({
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    removed: z.number(),
    inactive: z.number().openapi({ description: 'of the file; they are kept and not offered' }),
  })
  .openapi('ServicesImported');
