import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Handover, lookAgain } from '../../api/handovers.ts';

/** A step of one handover, and what came of it. */
export interface Stepping {
  step(send: () => Promise<Handover>, done: { say: string; after?: () => void }): void;
  isBusy: boolean;
  error: unknown;
  said: string | undefined;
}

interface Sent {
  send: () => Promise<Handover>;
  say: string;
  after?: () => void;
}

/** @param caseId the case whose page shows it, which then looks again; null on a list */
export function useHandoverStep(caseId: string | null): Stepping {
  const client = useQueryClient();
  const [said, setSaid] = useState<string>();
  const sending = useMutation({
    mutationFn: ({ send }: Sent) => send(),
    onMutate: () => setSaid(undefined),
    // what was pressed may be gone by that: only then is it known where the focus is to go
    onSuccess: async (_, { say, after }) => {
      await lookAgain(client, caseId);
      setSaid(say);
      after?.();
    },
    // something else happened meanwhile
    onError: () => lookAgain(client, caseId),
  });
  return {
    step: (send, done) => {
      if (!sending.isPending) sending.mutate({ send, ...done });
    },
    isBusy: sending.isPending,
    error: sending.error,
    said,
  };
}
