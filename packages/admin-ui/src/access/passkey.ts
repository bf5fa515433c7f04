import {
  base64URLStringToBuffer,
  bufferToBase64URLString,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { type Account, addPasskey, askNewPasskeyQuestion } from '../api/account.ts';
import { problemOf } from '../api/request.ts';
import {
  askPasskeyQuestion,
  type PasskeyAnswer,
  type PasskeyQuestion,
  type Session,
  sendPasskeyAnswer,
} from '../api/session.ts';

/** Why a browser or a key device did not do what it was asked. */
export type PasskeyTrouble = 'refused' | 'stopped' | 'overtaken' | 'here-already' | 'unable';

export class PasskeyProblem extends Error {
  readonly trouble: PasskeyTrouble;

  constructor(trouble: PasskeyTrouble) {
    super(trouble);
    this.name = 'PasskeyProblem';
    this.trouble = trouble;
  }
}

/** Signs in with a passkey, or takes the second step with one. @throws PasskeyProblem, ApiProblem */
export async function signInWithPasskey(): Promise<Session> {
  return send(await answer(await askPasskeyQuestion()));
}

/**
 * Waits until somebody picks a passkey from the list under the name field.
 * @throws PasskeyProblem `overtaken` when nobody did
 */
export async function signInByAutofill(): Promise<Session> {
  // Until somebody picks one, nothing was asked of them, and nothing is to be said.
  const given = await askPasskeyQuestion()
    .then((question) => answer(question, true))
    .catch(() => {
      throw new PasskeyProblem('overtaken');
    });
  return send(given);
}

async function send(given: PasskeyAnswer): Promise<Session> {
  try {
    return await sendPasskeyAnswer(given);
  } catch (error) {
    throw problemOf(error) === 'second-factor-failed' ? new PasskeyProblem('refused') : error;
  }
}

async function answer(question: PasskeyQuestion, byAutofill = false): Promise<PasskeyAnswer> {
  const extensions = prfOf(question.prf);
  const given = await explained(
    startAuthentication({
      optionsJSON: { ...question.options, extensions },
      useBrowserAutofill: byAutofill,
    }),
  );
  const { clientExtensionResults, ...response } = given;
  return {
    response: { ...response, clientExtensionResults: {} },
    prf: derivedKey(clientExtensionResults),
  };
}

/** Makes a passkey on this device or on a key that is plugged in. @throws PasskeyProblem */
export async function createPasskey(name: string): Promise<Account> {
  const { options, prf } = await askNewPasskeyQuestion();
  const given = await explained(
    startRegistration({
      optionsJSON: { ...options, extensions: { ...options.extensions, ...prfOf(prf) } },
    }),
  );
  const { clientExtensionResults: results, ...response } = given;
  const derived = derivedKey(results);
  const later = derived === null && results.prf?.enabled === true;
  return addPasskey({
    response: { ...response, clientExtensionResults: {} },
    name,
    prf: later ? await deriveNow(given.id, { rpId: options.rp.id, prf }) : derived,
  });
}

/** Many devices derive a key only when they are used: then the new passkey is used once, here. */
async function deriveNow(
  id: string,
  { rpId, prf }: { rpId: string | undefined; prf: string },
): Promise<string | null> {
  const optionsJSON: PublicKeyCredentialRequestOptionsJSON = {
    // Nobody checks this answer: only the key that comes with it is wanted.
    challenge: bufferToBase64URLString(crypto.getRandomValues(new Uint8Array(32)).buffer),
    ...(rpId === undefined ? {} : { rpId }),
    allowCredentials: [{ id, type: 'public-key' }],
    userVerification: 'required',
    extensions: prfOf(prf),
  };
  // Without the key the passkey is still a good second step.
  const used = await startAuthentication({ optionsJSON }).catch(() => undefined);
  return used === undefined ? null : derivedKey(used.clientExtensionResults);
}

/** What the PRF extension gives (WebAuthn Level 3 §10.1.4); empty where it is not known. */
interface PrfResults {
  prf?: { enabled?: boolean; results?: { first: ArrayBuffer | ArrayBufferView } };
}

function prfOf(salt: string) {
  return { prf: { eval: { first: base64URLStringToBuffer(salt) } } };
}

function derivedKey({ prf }: PrfResults): string | null {
  const first = prf?.results?.first;
  if (first === undefined) return null;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bufferToBase64URLString(Uint8Array.from(bytes).buffer);
}

async function explained<Given>(asking: Promise<Given>): Promise<Given> {
  try {
    return await asking;
  } catch (error) {
    throw new PasskeyProblem(troubleOf(error));
  }
}

function troubleOf(error: unknown): PasskeyTrouble {
  if (!(error instanceof Error)) return 'unable';
  if (error instanceof WebAuthnError) {
    if (error.code === 'ERROR_CEREMONY_ABORTED') return 'overtaken';
    if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'here-already';
  }
  const cause = error.cause instanceof Error ? error.cause : error;
  if (cause.name === 'AbortError') return 'overtaken';
  // Browsers say the same for "cancelled", "too late" and "no passkey here".
  return cause.name === 'NotAllowedError' ? 'stopped' : 'unable';
}
