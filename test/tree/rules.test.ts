import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePage, tableBelow } from './markdown.ts';
import { ROOT } from './sources.ts';

const PATH = 'packages/node/docs/rules.md';
const NODE = 'packages/node/src/';
const page = parsePage(PATH, readFileSync(join(ROOT, PATH), 'utf8'));
const rows = ['Sizes and counts', 'Paces', 'Sessions'].flatMap((heading) =>
  tableBelow(page, heading),
);
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const DAY = 24 * HOUR;

const SIZES: Readonly<Record<string, () => string>> = {
  'the story': () => characters('intake/report/answers.ts', 'STORY_MAX'),
  'another line of the form': () => characters('intake/report/answers.ts', 'LINE_MAX'),
  'a message, an answer or a note': () => characters('cases/conversation.ts', 'MESSAGE_MAX'),
  'the reason for a hold': () => characters('cases/retention/hold.ts', 'REASON_MAX'),
  'one file': () => megabytes('cases/attachments/files/clean-file.ts', 'MAX_FILE_BYTES'),
  'files of one case': () => `${constant('cases/attachments/attachments.ts', 'MAX_FILES')}`,
  'all files of one case': () => megabytes('cases/attachments/attachments.ts', 'MAX_CASE_BYTES'),
  'a picture': () =>
    `${grouped(constant('cases/attachments/files/clean-picture.ts', 'MAX_PIXELS'))} pixels`,
  'files that are being taken in, in a process': () =>
    `${megabytes('intake/files/turns.ts', 'ROOM_BYTES')} that came`,
  'files that wait to be looked at': () => `${constant('intake/files/turns.ts', 'MOST_WAITING')}`,
  'pieces of one file on its way': () =>
    grouped(constant('intake/files/receive.ts', 'MOST_PIECES')),
  'files on their way or waiting, in a node': () =>
    megabytes('intake/files/quota.ts', 'MAX_WAITING_BYTES'),
  'fields of a form with files': () => `${constant('intake/files/form.ts', 'MOST_FIELDS')}`,
  'files inside one copy of a case': () => megabytes('cases/rights/export-files.ts', 'MAX_BYTES'),
  'cases in one list that is saved': () => grouped(constant('cases/papers/export-many.ts', 'MOST')),
  'services of one point': () => grouped(constant('directory/services.ts', 'MOST_SERVICES')),
  'a file of services': () => megabytes('directory/services.ts', 'MAX_SERVICES_BYTES'),
  'people in one file of vCards': () =>
    `${constant('directory/lines/read-vcards.ts', 'MOST_CARDS')}`,
  'a form without a file': () => megabytes('intake/routes.ts', 'MAX_FORM_BYTES'),
  'a case that goes to another point': () => megabytes('handover/preview.ts', 'MOST_BYTES'),
  'what a program sends': () => `${constant('app.ts', 'MAX_JSON_BYTES') / 1024} KB`,
  'a message of another node': () =>
    `${constant('../../protocol/src/envelope.ts', 'MAX_ENVELOPE_BYTES') / 1024} KB`,
  'passkeys of one account': () =>
    `${constant('access/second-step/passkey-enrolment.ts', 'MOST_PASSKEYS')}`,
  'recovery codes of one account': () =>
    `${constant('access/second-step/recovery-codes.ts', 'HOW_MANY')}`,
};

const SIGN_IN = 'access/limits/sign-in-limits.ts';
const SENDS = 'access/limits/send-limits.ts';

const PACES: Readonly<Record<string, () => string>> = {
  'forms begun, of an address': () => paced(SENDS, 'BEGINNING'),
  'reports, messages and files sent, of an address': () =>
    `${paced(SENDS, 'PACE')}; waits ${member(SENDS, 'PACE', 'longestMs') / SECOND} seconds at most`,
  'sign-ins begun, of an address': () => paced(SIGN_IN, 'ASKING'),
  'tries at a login, by strangers together': () => spaced('STRANGERS'),
  'tries at a login, in a browser that signed in before': () => spaced('KNOWN_DEVICE'),
  'wrong second steps in one session': () =>
    `${constant('access/sign-in/sign-in.ts', 'MOST_TRIES')}, then the password again`,
  'wrong sign-ins, of an address': () => slowed(SIGN_IN, 'SLOW'),
  'wrong receipt codes, of an address': () => slowed('access/limits/limits.ts', 'CODES'),
  'wrong answers that wait, of an address': () =>
    `${member('access/limits/limits.ts', 'CODES', 'each')}`,
};

