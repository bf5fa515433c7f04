/**
 * What a refusal says: the HTTP status and one sentence.
 * @example const problem: Problem = PROBLEMS['key-unknown'];
 */
export interface Problem {
  readonly status: number;
  readonly title: string;
}

const FEDERATION_PROBLEMS = {
  'envelope-too-large': { status: 413, title: 'The envelope is larger than 262144 bytes.' },
  'too-slow': { status: 408, title: 'The message did not come whole in time.' },
  'media-type': { status: 415, title: 'The media type must be application/jose.' },
  'envelope-malformed': {
    status: 400,
    title: 'The envelope is not a compact JWS over JSON objects.',
  },
  'envelope-not-canonical': {
    status: 400,
    title: 'The envelope is not in its one canonical spelling.',
  },
  'header-not-allowed': {
    status: 400,
    title: 'The header must have exactly the members alg, kid and typ.',
  },
  'algorithm-not-allowed': { status: 400, title: 'The algorithm must be EdDSA with Ed25519.' },
  'type-unknown': { status: 400, title: 'Messages of this type are not taken here.' },
  'key-unknown': { status: 401, title: 'The issuer has no such key.' },
  'signature-invalid': { status: 401, title: 'The signature does not verify.' },
  'issuer-unknown': { status: 403, title: 'The issuer is not a known peer.' },
  'issuer-removed': { status: 403, title: 'The issuer is no longer a member.' },
  // 503: for a while only, so that whoever does not know the code tries again later
  'issuer-suspended': { status: 503, title: 'The issuer is suspended for now. Try again later.' },
  'audience-wrong': { status: 400, title: 'The message is meant for another node.' },
  expired: { status: 400, title: 'The message has expired.' },
  'issued-in-future': { status: 400, title: 'The message was issued in the future.' },
  'lifetime-too-long': { status: 400, title: 'What was signed is valid for longer than allowed.' },
  'payload-invalid': { status: 400, title: 'The payload does not have the declared form.' },
  'replayed-with-other-content': {
    status: 409,
    title: 'A message with this identifier came before with other content.',
  },
  'release-invalid': { status: 422, title: 'The release does not have the declared form.' },
  'release-below-threshold': {
    status: 422,
    title: 'The release shows a number below the threshold.',
  },
  'release-contradictory': {
    status: 422,
    title: 'The numbers of the release cannot be true together.',
  },
  'release-not-next': {
    status: 409,
    title: 'The release does not follow the one before.',
  },
  'release-already-final': {
    status: 409,
    title: 'A release of this period is already final.',
  },
  'release-in-future': { status: 422, title: 'The period of the release is not over.' },
  'receipt-invalid': { status: 400, title: 'The receipt does not fit the message that was sent.' },
  'entity-statement-invalid': { status: 400, title: 'The entity statement is not valid.' },
  'message-invalid': {
    status: 422,
    title: 'The body of the message does not have the declared form.',
  },
  'content-unreadable': { status: 422, title: 'The sealed content cannot be read.' },
  'handover-unknown': { status: 409, title: 'There is no such handover here.' },
  'handover-closed': { status: 409, title: 'The handover does not allow this any more.' },
  'handover-not-consented': {
    status: 422,
    title: 'The consent of the reporter does not cover this handover.',
  },
} as const satisfies Record<string, Problem>;

