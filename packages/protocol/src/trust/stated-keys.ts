import { z } from 'zod';
import type { JsonObject } from '../canonical.ts';
import { type OkpJwk, publicJwkSchema, thumbprint } from '../keys.ts';

/** The keys of an entity (`jwks`): 1 to 16, each with a name; other kinds may stand among them. */
export const jwksSchema = z.object({
  keys: z
    .array(z.looseObject({ kid: z.string() }))
    .min(1)
    .max(16),
});

/** A key as it is stated; nothing but its name has been looked at. */
export type StatedJwk = z.infer<typeof jwksSchema>['keys'][number];

/** The stated key of that name: exactly one, public, Ed25519, and named by its thumbprint. */
export function statedKey(keys: readonly StatedJwk[], kid: string): OkpJwk | undefined {
  const [stated, another] = keys.filter((key) => key.kid === kid);
  if (stated === undefined || another !== undefined || 'd' in stated) return undefined;
  const parsed = publicJwkSchema.safeParse(stated);
  return parsed.success && thumbprint(parsed.data) === kid ? parsed.data : undefined;
}

/** A key the way a statement states it. */
export function stateKey(jwk: OkpJwk): JsonObject & StatedJwk {
  const { kty, crv, x } = jwk;
  return { kty, crv, x, kid: thumbprint(jwk), alg: 'EdDSA', use: 'sig' };
}
