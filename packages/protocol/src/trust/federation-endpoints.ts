import { z } from 'zod';
import type { JsonObject } from '../canonical.ts';
import { entityIdSchema } from '../entity-id.ts';

/** Where a superior answers with a Subordinate Statement, after its entity id. */
export const FEDERATION_FETCH_PATH = '/federation/fetch';

/** Where a superior lists its immediate subordinates, after its entity id. */
export const FEDERATION_LIST_PATH = '/federation/list';

/** Where a node publishes the keys that it once had, after its entity id. */
export const HISTORICAL_KEYS_PATH = '/federation/historical-keys';

/** The entity type of whoever takes part in a federation (OpenID Federation 1.0, section 5.1.1). */
export const FEDERATION_ENTITY = 'federation_entity';

const endpoint = entityIdSchema.exactOptional();

const federationEntitySchema = z.object({
  federation_fetch_endpoint: endpoint,
  federation_list_endpoint: endpoint,
  federation_historical_keys_endpoint: endpoint,
});

/** The addresses under which a node answers about others, and about its old keys. */
export interface FederationEndpoints {
  readonly fetch?: string;
  readonly list?: string;
  readonly historicalKeys?: string;
}

/** The endpoints as `metadata.federation_entity` says them. */
export function stateEndpoints({ fetch, list, historicalKeys }: FederationEndpoints): JsonObject {
  return {
    ...(fetch === undefined ? {} : { federation_fetch_endpoint: fetch }),
    ...(list === undefined ? {} : { federation_list_endpoint: list }),
    ...(historicalKeys === undefined
      ? {}
      : { federation_historical_keys_endpoint: historicalKeys }),
  };
}

/**
 * Reads the endpoints of an entity. All of them are below its name: a fetched document can send
 * nobody to a third machine. Undefined when one is not, or is no address.
 */
export function readEndpoints(
  metadata: JsonObject | undefined,
  entityId: string,
): FederationEndpoints | undefined {
  const parsed = federationEntitySchema.safeParse(metadata ?? {});
  if (!parsed.success) return undefined;
  if (!Object.values(parsed.data).every((url) => url.startsWith(`${entityId}/`))) return undefined;
  const {
    federation_fetch_endpoint: fetch,
    federation_list_endpoint: list,
    federation_historical_keys_endpoint: historicalKeys,
  } = parsed.data;
  return {
    ...(fetch === undefined ? {} : { fetch }),
    ...(list === undefined ? {} : { list }),
    ...(historicalKeys === undefined ? {} : { historicalKeys }),
  };
}

/**
 * The address at which a superior states what it knows of a subordinate (OpenID Federation 1.0,
 * section 8.1).
 * @example subordinateStatementUrl(endpoints.fetch, 'https://klein.example')
 */
export function subordinateStatementUrl(fetchEndpoint: string, subject: string): string {
  return `${fetchEndpoint}?sub=${encodeURIComponent(subject)}`;
}
