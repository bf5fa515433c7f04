import { z } from '@hono/zod-openapi';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/);

/** What a PRF extension gives: 32 bytes. */
export const prfSchema = z.string().regex(/^[\w-]{43}$/);

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

// Browsers add members of their own to these two: what is not used is left out, not refused.
// Results of extensions are left out for a reason: they can hold what opens the account.
const credential = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') };

/** What `navigator.credentials.get` gave, as JSON (WebAuthn Level 3 §5.1.8). */
export const assertionSchema = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8_000),
      authenticatorData: base64url(8_000),
      signature: base64url(8_000),
      // browsers say nothing here in three ways
      userHandle: z
        .string()
        .regex(/^[\w-]{0,100}$/)
        .nullish(),
    }),
  })
  .transform(({ response, ...rest }): AuthenticationResponseJSON => {
    const { userHandle, ...signed } = response;
    const named = userHandle ? { ...signed, userHandle } : signed;
    return { ...rest, response: named, clientExtensionResults: {} };
  })
  .openapi({ type: 'object' });

/** What `navigator.credentials.create` gave, as JSON. */
export const attestationSchema = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8_000),
      attestationObject: base64url(40_000),
      transports: z.array(z.string().max(40)).max(20).optional(),
    }),
  })
  .transform(({ response, ...rest }): RegistrationResponseJSON => {
    const { transports = [], ...made } = response;
    const known = transports.filter((one) => TRANSPORTS.includes(one));
    return { ...rest, response: { ...made, transports: known }, clientExtensionResults: {} };
  })
  .openapi({ type: 'object' });

/** What a browser hands to `navigator.credentials.get`. */
export const requestOptionsSchema = z
  .custom<PublicKeyCredentialRequestOptionsJSON>()
  .openapi({ type: 'object' });

/** What a browser hands to `navigator.credentials.create`. */
export const creationOptionsSchema = z
  .custom<PublicKeyCredentialCreationOptionsJSON>()
  .openapi({ type: 'object' });
