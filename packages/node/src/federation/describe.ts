import {
  type EncryptionJwk,
  MAX_SHOWN_PEOPLE,
  type NodeMetadata,
  type ShownPerson,
} from '@nabij/protocol';
import type { Config, PointConfig } from '../system/config.ts';

/**
 * What a node says of itself, from how it is set up.
 * @param it.people who works here and chose to be shown
 * @param it.encryptionKeys what others may seal for
 */
export function describeNode(
  config: Config,
  {
    people,
    encryptionKeys,
  }: {
    people: readonly ShownPerson[];
    encryptionKeys: readonly EncryptionJwk[];
  },
): NodeMetadata {
  const common = {
    role: config.role,
    name: oneLine(config.name),
    inbox: `${config.url}/federation/inbox`,
    protocol_versions: ['1'],
    languages: [...config.languages],
  };
  if (config.role === 'coordinator') return { ...common, municipalities: [] };
  const municipalities = [config.municipality];
  const keys = encryptionKeys.length === 0 ? {} : { encryption_keys: [...encryptionKeys] };
  return { ...common, municipalities, ...factsOf(config, people), ...keys };
}

function factsOf(config: PointConfig, people: readonly ShownPerson[]): Partial<NodeMetadata> {
  const { population, address, hours, phone, places, postcodes } = config;
  return {
    ...(population === undefined ? {} : { population }),
    town: oneLine(config.town),
    country: config.country,
    ...(address === undefined ? {} : { address: oneLine(address) }),
    ...(hours === undefined ? {} : { hours: oneLine(hours) }),
    ...(phone === undefined ? {} : { phone: oneLine(phone) }),
    ...(places.length === 0 ? {} : { places: places.map(oneLine) }),
    ...(postcodes.length === 0
      ? {}
      : { postcodes: postcodes.map(([first, last]): [number, number] => [first, last]) }),
    ...(people.length === 0
      ? {}
      : { people: people.slice(0, MAX_SHOWN_PEOPLE).map(({ name, line }) => ({ name, line })) }),
  };
}

/** Others refuse a text that breaks or turns a line; an administrator's paste may have that in it. */
function oneLine(text: string): string {
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/[\p{Cc}\s]+/gu, ' ');
  return plain.trim() || '–';
}
