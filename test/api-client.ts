import { citizen } from './citizen.ts';
import { type App, POINT_URL, type TestPoint, WORKER } from './point.ts';
import { cookieFor } from './sign-in.ts';

/** An answer of the JSON routes; `problem` is the refusal's name. */
export interface ApiAnswer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly problem: string | undefined;
  /** What the answer sets cookies to, whole lines. */
  readonly cookies: readonly string[];
}

/** A desk in a browser without a window: it speaks JSON and keeps cookies. */
export interface ApiClient {
  readonly cookies: Map<string, string>;
  call<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<ApiAnswer<Body>>;
}

export function apiClient(app: App): ApiClient {
  const browser = citizen(app);
  return {
    cookies: browser.cookies,
    call: async <Body>(method: string, path: string, body?: unknown) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = { 'Content-Type': 'application/json' };
      const page = await browser.send(path, { method, headers, ...sent });
      const answer = page.html === '' ? {} : (JSON.parse(page.html) as { type?: string });
      return {
        status: page.status,
        body: answer as Body,
        problem: answer.type?.replace('urn:nabij:problem:', ''),
        cookies: page.headers.getSetCookie(),
      };
    },
  };
}

/** The desk of a point for somebody who is signed in since this moment: its worker, unless told. */
export async function deskOf(
  { app, db, clock }: Pick<TestPoint, 'app' | 'db' | 'clock'>,
  person: { readonly login: string; readonly password: string } = WORKER,
): Promise<ApiClient> {
  const desk = apiClient(app);
  const cookie = await cookieFor(db, person, { url: POINT_URL, now: clock.now() });
  const [name = '', value = ''] = cookie.split('=');
  desk.cookies.set(name, value);
  return desk;
}
