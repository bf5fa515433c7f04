import { isCode, type Provenance } from './code-list.ts';
import { type Conditions, holds, type Situation } from './condition.ts';
import { plainLabel } from './label.ts';
import routing from './routing.json' with { type: 'json' };
import { type CitizenWords, inLanguage } from './words.ts';

/** One rule of competence. */
interface Rule {
  readonly id: string;
  /** Left out: in every country that has rules. */
  readonly country?: string;
  readonly when: Conditions;
  readonly unless?: Conditions;
  /** What must hold too for the answer to be certain. */
  readonly sure?: Conditions;
  /** Codes of `agency_type` or of the bodies in the file, in the order to go to them. */
  readonly to: readonly string[];
  readonly offer?: boolean;
  readonly only_if: CitizenWords;
  readonly source: string;
  readonly provenance: Provenance;
  readonly note?: string;
}

/**
 * A body that is, or may be, competent.
 * @example const names = (all: CompetentBody[]) => all.map((it) => it.name('fr'));
 */
export interface CompetentBody {
  /** The id of the rule that names it. */
  readonly rule: string;
  /** A code of `agency_type`, or of a body that is no agency type. */
  readonly body: string;
  /** False: it depends on something that is not known; {@link onlyIf} says what. */
  readonly certain: boolean;
  /** True: something the reporter may want; nobody may do it without being asked. */
  readonly offer: boolean;
  /** The name of the body in plain words; English for a language without words. */
  name(language: string): string;
  /** On what it depends, one or two whole sentences; null when it is certain. */
  onlyIf(language: string): string | null;
}

// JSON enters here; routing.test.ts holds the file to these types.
const BODIES: ReadonlyMap<string, CitizenWords> = new Map(Object.entries(routing.bodies));
const RULES = routing.rules as unknown as readonly Rule[];
const COUNTRIES: ReadonlySet<string> = new Set(RULES.flatMap(({ country }) => country ?? []));

/**
 * Which bodies would be competent for a filing: what is certain first, then what is possible, then
 * what can be offered; within that the most specific rule first. Empty for a question, for a
 * country without rules, and where no rule fits: the point itself then helps. It never throws,
 * whatever the codes are. Who is competent never says where a filing must go.
 * @example competentBodies({ country: 'BE', region: 'VLG', subject: 'DISCRIMINATION',
 *   domain: 'HOUSING', grounds: [] })[0]?.body // 'VMRI'
 */
export function competentBodies(situation: Situation): CompetentBody[] {
  const { country, subject } = situation;
  if (subject === 'QUESTION' || !COUNTRIES.has(country)) return [];
  const bodies = RULES.filter((rule) => applies(rule, situation)).flatMap((rule) =>
    rule.to.map((body) => bodyOf({ rule, body, certain: isCertain(rule, situation) })),
  );
  const sorted = bodies.toSorted((a, b) => rank(a) - rank(b));
  return sorted.filter(({ body }, at) => sorted.findIndex((one) => one.body === body) === at);
}

function applies(rule: Rule, situation: Situation): boolean {
  if (rule.country !== undefined && rule.country !== situation.country) return false;
  if (rule.unless !== undefined && holds(rule.unless, situation) === 'yes') return false;
  return holds(rule.when, situation) !== 'no';
}

function isCertain({ when, sure = {} }: Rule, situation: Situation): boolean {
  return holds(when, situation) === 'yes' && holds(sure, situation) === 'yes';
}

function bodyOf(found: { rule: Rule; body: string; certain: boolean }): CompetentBody {
  const { rule, body, certain } = found;
  return {
    rule: rule.id,
    body,
    certain,
    offer: rule.offer === true,
    name: (language) => nameOf(body, language),
    onlyIf: (language) => (certain ? null : inLanguage(rule.only_if, language)),
  };
}

function nameOf(body: string, language: string): string {
  const words = BODIES.get(body);
  if (isCode('agency_type', body) || words === undefined) {
    return plainLabel('agency_type', body, language);
  }
  return inLanguage(words, language);
}

function rank({ certain, offer }: CompetentBody): number {
  if (offer) return 2;
  return certain ? 0 : 1;
}
