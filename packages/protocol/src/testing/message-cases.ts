import { withMembers } from '../attacks/scene.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import type { ProblemCode } from '../problem.ts';
import { OTHER_TOWN, REGION, TOWN } from './actors.ts';
import { CONSENT, GOOD_SEALED, MESSAGE } from './sealed-cases.ts';
import { NOW_SECONDS } from './vector.ts';

type Members = Parameters<typeof withMembers>[1];

/** Name, what it is, the payload of the envelope. */
export type MessageCase = readonly [name: string, description: string, message: JsonObject];

const sealed = GOOD_SEALED[0]?.[2] ?? '';
const DIGEST = 'RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o';

/** A payload of one class with this body, from the town to the other town. */
const message = (type: string, body: JsonObject, seq: number | undefined = 1): JsonObject =>
  withMembers(MESSAGE, { type, body, seq, ref: seq === undefined ? undefined : MESSAGE.ref });

const CONSENT_EVIDENCE: JsonObject = {
  id: CONSENT,
  purpose: 'SHARE_AGENCY',
  for: OTHER_TOWN.entityId,
  parts: ['STORY', 'CONTACT', 'CODING', 'FILES'],
  given: NOW_SECONDS - 3600,
  manner: 'WEB',
  revocable_until: 'ACCEPTANCE',
};

const PREVIEW: JsonObject = {
  subject: 'CARE',
  request: 'COMPLAINT',
  language: 'nl',
  received: '2026-09',
  files: 2,
  bytes: 700_000,
};

const OFFER: JsonObject = {
  until: NOW_SECONDS + 6 * 86_400,
  reason: 'HAPPENED_THERE',
  preview: PREVIEW,
  consent: CONSENT_EVIDENCE,
};

const OFFER_MESSAGE = message('handover-offer', OFFER, 0);

const offer = (members: Members) => message('handover-offer', withMembers(OFFER, members), 0);
const consent = (members: Members) => offer({ consent: withMembers(CONSENT_EVIDENCE, members) });
const preview = (members: Members) => offer({ preview: withMembers(PREVIEW, members) });

/** One good message of each class between points. */
export const GOOD_MESSAGES: readonly MessageCase[] = [
  ['handover-offer', 'a preview, and the consent of the reporter', OFFER_MESSAGE],
  [
    'handover-offer-least',
    'with nothing but what is required',
    preview({ request: undefined, language: undefined, files: 0 }),
  ],
  [
    'handover-accept',
    'the case is taken, and sealed for this key',
    message('handover-accept', { consent: CONSENT, kid: OTHER_TOWN.encryption.kid }, 0),
  ],
  [
    'handover-reject',
    'the case is not taken',
    message('handover-reject', { reason: 'NO_CAPACITY' }),
  ],
  [
    'handover-withdraw',
    'the reporter took the consent back',
    message('handover-withdraw', { reason: 'CONSENT_REVOKED' }),
  ],
  [
    'handover-content',
    'one sealed part',
    message('handover-content', { consent: CONSENT, sealed }),
  ],
  [
    'handover-arrived',
    'the whole case is there',
    message('handover-arrived', { consent: CONSENT, digest: DIGEST, since: NOW_SECONDS }),
  ],
  ['consultation-question', 'a question', message('consultation-question', { sealed }, 0)],
  ['consultation-answer', 'an answer', message('consultation-answer', { sealed })],
  ['consultation-thanks', 'thanks', message('consultation-thanks', { sealed })],
  ['contact-cards', 'short lines', message('contact-cards', { sealed }, undefined)],
  [
    'offer-files-most',
    'as many files and bytes as there may be',
    preview({ files: 64, bytes: 2 ** 28 }),
  ],
  ['offer-language-region', 'a language of a region', preview({ language: 'ar-MA' })],
  [
    'content-five-segments',
    'whether it opens is found out on opening',
    message('handover-content', { consent: CONSENT, sealed: 'a.b.c.d.e' }),
  ],
];

type Refused = readonly [...MessageCase, reason: ProblemCode];

const NOT_CONSENTED: readonly Refused[] = [
  [
    'offer-for-another-town',
    'the reporter agreed to another point',
    consent({ for: REGION.entityId }),
    'handover-not-consented',
  ],
  [
    'offer-consent-for-the-sender',
    'the reporter agreed to the point that has the case',
    consent({ for: TOWN.entityId }),
    'handover-not-consented',
  ],
  [
    'offer-consent-in-future',
    'a consent that will be given',
    consent({ given: NOW_SECONDS + 61 }),
    'handover-not-consented',
  ],
];

const invalid = (name: string, description: string, said: JsonObject): Refused => [
  name,
  description,
  said,
  'message-invalid',
];

const body = (name: string, value: JsonValue): JsonObject => ({ [name]: value });

