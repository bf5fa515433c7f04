/** An answer as a test looks at it. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Somebody with a browser at one node: keeps cookies and goes where it is sent. */
export interface Client {
  /** Every cookie that it was ever given. */
  readonly cookies: ReadonlySet<string>;
  /** Every address that it was at. */
  readonly visited: readonly string[];
  page(path: string): Promise<Answered>;
  /** Sends a form; `from` is the site that it comes from, the node's own unless told. */
  form(path: string, fields: Record<string, string | string[]>, from?: string): Promise<Answered>;
  json(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answered>;
  /** Posts whatever, as whatever. */
  post(path: string, type: string, body: string): Promise<Answered>;
}

const MOST_REDIRECTS = 5;

/** A client of the node at `url`, reached on `port` of this machine. */
export function clientOf(url: string, port: number): Client {
  const jar = new Map<string, string>();
  const cookies = new Set<string>();
  const visited: string[] = [];

  async function send(path: string, init: RequestInit, from = url): Promise<Answered> {
    visited.push(path);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        origin: from,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
      if (value !== '') cookies.add(value);
    }
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  async function follow(answered: Promise<Answered>): Promise<Answered> {
    let answer = await answered;
    for (let at = 0; at < MOST_REDIRECTS && answer.status === 303; at += 1) {
      answer = await send(answer.headers.get('location') ?? '/', {});
    }
    return answer;
  }

  return {
    cookies,
    visited,
    page: (path) => follow(send(path, {})),
    form: (path, fields, from) => {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(fields)) {
        for (const value of [values].flat()) body.append(name, value);
      }
      return follow(send(path, { method: 'POST', body }, from));
    },
    json: (method, path, body) => {
      const headers = { 'content-type': 'application/json' };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      return send(path, { method, headers, ...sent });
    },
    post: (path, type, body) =>
      send(path, { method: 'POST', headers: { 'content-type': type }, body }),
  };
}