const SESSION = 'access/sign-in/session.ts';
const stage = (name: string) => member(SESSION, 'LIVES_MS', name);

const TIMES: Readonly<Record<string, () => string>> = {
  'a session, at most': () => hours(stage('open')),
  'a session without use': () => minutes(constant(SESSION, 'IDLE_MS')),
  'between password and second step': () => minutes(stage("'second-factor'")),
  'between the town’s sign-in and the passkey': () => minutes(stage('vault')),
  'to set up the first second step': () => minutes(stage('enrolment')),
  'since signing in, for what matters most': () => minutes(constant(SESSION, 'FRESH_MS')),
  'away at the town’s sign-in': () => minutes(constant('access/oidc/ticket.ts', 'LIVES_MS')),
  'an invitation': () => `${constant('access/team/invitations.ts', 'VALID_MS') / DAY} days`,
  'a form that is begun': () => hours(constant('intake/visit/visit.ts', 'DRAFT_MS')),
  'a form that is saved, since its last change': () =>
    `${constant('intake/visit/visit.ts', 'SAVED_MS') / DAY} days`,
  'an open report, or a receipt on the screen': () =>
    hours(constant('intake/visit/visit.ts', 'OPEN_MS')),
  'a browser is known in which somebody signed in': () =>
    `${(constant('access/limits/device-cookie.ts', 'SECONDS') * SECOND) / DAY} days`,
};

const LIMITS = { ...SIZES, ...PACES, ...TIMES };

