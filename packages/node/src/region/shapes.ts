import { z } from '@hono/zod-openapi';
import {
  DECLARED,
  type DeclaredName,
  LABEL_LANGUAGES,
  MEASURE_NAMES,
  type Period,
} from '@nabij/protocol';
import { meaningShape, warningsShape } from './meaning-shapes.ts';
import { STATUSES } from './open-data/observation.ts';
import { MARKS } from './overview.ts';
import { isDeclared, TREND_SPANS } from './question.ts';

const period = z
  .custom<Period>((value) => typeof value === 'string')
  .openapi({ type: 'string', pattern: '^20\\d\\d-Q[1-4]$', example: '2026-Q3' });

// Records are declared by plain strings: a document cannot say "some of these keys".
const byPeriod = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);

const town = {
  id: z
    .string()
    .openapi({ description: 'Entity id of the point', example: 'https://klein.example' }),
  name: z.string(),
  population: z.number().nullable(),
};

const days = z.number().openapi({ description: 'Whole days after the end of the quarter' });

const releaseShape = z.object({
  at: z.iso.datetime(),
  days,
  isLate: z.boolean(),
  codes: z.string().openapi({ description: 'Version of the code lists' }),
  threshold: z.number(),
  received: z.enum(['zero', 'some', 'hidden']),
  marks: z.array(z.enum(MARKS)),
});

const silenceShape = z.object({
  days,
  isLate: z.boolean(),
  isSkipped: z
    .boolean()
    .openapi({ description: 'A later quarter came; this one can still be sent again' }),
});

export const overviewShape = z
  .object({
    daysToReport: z
      .number()
      .openapi({ description: 'Days after its quarter from which a release is late' }),
    towns: z.array(
      z.object({
        ...town,
        admittedAt: z.iso.datetime(),
        removedAt: z.iso.datetime().nullable(),
      }),
    ),
    periods: z.array(period).openapi({ description: 'Every closed quarter, ascending' }),
    reported: z
      .record(z.string(), byPeriod(releaseShape))
      .openapi({ description: 'By town and quarter: its release' }),
    silent: z
      .record(z.string(), byPeriod(silenceShape))
      .openapi({ description: 'By town and quarter: where one was expected and none came' }),
  })
  .openapi('RegionOverview');

export const overviewQuery = z.object({
  quarters: z.coerce
    .number()
    .int()
    .min(1)
    .max(80)
    .optional()
    .openapi({ description: 'Only so many of the last quarters' }),
});

// the names of a constant object
const tables = Object.keys(DECLARED) as DeclaredName[];

const question = z.object({
  measure: z.enum(MEASURE_NAMES),
  table: z.enum(tables),
  span: z.enum(TREND_SPANS).default('quarter'),
});

export const dataQuery = question.refine(isDeclared);

const narrowed = question.extend({
  code: z.string().max(64).optional().openapi({
    description: 'Of a table with two dimensions: only the cells of this code of the first one',
  }),
  of: z.string().max(64).optional().openapi({
    description: 'Of all towns only this code, with what its number means',
  }),
  town: z
    .string()
    .max(255)
    .default('all')
    .openapi({ description: 'all, none, or the entity id of one town, with what it means' }),
});

export const trendQuery = narrowed.refine(isDeclared);

export const csvQuery = narrowed
  .extend({ language: z.enum(LABEL_LANGUAGES).default('en') })
  .refine(isDeclared);

export const trendShape = narrowed
  .extend({
    periods: z.array(z.string()).openapi({
      description: 'Months `2026-07`, quarters `2026-Q3`, or four quarters `2025-Q4..2026-Q3`',
    }),
    codes: z.array(z.string()),
    fewestToCompare: z.number().openapi({
      description: 'Smaller numbers are set beside no other: chance is too much of them',
    }),
    towns: z.array(
      z.object({
        ...town,
        municipalities: z.array(z.string()),
        cells: byPeriod(z.record(z.string(), z.number().nullable()).nullable()).openapi({
          description:
            'By period: counts by code, where null is hidden; null where the town is silent; ' +
            'absent where it was no member',
        }),
        meaning: byPeriod(z.record(z.string(), meaningShape)).optional(),
      }),
    ),
    region: byPeriod(
      z.record(
        z.string(),
        meaningShape.extend({
          visible: z.number(),
          toldTowns: z.number().openapi({ description: 'Of which a release came' }),
          hiddenTowns: z.number(),
          silentTowns: z.number(),
        }),
      ),
    ),
    warnings: warningsShape.nullable(),
  })
  .openapi('RegionTrend');

export const openDataShape = z.object({
  title: z.string(),
  description: z.string(),
  publisher: z.string(),
  licence: z.string(),
  issued: z.string().openapi({ description: 'Day, `YYYY-MM-DD`' }),
  statuses: z.record(z.enum(STATUSES), z.string()),
  dimensions: z.array(z.string()),
  observations: z.array(
    z.object({
      town: z.string(),
      townName: z.string(),
      measure: z.string(),
      period: z.string(),
      frequency: z.enum(['M', 'Q', 'A']),
      table: z.string(),
      codes: z.record(z.string(), z.string()),
      count: z.number().nullable(),
      status: z.enum(STATUSES),
    }),
  ),
});
