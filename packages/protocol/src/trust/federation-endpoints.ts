import { z } from 'zod';
import type { JsonObject } from '../canonical.ts';
import { entityIdSchema } from '../entity-id.ts';

/**
 * Where a superior answers with a Subordinate Statement, after its entity id.
 * @example const endpoints = { fetch: `${entityId}${FEDERATION_FETCH_PATH}` };
 */
export const FEDERATION_FETCH_PATH = '/federation/fetch';

/**
 * Where a superior lists its immediate subordinates, after its entity id.
 * @example const endpoints = { list: `${entityId}${FEDERATION_LIST_PATH}` };
 */
export const FEDERATION_LIST_PATH = '/federation/list';

/**
 * Where a node publishes the keys that it once had, after its entity id.
 * @example const endpoints = { historicalKeys: `${entityId}${HISTORICAL_KEYS_PATH}` };
 */
export const HISTORICAL_KEYS_PATH = '/federation/historical-keys';

/**
 * Where a superior gives a member the marks for it to show, after its entity id.
 * @example const endpoints = { trustMark: `${entityId}${TRUST_MARK_PATH}` };
 */
export const TRUST_MARK_PATH = '/federation/trust-mark';

/** The entity type of whoever takes part in a federation (OpenID Federation 1.0, section 5.1.1). */
export const FEDERATION_ENTITY = 'federation_entity';

const endpoint = entityIdSchema.exactOptional();

const federationEntitySchema = z.object({
  federation_fetch_endpoint: endpoint,
  federation_list_endpoint: endpoint,
  federation_historical_keys_endpoint: endpoint,
  federation_trust_mark_endpoint: endpoint,
});

/**
 * The addresses under which a node answers about others, and about its old keys.
 * @example
 * const endpoints: FederationEndpoints = { fetch: 'https://regio.example/federation/fetch' };
 */
export interface FederationEndpoints {
  readonly fetch?: string;
  readonly list?: string;
  readonly historicalKeys?: string;
  readonly trustMark?: string;
}

/** The endpoints as `metadata.federation_entity` says them. */
export function stateEndpoints(endpoints: FederationEndpoints): JsonObject {
  const { fetch, list, historicalKeys, trustMark } = endpoints;
  return {
    ...(fetch === undefined ? {} : { federation_fetch_endpoint: fetch }),
    ...(list === undefined ? {} : { federation_list_endpoint: list }),
    ...(historicalKeys === undefined
      ? {}
      : { federation_historical_keys_endpoint: historicalKeys }),
    ...(trustMark === undefined ? {} : { federation_trust_mark_endpoint: trustMark }),
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
    federation_trust_mark_endpoint: trustMark,
  } = parsed.data;
  return {
    ...(fetch === undefined ? {} : { fetch }),
    ...(list === undefined ? {} : { list }),
    ...(historicalKeys === undefined ? {} : { historicalKeys }),
    ...(trustMark === undefined ? {} : { trustMark }),
  };
}

/**
 * The address at which a superior gives a mark of this kind to a member (OpenID Federation 1.0,
 * section 8.6).
 * @example trustMarkUrl(endpoints.trustMark, { type: MEMBER_MARK, subject: 'https://klein.example' })
 */
export function trustMarkUrl(
  endpoint: string,
  { type, subject }: { readonly type: string; readonly subject: string },
): string {
  const [kind, sub] = [encodeURIComponent(type), encodeURIComponent(subject)];
  return `${endpoint}?trust_mark_type=${kind}&sub=${sub}`;
}

/**
 * The address at which a superior states what it knows of a subordinate (OpenID Federation 1.0,
 * section 8.1).
 * @example subordinateStatementUrl(endpoints.fetch, 'https://klein.example')
 */
export function subordinateStatementUrl(fetchEndpoint: string, subject: string): string {
  return `${fetchEndpoint}?sub=${encodeURIComponent(subject)}`;
}
