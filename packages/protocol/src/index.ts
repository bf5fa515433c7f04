export { CanonicalError, canonicalize, type JsonObject, type JsonValue } from './canonical.ts';
export {
  allLists,
  CODE_VERSION,
  type Code,
  type CodeList,
  codeList,
  findCode,
  isCode,
  LABEL_LANGUAGES,
  type LabelLanguage,
  type ListName,
  type Provenance,
  topCodes,
  topLevel,
} from './codes/code-list.ts';
export type { Situation } from './codes/condition.ts';
export {
  OWN_REGULATION,
  type OwnTerm,
  type StandstillReason,
  settableTerms,
} from './codes/deadline-rows.ts';
export {
  type Deadline,
  deadlinesOf,
  openTerms,
  type Regime,
  regimes,
  stepName,
  type TermChanges,
  whoName,
} from './codes/deadlines.ts';
export { type Duty, yearlyDuties } from './codes/duties.ts';
export { type Country, nextWorkingDay } from './codes/holidays.ts';
export { label, plainLabel } from './codes/label.ts';
export { type CompetentBody, competentBodies } from './codes/routing.ts';
export type { Moved } from './codes/term-end.ts';
export { dayIn, TIME_ZONES } from './codes/town-day.ts';
export {
  isOffered,
  mayCarry,
  offeredCodes,
  type Validity,
  validityOf,
} from './codes/validity.ts';
export {
  CITIZEN_LANGUAGES,
  type CitizenLanguage,
  isCitizenLanguage,
} from './codes/words.ts';
export {
  type Address,
  addressesOf,
  formatAddress,
  parseAddress,
} from './counts/addresses.ts';
export { type CountedQuarter, countedQuarters } from './counts/blocks.ts';
export {
  checkQuarterRelease,
  type QuarterReleaseCheck,
  type ReleaseContext,
} from './counts/check.ts';
export { OPENING_QUARTERS } from './counts/opening.ts';
export { type Range, rangesOf } from './counts/ranges.ts';
export { type CountRelation, type LinkedCounts, linkedCounts } from './counts/relations.ts';
export {
  type Counts,
  type QuarterRelease,
  type ReleaseHead,
  type ReleaseValues,
  releaseDigest,
  releaseOf,
  type Shown,
} from './counts/release.ts';
export { quarterReleaseSchema, readRelease } from './counts/release-schema.ts';
export { quarterOfRelease, valuesOf } from './counts/release-values.ts';
export {
  type FindLists,
  type Lists,
  publishedLists,
  type SpanCode,
  type SpanCodes,
  spanCodes,
} from './counts/span-codes.ts';
export {
  hasRollingYear,
  type Months,
  rollingYear,
  spanMonths,
  spanPeriod,
} from './counts/spans.ts';
export {
  DECLARED,
  type DeclaredName,
  type DeclaredTable,
  DIMENSIONS,
  type Dimension,
  type DimensionName,
  MEASURE_NAMES,
  type MeasureName,
  SPAN_NAMES,
  type SpanName,
  tablesIn,
} from './counts/tables.ts';
export { DEFAULT_THRESHOLD, MIN_THRESHOLD, MOST_COUNT } from './counts/threshold.ts';
export {
  DIRECTORY_MEDIA_TYPE,
  DIRECTORY_PATH,
  type Directory,
  type DirectoryEntry,
  type DirectoryRequest,
  type DirectoryVerification,
  MAX_DIRECTORY_BYTES,
  MAX_DIRECTORY_ENTRIES,
  signDirectory,
  verifyDirectory,
} from './directory.ts';
export { entityIdSchema } from './entity-id.ts';
export {
  type ConfigurationRequest,
  type ConfigurationVerification,
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  MAX_ENTITY_STATEMENT_BYTES,
  type NodeMetadata,
  signEntityConfiguration,
  verifyEntityConfiguration,
} from './entity-statement.ts';
export {
  CLOCK_SKEW_SECONDS,
  ENVELOPE_MEDIA_TYPE,
  type Envelope,
  envelopeSchema,
  epochSeconds,
  MAX_ENVELOPE_BYTES,
  MAX_LIFETIME_SECONDS,
  MESSAGE_CLASSES,
  type MessageType,
} from './envelope.ts';
export type {
  HandoverMessage,
  HandoverStep,
  RejectReason,
  WithdrawReason,
} from './handover/handover-step.ts';
export {
  countsAtSender,
  isAtReceiver,
  mayEraseAtSender,
  mayWorkAtSender,
} from './handover/place.ts';
export {
  NOT_OFFERED,
  type ReceiverEvent,
  type ReceiverState,
  stepReceiver,
} from './handover/receiver.ts';
export {
  offerCase,
  type SenderEvent,
  type SenderOffer,
  type SenderState,
  stepSender,
} from './handover/sender.ts';
export {
  digestOf,
  fingerprint,
  generateSigningKeyJwk,
  importSigningKey,
  importVerifyKey,
  isFingerprintOf,
  type OkpJwk,
  type PrivateOkpJwk,
  type SigningKey,
  thumbprint,
} from './keys.ts';
export {
  type DocumentContext,
  isAnnounced,
  readDocument,
  writeDocument,
} from './messages/case-document.ts';
export { type ConsentEvidence, consentEvidenceSchema } from './messages/consent-evidence.ts';
export {
  HANDOVER_REASONS,
  type HandoverOffer,
  REJECT_REASONS,
  WITHDRAW_REASONS,
} from './messages/handover-bodies.ts';
export {
  type HandoverCase,
  handoverCaseSchema,
  isWithinConsent,
} from './messages/handover-case.ts';
export {
  type MessageOpening,
  openMessage,
  SEALED_CONTENTS,
  type SealedMessage,
} from './messages/open-message.ts';
export {
  type Joined,
  joinParts,
  MAX_PART_BYTES,
  type Part,
  partSchema,
  splitStream,
} from './messages/parts.ts';
export {
  MESSAGE_BODIES,
  type MessageReading,
  type PointMessage,
  readMessage,
} from './messages/read-message.ts';
export {
  comparePeriods,
  DAYS_TO_REPORT,
  isPeriod,
  monthOf,
  monthsOf,
  nextPeriod,
  type Period,
  periodEnd,
  periodOf,
  periodSchema,
  previousPeriod,
} from './period.ts';
export { MAX_SHOWN_PEOPLE, type ShownPerson } from './point-facts.ts';
export {
  PROBLEMS,
  type Problem,
  type ProblemCode,
  type ProblemDocument,
  problemDocument,
  problemFromUrn,
  problemUrn,
} from './problem.ts';
export {
  MAX_RECEIPT_BYTES,
  type Receipt,
  type ReceiptRequest,
  type ReceiptVerification,
  signReceipt,
  type VerifyReceiptOptions,
  verifyReceipt,
} from './receipt.ts';
export {
  type DecryptionKey,
  type EncryptionJwk,
  encryptionKeyAt,
  encryptionKeysSchema,
  encryptionThumbprint,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  isInWindow,
  type KeyWindow,
  type PrivateEncryptionJwk,
} from './sealed/encryption-key.ts';
export {
  type Opening,
  type OpenOptions,
  openContent,
  type SealedFor,
  type SealRequest,
  sealContent,
} from './sealed/sealed-content.ts';
export { type SignedEnvelope, type SignRequest, signEnvelope } from './sign.ts';
export type { Constraints } from './trust/constraints.ts';
export {
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
  type FederationEndpoints,
  HISTORICAL_KEYS_PATH,
  subordinateStatementUrl,
  TRUST_MARK_PATH,
  trustMarkUrl,
} from './trust/federation-endpoints.ts';
export {
  HISTORICAL_KEYS_MEDIA_TYPE,
  type HistoricalKey,
  type HistoricalKeysRequest,
  type HistoricalKeysVerification,
  historicalKeyAt,
  MAX_HISTORICAL_KEYS_BYTES,
  signHistoricalKeys,
  type VerifyHistoricalKeysOptions,
  verifyHistoricalKeys,
} from './trust/historical-keys.ts';
export type { Metadata, MetadataPolicy } from './trust/metadata-policy.ts';
export { MAX_SUBORDINATE_LIFETIME_SECONDS } from './trust/read-statement.ts';
export {
  type FailedPath,
  MAX_CHAIN_PATHS,
  type Resolution,
  resolveTrustChain,
} from './trust/resolve-chain.ts';
export { type FetchStatement, MAX_CHAIN_FETCHES } from './trust/statement-source.ts';
export {
  type SubordinateRequest,
  type SubordinateVerification,
  signSubordinateStatement,
  type VerifySubordinateOptions,
  verifySubordinateStatement,
} from './trust/subordinate-statement.ts';
export {
  MAX_CHAIN_LEVELS,
  type TrustAnchor,
  type TrustChainOptions,
  type TrustChainVerification,
  type TrustedEntity,
  type TrustMarkIssuers,
  verifyTrustChain,
} from './trust/trust-chain.ts';
export {
  MEMBER_MARK,
  signTrustMark,
  TRUST_MARK_MEDIA_TYPE,
  type TrustMark,
  type TrustMarkRequest,
  type TrustMarkVerification,
  type VerifyTrustMarkOptions,
  verifyTrustMark,
} from './trust/trust-mark.ts';
export { MAX_TRUST_MARK_BYTES, type PresentedMark } from './trust/trust-mark-claims.ts';
export {
  type FindKey,
  type FindKeyAt,
  type KeyProblem,
  type Verification,
  type VerifyOptions,
  verifyEnvelope,
} from './verify.ts';