const TRUST_PROBLEMS = {
  'chain-not-linked': {
    status: 400,
    title: 'A statement is not about the node that it should be about.',
  },
  'chain-loop': { status: 400, title: 'A node stands above itself in the chain of trust.' },
  'chain-too-long': { status: 400, title: 'The chain of trust has more than 8 levels.' },
  'chain-anchor-unknown': { status: 403, title: 'The chain ends with a node that is not trusted.' },
  'chain-claim-critical': {
    status: 400,
    title: 'A statement has a claim that must be understood and is not.',
  },
  'chain-path-too-long': { status: 403, title: 'A superior allows fewer levels below it.' },
  'chain-name-not-allowed': { status: 403, title: 'A superior does not allow this address.' },
  'chain-type-not-allowed': { status: 403, title: 'A superior does not allow this kind of node.' },
  'chain-policy-invalid': { status: 400, title: 'What the superiors ask cannot be true together.' },
  'chain-metadata-invalid': {
    status: 403,
    title: 'What the node says of itself is not what its superiors ask.',
  },
  'chain-not-found': { status: 403, title: 'No chain of trust leads to this node.' },
  'chain-search-ended': { status: 403, title: 'No chain of trust was found in 64 fetches.' },
  'trust-mark-invalid': { status: 400, title: 'The trust mark does not fit this node.' },
  'trust-mark-issuer-wrong': {
    status: 403,
    title: 'Trust marks of this kind are not issued by this node.',
  },
  'key-set-invalid': { status: 400, title: 'The document of old keys is not valid.' },
  'key-not-valid-then': { status: 401, title: 'The key was not valid at that time.' },
} as const satisfies Record<string, Problem>;

