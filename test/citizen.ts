import type { Typed } from '../packages/node/src/intake/report/answers.ts';
import { type App, POINT_URL } from './point.ts';

/** A page as it arrived, after its redirects. */
export interface Page {
  status: number;
  path: string;
  html: string;
  /** The page's text, with character references resolved. */
  text: string;
  headers: Headers;
}

export type Fields = Record<string, string | readonly string[]>;

/** A browser without JavaScript and with one cookie jar: all its calls share the jar. */
export interface Citizen {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  post(path: string, fields?: Fields): Promise<Page>;
  /** Sends anything at all, without following where it leads. */
  send(path: string, init: RequestInit): Promise<Page>;
  /** Answers question by question, in the given order. */
  answer(questions: Record<string, Fields>, language?: string): Promise<Page>;
}

/** @param address where it is, as a connection tells; without, on the machine itself */
export function citizen(app: App, headers: Record<string, string> = {}, address?: string): Citizen {
  const env = address === undefined ? {} : { incoming: { socket: { remoteAddress: address } } };
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = {
      ...init,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        ...headers,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(init.headers as Record<string, string>),
      },
    };
    const answer = await app.request(new URL(path, POINT_URL).href, request, env);
    for (const line of answer.headers.getSetCookie()) keepCookie(cookies, line);
    const html = await answer.text();
    return { status: answer.status, path, html, text: unescaped(html), headers: answer.headers };
  }

  async function follow(page: Page): Promise<Page> {
    const location = page.headers.get('location');
    return location && page.status === 303 ? follow(await send(location, {})) : page;
  }

  const browser: Citizen = {
    cookies,
    send,
    get: async (path) => follow(await send(path, {})),
    post: async (path, fields = {}) =>
      follow(await send(path, { method: 'POST', body: encoded(fields) })),
    answer: async (questions, language) => {
      let page = await browser.get('/report');
      for (const [question, fields] of Object.entries(questions)) {
        const query = language ? `?lang=${language}` : '';
        page = await browser.post(`/report/${question}${query}`, { ...fields, go: 'next' });
      }
      return page;
    },
  };
  return browser;
}

/** Somebody who answers every question and stays named; files are added apart. */
export const EVERYTHING = {
  want: { want: 'COMPLAINT' },
  about: { about: 'DISCRIMINATION' },
  story: { story: 'De baas zei dat mijn soort hier niet past.' },
  place: { place: 'HERE', lives: 'YES' },
  when: { when: 'vorige week', ongoing: 'YES' },
  setting: { setting: 'WORK' },
  ground: { ground: ['AGE', 'ORIGIN'] },
  role: { role: 'SELF' },
  anonymity: { anonymity: 'NAMED' },
  contact: { name: 'Bo Wandel', email: 'bo@example.org', phone: '' },
} satisfies Record<string, Fields>;

/** The same as it is kept between two pages. */
export function typedAs(questions: Record<string, Fields>): Typed {
  const fields = Object.assign({}, ...Object.values(questions)) as Fields;
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, [value].flat().filter(Boolean)]),
  );
}

/** The receipt code on a page. */
export function codeOn(page: Page): string {
  const shown = /<p class="code"[^>]*>(.*?)<\/p>/s.exec(page.html)?.[1] ?? '';
  return shown.replace(/<[^>]*>/g, '').trim();
}

/** The value of a one-line field, or of a hidden one. */
export function valueIn(page: Page, field: string): string | undefined {
  const tag = page.html.match(/<input[^>]*>/g)?.find((it) => it.includes(`name="${field}"`));
  const value = tag && /\svalue="([^"]*)"/.exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

/** What stands in a long field, as a browser reads it. */
export function textIn(page: Page, field: string): string | undefined {
  const found = new RegExp(`<textarea[^>]*name="${field}"[^>]*>\n?(.*?)</textarea>`, 's').exec(
    page.html,
  );
  return found?.[1] === undefined ? undefined : unescaped(found[1]);
}

/** The options that are chosen in a group of radio buttons or checkboxes. */
export function chosenIn(page: Page, field: string): string[] {
  const tags = page.html.match(/<input[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.includes(`name="${field}"`) && /\schecked\b/.test(tag))
    .map((tag) => /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '');
}

/** A form as a browser sends it. */
export function encoded(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([field, value]) =>
      [value].flat().map((one) => [field, one] as [string, string]),
    ),
  );
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (gone) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(html: string): string {
  return html.replace(/&(#?\w+);/g, (whole, name: string) => {
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return NAMED[name] ?? whole;
  });
}
