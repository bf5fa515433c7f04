import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Changing series of reports. */
export interface CampaignChange {
  /** Sends a change; `after` runs when the node took it, and says what came of it. */
  change<Answer>(send: () => Promise<Answer>, after: (answer: Answer) => string): void;
  isBusy: boolean;
  error: unknown;
  said: string | undefined;
}

export function useCampaignChange(): CampaignChange {
  const client = useQueryClient();
  const [said, setSaid] = useState<string>();
  const mutation = useMutation({
    mutationFn: (send: () => Promise<string>) => send(),
    onMutate: () => setSaid(undefined),
    onSuccess: (text) => {
      setSaid(text);
      // the list of cases shows and filters by series
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
  });
  return {
    change: (send, after) => {
      if (!mutation.isPending) mutation.mutate(async () => after(await send()));
    },
    isBusy: mutation.isPending,
    error: mutation.error,
    said,
  };
}
