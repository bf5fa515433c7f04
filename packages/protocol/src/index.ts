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
  comparePeriods,
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
export { type SignedEnvelope, type SignRequest, signEnvelope } from './sign.ts';
export {
  type FindKey,
  type KeyProblem,
  type Verification,
  type VerifyOptions,
  verifyEnvelope,
} from './verify.ts';
