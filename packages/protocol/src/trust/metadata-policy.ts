import { z } from 'zod';
import type { JsonValue } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { FEDERATION_ENTITY } from './federation-endpoints.ts';
import {
  applyOperators,
  isSound,
  mergeOperators,
  type Operators,
  operatorsSchema,
} from './policy-operators.ts';

/** Types of entity, and of each the parameters; no parameter is null. */
export const metadataSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.custom<JsonValue>((value) => value !== undefined && value !== null),
  ),
);

/**
 * What an entity says of itself, by the types that it has.
 * @example const metadata: Metadata = { nabij_node: { town: 'Klein' } };
 */
export type Metadata = z.infer<typeof metadataSchema>;

/** Types of entity, their parameters, and the operators on each. */
export const metadataPolicySchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.record(
      z.string(),
      z.custom<JsonValue>((value) => value !== undefined),
    ),
  ),
);

/**
 * What a superior asks of the metadata below it (OpenID Federation 1.0, section 6.1.2).
 * @example const policy: MetadataPolicy = { nabij_node: { country: { value: 'NL' } } };
 */
export type MetadataPolicy = z.infer<typeof metadataPolicySchema>;

/** What a superior says that bears on the metadata of the subject. */
export interface MetadataRules {
  readonly metadata?: Metadata | undefined;
  readonly metadata_policy?: MetadataPolicy | undefined;
  readonly constraints?: { readonly allowed_entity_types?: readonly string[] } | undefined;
}

/**
 * The metadata of a subject as its superiors let it stand (OpenID Federation 1.0, section 6.1.4).
 * @param superiors - what they state, the immediate superior first
 */
export function resolveMetadata(
  own: Metadata,
  superiors: readonly MetadataRules[],
): Metadata | ProblemCode {
  const policy = mergePolicies(superiors.map((superior) => superior.metadata_policy ?? {}));
  if (policy === undefined) return 'chain-policy-invalid';
  const [immediate] = superiors;
  const resolved: [string, Metadata[string]][] = [];
  for (const [type, parameters] of Object.entries(own)) {
    if (!superiors.every((superior) => isAllowed(type, superior))) continue;
    const given = new Map(Object.entries({ ...parameters, ...immediate?.metadata?.[type] }));
    for (const [parameter, operators] of policy.get(type) ?? []) {
      const applied = applyOperators(given.get(parameter), operators);
      if (applied === undefined) return 'chain-metadata-invalid';
      if (applied.value === undefined) given.delete(parameter);
      else given.set(parameter, applied.value);
    }
    resolved.push([type, Object.fromEntries(given)]);
  }
  return Object.fromEntries(resolved);
}

function isAllowed(type: string, { constraints }: MetadataRules): boolean {
  const types = constraints?.allowed_entity_types;
  return type === FEDERATION_ENTITY || types === undefined || types.includes(type);
}

type Merged = Map<string, Map<string, Operators>>;

/** Joins policies from the top down; undefined when one is not sound or two cannot agree. */
function mergePolicies(fromBelow: readonly MetadataPolicy[]): Merged | undefined {
  const merged: Merged = new Map();
  for (const policy of fromBelow.toReversed()) {
    for (const [type, parameters] of Object.entries(policy)) {
      const ofType = merged.get(type) ?? new Map<string, Operators>();
      merged.set(type, ofType);
      for (const [parameter, raw] of Object.entries(parameters)) {
        const operators = joined(ofType.get(parameter), raw);
        if (operators === undefined) return undefined;
        ofType.set(parameter, operators);
      }
    }
  }
  return merged;
}

function joined(above: Operators | undefined, raw: object): Operators | undefined {
  const parsed = operatorsSchema.safeParse(raw);
  if (!parsed.success || !isSound(parsed.data)) return undefined;
  return above === undefined ? parsed.data : mergeOperators(above, parsed.data);
}
