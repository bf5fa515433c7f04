import { z } from 'zod';
import type { ProblemCode } from '../problem.ts';
import { FEDERATION_ENTITY } from './federation-endpoints.ts';
import { hostSchema, isHostPermitted } from './host-names.ts';

const hosts = z.array(hostSchema).max(1000).exactOptional();

/** The type of an entity, a member of `metadata`. */
const entityTypeSchema = z.string().min(1).max(128);

/** What a superior allows below it; constraints that it does not know are left out. */
export const constraintsSchema = z.object({
  max_path_length: z.int().min(0).exactOptional(),
  naming_constraints: z.object({ permitted: hosts, excluded: hosts }).exactOptional(),
  allowed_entity_types: z
    .array(entityTypeSchema)
    .max(100)
    .refine((types) => !types.includes(FEDERATION_ENTITY))
    .exactOptional(),
});

/**
 * What a superior allows below it (OpenID Federation 1.0, section 6.2).
 * @example const constraints: Constraints = { max_path_length: 0 };
 */
export type Constraints = z.infer<typeof constraintsSchema>;

/** Checks one statement's constraints on the path. @param below - its subject and all beneath it */
export function checkPath(
  constraints: Constraints | undefined,
  below: readonly string[],
): ProblemCode | undefined {
  const { max_path_length: most, naming_constraints: names } = constraints ?? {};
  // The last one below is the subject of the chain, all others stand between.
  if (most !== undefined && below.length - 1 > most) return 'chain-path-too-long';
  if (names && !below.every((entityId) => isHostPermitted(entityId, names))) {
    return 'chain-name-not-allowed';
  }
  return undefined;
}
