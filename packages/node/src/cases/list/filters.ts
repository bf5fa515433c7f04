import { z } from '@hono/zod-openapi';
import { isCode, type ListName } from '@nabij/protocol';
import { uuid } from '../../system/uuid.ts';
import { STATES } from '../workflow.ts';

/** Case numbers are PostgreSQL integers; a longer one finds nothing. */
const LAST_NUMBER = 2 ** 31 - 1;

const code = (list: ListName) => z.string().refine((value) => isCode(list, value));
const number = z
  .string()
  .max(20)
  .regex(/^\s*\d*\s*$/)
  .transform((text) => (text.trim() === '' ? undefined : Math.min(Number(text), LAST_NUMBER)));

/** By what the list can be sorted. Never by who has a case: that would rank people. */
export const SORTS = ['received', 'due', 'number'] as const;
export type Sort = (typeof SORTS)[number];

/** `open` and `closed` gather states; `closed` is all on which nobody works any more. */
const STATE_CHOICES = ['open', 'closed', 'all', ...STATES] as const;

/** Whose: mine, nobody's, either of these, those I help with, or those of one colleague. */
const owner = z.union([z.enum(['me', 'nobody', 'me-or-nobody', 'helping']), uuid]);

/** What the list can be narrowed to, as its address says it. */
export const filterShape = {
  state: z.enum(STATE_CHOICES).optional(),
  q: number.optional(),
  owner: owner.optional(),
  subject: code('subject').optional(),
  ground: code('ground').optional(),
  domain: code('domain').optional(),
  /** A care domain with its categories, or one category. */
  care: z.union([code('care_domain'), code('care_category')]).optional(),
  regime: z
    .string()
    .regex(/^\w{1,60}$/)
    .optional(),
  /** `week`: within seven days from today; `none`: nothing is due. */
  due: z.enum(['overdue', 'week', 'none']).optional(),
  campaign: uuid.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  channel: code('channel').optional(),
  /** Days, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  news: z.literal('unread').optional(),
  /** Who must act next: the one who has the case, or somebody else. */
  waiting: z.enum(['us', 'others']).optional(),
  sort: z.enum(SORTS).optional(),
  order: z.enum(['asc', 'desc']).optional(),
};

const filterSchema = z.object(filterShape);

/** What a list shows, and in which order. */
export type Filters = z.output<typeof filterSchema>;

/** The same as the words of an address; what is left out does not narrow. */
export type FilterWords = z.input<typeof filterSchema>;

/** The order of a list: the longest waiting first for open ones, the latest first otherwise. */
export function orderOf({ state = 'open', sort = 'received', order }: Filters): {
  sort: Sort;
  order: 'asc' | 'desc';
} {
  const waits = state !== 'closed' && state !== 'all';
  return { sort, order: order ?? (sort === 'due' || waits ? 'asc' : 'desc') };
}
