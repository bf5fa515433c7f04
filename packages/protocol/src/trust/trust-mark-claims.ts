import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';

/**
 * The most bytes that a trust mark may have.
 * @example const isTooLarge = bytes.byteLength > MAX_TRUST_MARK_BYTES;
 */
export const MAX_TRUST_MARK_BYTES = 8192;

/** The name of a kind of trust mark, a URL or a URN as a rule; printable ASCII. */
export const trustMarkTypeSchema = z.string().regex(/^[!-~]{1,512}$/);

/** Whose marks hold, by their type; nobody in a list means that anybody's do. */
export const trustMarkIssuersSchema = z.record(trustMarkTypeSchema, z.array(entityIdSchema));

/** The marks that an entity shows of itself, as its configuration carries them. */
export const presentedMarksSchema = z
  .array(
    z.object({
      trust_mark_type: trustMarkTypeSchema,
      trust_mark: z.string().max(MAX_TRUST_MARK_BYTES),
    }),
  )
  .max(16);

/**
 * A mark that an entity shows of itself; nobody has looked whether it holds.
 * @example const shown: PresentedMark = { trust_mark_type: MEMBER_MARK, trust_mark: jwt };
 */
export type PresentedMark = z.infer<typeof presentedMarksSchema>[number];