/** Bodies that say what they may not, or not what they must. */
export const BAD_MESSAGES: readonly Refused[] = [
  ...NOT_CONSENTED,
  invalid('offer-without-consent', 'no consent', offer({ consent: undefined })),
  invalid('offer-consent-null', 'consent is null', offer({ consent: null })),
  invalid('offer-consent-other-purpose', 'to be called', consent({ purpose: 'CONTACT' })),
  invalid('offer-consent-no-parts', 'a consent to nothing', consent({ parts: [] })),
  invalid('offer-consent-part-twice', 'a part twice', consent({ parts: ['STORY', 'STORY'] })),
  invalid('offer-consent-part-unknown', 'a part that is none', consent({ parts: ['SOUL'] })),
  invalid('offer-consent-manner-text', 'a manner in words', consent({ manner: 'at the desk' })),
  invalid('offer-consent-final', 'not revocable', consent({ revocable_until: 'NEVER' })),
  invalid('offer-consent-named', 'the name of the reporter', consent({ name: 'Geeske' })),
  invalid('offer-until-past', 'ends before it begins', offer({ until: NOW_SECONDS - 60 })),
  invalid(
    'offer-until-after-exp',
    'outlives its envelope',
    offer({ until: NOW_SECONDS + 8 * 86_400 }),
  ),
  invalid('offer-until-missing', 'without an end', offer({ until: undefined })),
  invalid('offer-reason-text', 'a reason in words', offer({ reason: 'She moved there.' })),
  invalid('offer-preview-story', 'a preview that tells', preview({ story: 'CANARY' })),
  invalid('offer-preview-day', 'the day on which it came in', preview({ received: '2026-09-03' })),
  invalid('offer-preview-subject', 'a subject that is none', preview({ subject: 'HOUSE' })),
  invalid('offer-preview-language', 'a language in words', preview({ language: 'Dutch' })),
  invalid('offer-preview-language-twice', 'no tag', preview({ language: 'nl-nl-nl' })),
  invalid('offer-preview-no-bytes', 'no content at all', preview({ bytes: 0 })),
  invalid('offer-preview-bytes', 'more content than goes', preview({ bytes: 2 ** 28 + 1 })),
  invalid('offer-preview-files', 'more files than go', preview({ files: 65 })),
  invalid('offer-preview-month', 'a thirteenth month', preview({ received: '2026-13' })),
  invalid('offer-preview-century', 'a month of 1999', preview({ received: '1999-12' })),
  invalid('offer-preview-request', 'a request that is none', preview({ request: 'HELP' })),
  invalid(
    'offer-until-before-consent',
    'ends before it begins, and for another point',
    offer({
      until: NOW_SECONDS - 60,
      consent: withMembers(CONSENT_EVIDENCE, { for: REGION.entityId }),
    }),
  ),
  invalid('offer-not-first', 'an offer that is not the first', message('handover-offer', OFFER, 1)),
  invalid(
    'accept-without-key',
    'no key to seal for',
    message('handover-accept', body('consent', CONSENT)),
  ),
  invalid(
    'accept-kid-path',
    'a kid that is a path',
    message('handover-accept', { consent: CONSENT, kid: '../../etc/passwd' }),
  ),
  invalid('accept-without-consent', 'no consent', message('handover-accept', body('kid', DIGEST))),
  invalid(
    'reject-reason-text',
    'a reason in words',
    message('handover-reject', body('reason', 'no')),
  ),
  invalid('withdraw-reason-none', 'no reason', message('handover-withdraw', {})),
  invalid(
    'content-open',
    'content that is not sealed',
    message('handover-content', { consent: CONSENT, content: {} }),
  ),
  invalid('content-without-consent', 'no consent', message('handover-content', { sealed })),
  invalid(
    'content-beside',
    'something readable beside what is sealed',
    message('handover-content', { consent: CONSENT, sealed, name: 'Geeske' }),
  ),
  invalid(
    'content-not-jwe',
    'three segments',
    message('handover-content', { consent: CONSENT, sealed: 'a.b.c' }),
  ),
  invalid(
    'content-empty-segment',
    'five segments, one of them empty',
    message('handover-content', { consent: CONSENT, sealed: 'a.b.c..e' }),
  ),
  invalid(
    'arrived-since-text',
    'a date where seconds stand',
    message('handover-arrived', { consent: CONSENT, digest: DIGEST, since: '2026-10-05' }),
  ),
  invalid(
    'arrived-digest-padded',
    'a digest with padding',
    message('handover-arrived', { consent: CONSENT, digest: `${DIGEST}=`, since: NOW_SECONDS }),
  ),
  invalid(
    'question-open',
    'a question that is not sealed',
    message('consultation-question', body('question', 'x'), 0),
  ),
  invalid(
    'question-not-first',
    'a question that is not the first',
    message('consultation-question', { sealed }, 3),
  ),
  invalid(
    'answer-open',
    'an answer beside what is sealed',
    message('consultation-answer', { sealed, answer: 'x' }),
  ),
  invalid('thanks-empty', 'nothing', message('consultation-thanks', {})),
  invalid(
    'cards-open',
    'cards that are not sealed',
    message('contact-cards', body('cards', []), undefined),
  ),
  ['release', 'a class of another kind', message('release', {}), 'type-unknown'],
];
