import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseDetail, caseQuery } from '../../api/cases.ts';
import { ApiProblem, type RequestProblem } from '../../api/request.ts';

/** Setting or noting something for the case on the screen. */
export interface CaseChange {
  /** Sends a change; `done` runs when the node took it. */
  change(send: () => Promise<CaseDetail>, done: { say: string; after?: () => void }): void;
  isBusy: boolean;
  error: unknown;
  said: string | undefined;
}

/** After these the case is not what it was on the screen. */
const LOOK_AGAIN: readonly RequestProblem[] = ['changed-meanwhile', 'not-found'];

interface Sent {
  send: () => Promise<CaseDetail>;
  say: string;
  after?: () => void;
}

export function useCaseChange(caseId: string): CaseChange {
  const client = useQueryClient();
  const [said, setSaid] = useState<string>();
  const mutation = useMutation({
    mutationFn: ({ send }: Sent) => send(),
    onMutate: () => setSaid(undefined),
    onSuccess: async (detail, { say, after }) => {
      const { queryKey } = caseQuery(caseId);
      // what was asked for before the change must not come after it
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, detail);
      setSaid(say);
      after?.();
    },
    onError: (error) => {
      // what somebody else changed or removed is seen at once; what was typed stays where it is
      if (error instanceof ApiProblem && LOOK_AGAIN.includes(error.problem)) {
        return client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
      }
      return undefined;
    },
  });
  return {
    change: (send, done) => {
      if (!mutation.isPending) mutation.mutate({ send, ...done });
    },
    isBusy: mutation.isPending,
    error: mutation.error,
    said,
  };
}
