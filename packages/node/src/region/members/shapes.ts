import { z } from '@hono/zod-openapi';
import { isPeriod, type Period } from '@nabij/protocol';
import { proofShape } from '../../federation/trust/above-shapes.ts';
import type { Found, MemberRole } from './take-in.ts';

const moment = z.iso.datetime();

/** As somebody types or copies it; what is right in it is checked where it is used. */
const url = z
  .string()
  .min(1)
  .max(255)
  .openapi({ description: 'Address of the node', example: 'https://klein.example' });
const fingerprint = z.string().min(1).max(200).openapi({ description: 'To be read aloud' });

const ROLES = ['point', 'coordinator'] as const satisfies readonly MemberRole[];
const role = z.enum(ROLES);

const memberShape = z.object({
  url,
  role,
  name: z.string(),
  municipalities: z.array(z.string()),
  population: z.number().nullable(),
  fingerprint,
  admittedAt: moment,
  suspendedAt: moment.nullable(),
  removedAt: moment.nullable(),
  receivedAt: moment.nullable().openapi({ description: 'When a message was last taken' }),
  reachedAt: moment.nullable().openapi({
    description: 'When it last said who it is, with the key that was admitted',
  }),
  clockSeconds: z.number().nullable().openapi({
    description: 'How far its clock was ahead then',
  }),
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  proof: proofShape.openapi({ description: 'Our mark of membership, as it last showed it' }),
});

export const membersShape = z
  .object({
    self: z.object({ url, name: z.string(), fingerprint }),
    members: z.array(memberShape),
    regions: z.array(memberShape).openapi({ description: 'Coordinators below this one' }),
    reminders: z
      .array(z.object({ url, period: z.string(), at: moment, by: z.string() }))
      .openapi({ description: 'The last one of each town and quarter' }),
    refusals: z
      .array(z.object({ url, period: z.string().nullable(), problem: z.string(), at: moment }))
      .openapi({ description: 'What was not taken last, of each town and quarter, and why' }),
  })
  .openapi('RegionMembers');

const KNOWN = ['no', 'same-key', 'other-key'] as const satisfies readonly Found['known'][];

export const foundShape = z
  .object({
    url,
    role,
    name: z.string(),
    municipalities: z.array(z.string()),
    population: z.number().nullable(),
    fingerprint,
    known: z.enum(KNOWN).openapi({ description: 'Whether it was ever a member' }),
    clockSeconds: z.number(),
  })
  .openapi('FoundPoint');

export const addressed = z.strictObject({ url });

const wanted = role.default('point').openapi({ description: 'What is expected there' });

export const looking = z.strictObject({ url, role: wanted });

export const admission = z.strictObject({
  url,
  fingerprint,
  role: wanted,
  replace: z.boolean().default(false).openapi({
    description: 'Whether a point that is known may come with another key',
  }),
});

export const admittedShape = z.object({ name: z.string() });

export const reminding = z.strictObject({
  url,
  period: z
    .custom<Period>(isPeriod)
    .openapi({ type: 'string', pattern: '^20\\d\\d-Q[1-4]$', example: '2026-Q3' }),
});