const PEOPLE_PROBLEMS = {
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  'sign-in-required': { status: 401, title: 'Sign in first.' },
  'sign-in-failed': { status: 401, title: 'The name or the password is not right.' },
  'second-factor-required': { status: 401, title: 'Finish signing in with your second step.' },
  'second-factor-failed': { status: 401, title: 'The second step is not right.' },
  'passkey-not-alone': {
    status: 401,
    title: 'This passkey works after the password. Sign in with that first.',
  },
  'enrolment-required': { status: 403, title: 'Set up a second step for signing in first.' },
  'fresh-sign-in-required': { status: 403, title: 'Sign in again to change this.' },
  'password-weak': { status: 422, title: 'The password is too easy to guess.' },
  'last-second-factor': { status: 409, title: 'This is the only second step left.' },
  'invitation-unknown': { status: 404, title: 'The invitation is used, withdrawn or too old.' },
  'not-let-in': { status: 403, title: 'A colleague has to let you in to the cases first.' },
  'holder-not-proven': {
    status: 409,
    title: 'The key of this account is not proven. Invite the person again.',
  },
  'seal-broken': {
    status: 409,
    title: 'Something here was changed outside this program and does not open.',
  },
  'last-lead': { status: 409, title: 'At least one person with this role has to stay.' },
  'hand-on-required': {
    status: 409,
    title: 'Hand the open cases of this person on to a colleague who is let in.',
  },
  'login-taken': { status: 409, title: 'Somebody has this login already.' },
  'recovery-code-failed': { status: 422, title: 'This is not the code of the recovery sheet.' },
  'file-not-taken': { status: 415, title: 'Files of this kind are not taken.' },
  held: { status: 409, title: 'A legal hold keeps this case.' },
  'receiver-is-member': { status: 409, title: 'The receiver is still a member.' },
  'case-frozen': {
    status: 409,
    title: 'The case is offered to another point, or is there: nothing changes here.',
  },
  forbidden: { status: 403, title: 'Your role does not allow this.' },
  'cross-site': { status: 403, title: 'The request came from another site.' },
  'request-invalid': { status: 422, title: 'The request does not have the declared form.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'too-many': { status: 429, title: 'Too many requests. Try again later.' },
  'move-not-allowed': { status: 409, title: 'The case cannot make this move in its state.' },
  'changed-meanwhile': { status: 409, title: 'Somebody else changed this meanwhile.' },
  'anonymous-no-contact': {
    status: 409,
    title: 'An anonymous reporter cannot be part of this step.',
  },
  'reason-required': { status: 422, title: 'This step needs a reason.' },
  'consent-required': {
    status: 409,
    title: 'This needs a consent that was not given, or no longer holds.',
  },
  'above-ceiling': { status: 403, title: 'Two colleagues do not decide this here either.' },
  'above-mandate': { status: 403, title: 'This is above the mandate: a colleague decides too.' },
  'other-colleague-required': { status: 409, title: 'Another colleague has to do this.' },
  'other-side-not-heard': { status: 409, title: 'The other side has to be heard first.' },
  'extension-not-allowed': { status: 409, title: 'This term cannot be put off like this.' },
  'plan-full': { status: 409, title: 'The plan is full: it has to fit on one sheet of paper.' },
  'team-full': { status: 409, title: 'A team of one hundred is the largest that stays near.' },
  'import-invalid': { status: 422, title: 'The file is not right; nothing of it was kept.' },
  'code-unknown': { status: 404, title: 'There is no filing with this code.' },
  'filed-before': {
    status: 409,
    title: 'This was filed before. Its code cannot be shown again.',
  },
  'release-changed': { status: 409, title: 'The release is no longer the one that was shown.' },
  'not-joined': { status: 409, title: 'This point has not joined a region yet.' },
  'release-held': { status: 409, title: 'Somebody holds this period back.' },
  'release-too-early': { status: 409, title: 'The period is not over yet.' },
  'address-invalid': {
    status: 422,
    title: 'Give the address of the other node: https://name, nothing after it.',
  },
  'not-a-point': { status: 409, title: 'There is no reporting point at this address.' },
  'not-a-coordinator': { status: 409, title: 'There is no coordinator at this address.' },
  'fingerprint-differs': {
    status: 409,
    title: 'The fingerprint is not that of the node at this address.',
  },
  'key-changed': { status: 409, title: 'The node has another key than before.' },
  'no-key-to-seal': {
    status: 409,
    title: 'The other point cannot read sealed messages yet.',
  },
  'node-unreachable': { status: 502, title: 'The node at this address does not answer.' },
  'dhis2-mapping-invalid': {
    status: 422,
    title: 'The mapping to DHIS2 does not fit the numbers here.',
  },
  unavailable: { status: 503, title: 'The service is not available now. Try again later.' },
  internal: { status: 500, title: 'Something went wrong here.' },
} as const satisfies Record<string, Problem>;

/**
 * A refusal, by its stable name.
 * @example const reason: ProblemCode = 'signature-invalid';
 */
export type ProblemCode =
  | keyof typeof FEDERATION_PROBLEMS
  | keyof typeof TRUST_PROBLEMS
  | keyof typeof PEOPLE_PROBLEMS;

/**
 * The closed list of refusals: nothing else is ever answered. A code never changes its meaning.
 * @example PROBLEMS['audience-wrong'].status // 400
 */
export const PROBLEMS: Readonly<Record<ProblemCode, Problem>> = {
  ...FEDERATION_PROBLEMS,
  ...TRUST_PROBLEMS,
  ...PEOPLE_PROBLEMS,
};

/**
 * A problem document (RFC 9457), as it is sent with `application/problem+json`.
 * @example const document: ProblemDocument = problemDocument('expired');
 */
export interface ProblemDocument extends Problem {
  readonly type: string;
}

/**
 * The stable name of a refusal, the `type` of its problem document.
 * @example problemUrn('expired') // 'urn:nabij:problem:expired'
 */
export function problemUrn(code: ProblemCode): string {
  return `urn:nabij:problem:${code}`;
}

/**
 * The problem document of a refusal (RFC 9457). It names the refusal and nothing of the request.
 * @example problemDocument('expired') // { type: 'urn:nabij:problem:expired', status: 400, … }
 */
export function problemDocument(code: ProblemCode): ProblemDocument {
  return { type: problemUrn(code), ...PROBLEMS[code] };
}

/**
 * Reads the refusal out of a problem document that a peer sent; undefined for any other content.
 * @example problemFromUrn('urn:nabij:problem:expired') // 'expired'
 */
export function problemFromUrn(urn: string): ProblemCode | undefined {
  const code = urn.replace(/^urn:nabij:problem:/, '');
  return code !== urn && isProblemCode(code) ? code : undefined;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
