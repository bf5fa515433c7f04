import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, request } from './request.ts';

export type NodeRole = 'point' | 'coordinator';

export interface Session {
  account: { id: string; name: string; role: string };
  node: { role: NodeRole; name: string; url: string; languages: string[] };
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await request<Session>('/api/session', { signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.problem === 'sign-in-required') return null;
      throw error;
    }
  },
});

export function signIn(login: string, password: string): Promise<Session> {
  return request<Session>('/api/session', { method: 'POST', body: { login, password } });
}

export function signOut(): Promise<void> {
  return request<void>('/api/session', { method: 'DELETE' });
}
