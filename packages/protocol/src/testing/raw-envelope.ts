import { envelopesOf, type Scene } from '../attacks/scene.ts';
import { OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { NOW_SECONDS } from './vector.ts';

/** The town sends to the region. */
export const SCENE: Scene = {
  sender: TOWN,
  other: OTHER_TOWN,
  encryptionKid: TOWN.encryption.kid,
  audience: REGION.entityId,
  now: NOW_SECONDS,
  slack: 0,
  jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10',
  ref: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
};

/** What the town sends to the region, and what differs from it. */
export const ENVELOPES = envelopesOf(SCENE);

/** Header and payload of a good envelope from the town to the region, and how others are made. */
export const { HEADER, PAYLOAD, rawEnvelope, payloadText } = ENVELOPES;
