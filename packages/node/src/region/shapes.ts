import { z } from '@hono/zod-openapi';
import { LABEL_LANGUAGES, MEASURES, type Period, TABLE_NAMES } from '@nabij/protocol';
import { TOTAL } from './gather.ts';

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

export const overviewShape = z
  .object({
    towns: z.array(z.object({ ...town, admittedAt: z.iso.datetime() })),
    periods: z.array(period).openapi({ description: 'Every closed quarter, ascending' }),
    reported: z
      .record(z.string(), byPeriod(z.iso.datetime()))
      .openapi({ description: 'By town and quarter: when its release came' }),
  })
  .openapi('RegionOverview');

const trendTables = [...TABLE_NAMES, TOTAL] as const;

export const trendQuery = z.object({
  measure: z.enum(MEASURES),
  table: z.enum(trendTables),
});

export const csvQuery = trendQuery.extend({
  language: z.enum(LABEL_LANGUAGES).default('en'),
});

export const trendShape = z
  .object({
    measure: z.enum(MEASURES),
    table: z.enum(trendTables),
    periods: z.array(period),
    codes: z.array(z.string()),
    towns: z.array(
      z.object({
        ...town,
        cells: byPeriod(z.record(z.string(), z.number().nullable()).nullable()).openapi({
          description:
            'By quarter: counts by code, where null is hidden; null where the town is silent; ' +
            'absent where it was no member',
        }),
      }),
    ),
    region: byPeriod(
      z.record(
        z.string(),
        z.object({ visible: z.number(), hiddenTowns: z.number(), silentTowns: z.number() }),
      ),
    ),
  })
  .openapi('RegionTrend');
