import { type Code, findCode, type ListName } from './code-list.ts';

/**
 * What is known about a filing when somebody asks which body is competent.
 * @example
 * const asked: Situation = { country: 'NL', subject: 'CARE', domain: 'HOME_CARE', grounds: [] };
 */
export interface Situation {
  /** `NL` or `BE` (ISO 3166). */
  readonly country: string;
  /** `VLG`, `BRU` or `WAL` (ISO 3166-2 of Belgium); left out when it is not known. */
  readonly region?: string | undefined;
  /** A code of `subject`. */
  readonly subject: string;
  /** A code of `domain`, of any level. */
  readonly domain: string;
  /** Codes of `ground`, of any level; empty when nothing was said. */
  readonly grounds: readonly string[];
  /** A code of `request_type`, or `FORMAL_OPINION` where somebody asks for one. */
  readonly request?: string | undefined;
  /** Codes of `nature`, as far as the filing was coded. */
  readonly nature?: readonly string[] | undefined;
}

/** What a rule asks; what is absent is not asked. */
export interface Conditions {
  readonly region?: readonly string[];
  readonly subject?: string;
  readonly domain?: readonly string[];
  readonly ground?: readonly string[];
  /** Every ground of the filing is one of these, or below one. */
  readonly only_ground?: readonly string[];
  readonly request?: string;
  readonly possible_offence?: boolean;
  readonly operator?: string;
  readonly setting?: string;
}

/** `maybe`: it depends on something that is not known. */
export type Answer = 'yes' | 'maybe' | 'no';

/** Whether all conditions hold. */
export function holds(conditions: Conditions, situation: Situation): Answer {
  const answers = [
    region(conditions, situation),
    subject(conditions, situation),
    domain(conditions, situation),
    ground(conditions, situation),
    onlyGround(conditions, situation),
    request(conditions, situation),
    offence(conditions, situation),
    // nobody asks a citizen for the operator or the setting: a worker knows
    yesOrMaybe(conditions.operator === undefined && conditions.setting === undefined),
  ];
  if (answers.includes('no')) return 'no';
  return yesOrMaybe(!answers.includes('maybe'));
}

function region({ region: asked }: Conditions, { region: known }: Situation): Answer {
  if (asked === undefined) return 'yes';
  return known === undefined ? 'maybe' : yesOrNo(asked.includes(known));
}

function subject({ subject: asked }: Conditions, { subject: said }: Situation): Answer {
  return yesOrNo(asked === undefined || said === asked || said === 'BOTH');
}

/** A broader answer than the rule asks for may still mean it: `HEALTH_CARE` may be a care home. */
function domain({ domain: asked }: Conditions, { domain: said }: Situation): Answer {
  if (asked === undefined || within('domain', said, asked)) return 'yes';
  return asked.some((code) => within('domain', code, [said])) ? 'maybe' : 'no';
}

function ground({ ground: asked }: Conditions, { grounds }: Situation): Answer {
  return yesOrNo(asked === undefined || grounds.some((code) => within('ground', code, asked)));
}

function onlyGround({ only_ground: asked }: Conditions, { grounds }: Situation): Answer {
  if (asked === undefined) return 'yes';
  return yesOrNo(grounds.length > 0 && grounds.every((code) => within('ground', code, asked)));
}

/** Whoever only wants to be counted wants nothing else; anybody else may. */
function request({ request: asked }: Conditions, { request: said }: Situation): Answer {
  if (asked === undefined || said === asked) return 'yes';
  return said === 'REPORT' ? 'no' : 'maybe';
}

/** Whether something is an offence is for a prosecutor and a court to say: never certain here. */
function offence({ possible_offence: asked }: Conditions, { nature = [] }: Situation): Answer {
  if (asked === undefined) return 'yes';
  return nature.some((code) => findCode('nature', code)?.possible_offence) ? 'maybe' : 'no';
}

function within(list: ListName, code: string, asked: readonly string[]): boolean {
  if (asked.includes(code)) return true;
  const parent: Code['parent'] = findCode(list, code)?.parent;
  return parent !== undefined && within(list, parent, asked);
}

function yesOrNo(holding: boolean): Answer {
  return holding ? 'yes' : 'no';
}

function yesOrMaybe(certain: boolean): Answer {
  return certain ? 'yes' : 'maybe';
}