describe('the page of rules and limits', () => {
  it.each(Object.entries(LIMITS))('says of %s what the code says', (what, limit) => {
    const cells = rows.filter(([name]) => name?.replaceAll("'", '’') === what);
    expect(cells.map(([, said]) => said)).toEqual([limit()]);
  });

  it('has no row in these tables that nothing holds to the code', () => {
    expect(rows).toHaveLength(Object.keys(LIMITS).length);
  });

  it('says how long a password is, and how hard to guess', () => {
    const file = 'access/password/password.ts';
    const least = constant(file, 'PASSWORD_MIN_LENGTH');
    const most = constant(file, 'PASSWORD_MAX_LENGTH');
    const guesses = constant('access/password/strength.ts', 'ENOUGH_GUESSES');
    expect(page.text).toContain(`from ${least} to ${most} characters long`);
    expect(page.text).toContain(`about ${grouped(guesses)} guesses`);
  });

  it('says what else has a number', () => {
    const search = 'cases/search/search.ts';
    const ready = constant(search, 'BATCH') * constant(search, 'BATCHES');
    const quiet = member(SIGN_IN, 'STRANGERS', 'memoryMs') / HOUR;
    const serve = 'system/serve.ts';
    const headers = found(serve, /http\.headersTimeout = ([^;]+);/) / SECOND;
    const whole = found(serve, /http\.requestTimeout = ([^;]+);/) / MINUTE;
    const held = found('cases/retention/hold.ts', /LONGEST = \{ years: (\d+)/);
    for (const sentence of [
      `makes at most ${ready} cases ready`,
      `A quiet day (${quiet} hours) forgets`,
      `headers within ${headers} seconds, a whole request within ${whole} minutes`,
      `within ${held} years`,
      `at most ${constant('cases/retention/keep.ts', 'LONGEST_YEARS')} years`,
      `${constant('cases/attachments/files/clean-picture.ts', 'PATIENCE_S')} seconds and the pixels`,
      `not whole waits ${constant('intake/files/receive.ts', 'WAITING_MS') / HOUR} hours`,
      `stays ${constant('intake/files/prolong.ts', 'BEGUN_MS') / DAY} days after`,
      `or ${constant('intake/files/prolong.ts', 'KEPT_MS') / DAY} days if it is saved`,
      `sign-in ${constant('access/oidc/oidc.ts', 'TIMEOUT_S')} seconds`,
      `${found('federation/outgoing.ts', /options\.timeout \?\? ([^;]+);/) / SECOND} seconds for an exchange`,
    ]) {
      expect(page.text).toContain(sentence);
    }
  });

  it('says how long cases are kept', () => {
    const path = 'packages/protocol/src/codes/retention_class.json';
    const list = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as {
      codes: { code: string; keep: string | null; keep_least?: string; keep_most?: string }[];
    };
    const termOf = (code: string) => list.codes.find((one) => one.code === code)?.keep;
    expect([termOf('REPORT_ONLY'), termOf('COMPLAINT')]).toEqual(['P6M', 'P2Y']);
    expect(page.text).toContain('6 months for who only wanted to be counted, 2 years for');
    const bounds = list.codes
      .filter(({ keep_least }) => keep_least !== undefined)
      .map(({ keep_least, keep_most }) => `${keep_least} ${keep_most}`);
    expect(bounds).toEqual(['P4M P2Y', 'P1Y P10Y', 'P15Y P30Y', 'P20Y P30Y']);
    expect(page.text).toContain('4 months to 2 years, 1 year (Awb 9:24');
    expect(page.text).toContain(
      'to 10 years, and 15 (Wmo 2015, art. 5.3.4) or 20 (Jeugdwet, art. 7.3.8',
    );
  });
});

function source(path: string): string {
  return readFileSync(join(ROOT, NODE, path), 'utf8');
}

/** The value of what a pattern finds: numbers, products of them, and constants of the same file. */
function found(path: string, pattern: RegExp): number {
  const [, text] = pattern.exec(source(path)) ?? [];
  if (text === undefined) throw new Error(`${path} has nothing like ${pattern}`);
  return valueIn(path, text);
}

function valueIn(path: string, text: string): number {
  const values = text.split('*').map((factor) => {
    const value = Number(factor.replaceAll('_', ''));
    return Number.isNaN(value) ? constant(path, factor.trim()) : value;
  });
  return values.reduce((product, value) => product * value, 1);
}

function constant(path: string, name: string): number {
  return found(path, new RegExp(`const ${name}(?:: [^=]+)? = ([^;]+);`));
}

/** A member of an object; one that spreads another object has that one's members too. */
function member(path: string, object: string, name: string): number {
  const body = new RegExp(`const ${object}(?:: [^=]+)? = \\{[^;]*`).exec(source(path))?.[0] ?? '';
  const [, text] = new RegExp(`[\\s{]${name}: ([^,}]+)`).exec(body) ?? [];
  const [, spread] = /\.\.\.(\w+)/.exec(body) ?? [];
  if (text === undefined && spread !== undefined) return member(path, spread, name);
  if (text === undefined) throw new Error(`${path}: ${object} has no ${name}`);
  return valueIn(path, text);
}

function paced(path: string, object: string): string {
  const seconds = member(path, object, 'intervalMs') / SECOND;
  const once = `${member(path, object, 'burst')} at once`;
  return `${once}, then one in ${seconds} second${seconds === 1 ? '' : 's'}`;
}

function spaced(object: string): string {
  const of = (name: string) => member(SIGN_IN, object, name);
  const apart = `${of('free')}, then ${of('firstMs') / SECOND} seconds apart`;
  return `${apart}, doubling up to ${minutes(of('longestMs'))}`;
}

function slowed(path: string, object: string): string {
  const of = (name: string) => member(path, object, name);
  const free = `${of('free')} in ${minutes(of('windowMs'))}`;
  return `${free}, then each slower, up to ${of('longestMs') / SECOND} seconds`;
}

function characters(path: string, name: string): string {
  return `${grouped(constant(path, name))} characters`;
}

function megabytes(path: string, name: string): string {
  return `${constant(path, name) / 1024 / 1024} MB`;
}

function minutes(ms: number): string {
  return `${ms / MINUTE} minutes`;
}

function hours(ms: number): string {
  return `${ms / HOUR} hour${ms === HOUR ? '' : 's'}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en');
}
