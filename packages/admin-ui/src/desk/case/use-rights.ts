import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFreshly } from '../../access/use-freshly.ts';
import { type CaseDetail, caseQuery } from '../../api/cases.ts';
import type { CaseRights } from '../../api/rights.ts';

/** Changing how long the case on the screen stays. */
export interface ChangingRights {
  /** Sends a change; `say` is shown when the node took it. */
  change(send: () => Promise<CaseRights>, say: string): void;
  isBusy: boolean;
  error: unknown;
  said: string | undefined;
}

export function useRights(shown: CaseDetail): ChangingRights {
  const client = useQueryClient();
  const freshly = useFreshly();
  const [said, setSaid] = useState<string>();
  const mutation = useMutation({
    mutationFn: ({ send }: { send: () => Promise<CaseRights>; say: string }) => freshly(send),
    onMutate: () => setSaid(undefined),
    onSuccess: (rights, { say }) => {
      const { queryKey } = caseQuery(shown.id);
      client.setQueryData(queryKey, (before) => before && { ...before, ...rights });
      setSaid(say);
    },
  });
  return {
    change: (send, say) => {
      if (!mutation.isPending) mutation.mutate({ send, say });
    },
    isBusy: mutation.isPending,
    error: mutation.error,
    said,
  };
}
