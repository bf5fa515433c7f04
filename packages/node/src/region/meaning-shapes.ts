import { z } from '@hono/zod-openapi';
import { NOT_COMPARABLE } from './rates/comparable.ts';
import { METHODS } from './warning/methods.ts';
import { EXPLANATION_KEYS, OUTCOMES } from './warning/warn.ts';

const range = z.object({
  low: z.number(),
  high: z.number().nullable().openapi({ description: 'Null where nothing bounds it' }),
});

export const meaningShape = z.object({
  bounds: range.openapi({ description: 'What it can be with what is hidden' }),
  rate: z
    .object({ rate: range, interval: range })
    .nullable()
    .openapi({ description: 'Per 10,000 inhabitants in the period' }),
  notComparable: z.array(z.enum(NOT_COMPARABLE)),
});

const warningShape = z.object({
  outcome: z.enum(OUTCOMES),
  method: z.enum(METHODS).nullable(),
  observed: range.nullable(),
  expected: range.nullable(),
  upper: range.nullable(),
  explanation: z.object({
    key: z.enum(EXPLANATION_KEYS),
    periods: z.number(),
    hidden: z.number(),
  }),
  falseAlarms: z
    .object({ level: z.number(), runs: z.number(), steady: z.number(), varied: z.number() })
    .nullable()
    .openapi({ description: 'Share of warnings of nothing, in simulated series of this level' }),
});

export const warningsShape = z.object({
  period: z.string(),
  towns: z.number().openapi({ description: 'Of so many towns the series are' }),
  codes: z.record(z.string(), warningShape),
});
