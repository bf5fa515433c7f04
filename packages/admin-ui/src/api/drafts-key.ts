import { queryOptions } from '@tanstack/react-query';
import { importDraftsKey } from '../desk/case/drafts-seal.ts';
import { ApiProblem, request } from './request.ts';

/** The key under which one's own drafts lie in this window; its bytes are not kept. */
export const draftsKeyQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['drafts-key', accountId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const path = '/api/session/drafts-key';
      const found = await request<{ accountId: string; key: string }>(path, { signal });
      // another window can have signed in somebody else meanwhile
      if (found.accountId !== accountId) throw new ApiProblem('forbidden');
      return importDraftsKey(found.key);
    },
  });
