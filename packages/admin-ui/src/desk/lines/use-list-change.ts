import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/** Changing something of a list that the node then answers with as a whole. */
export interface ListChange<Item> {
  change(send: () => Promise<Item[]>, done: { say: string; after?: () => void }): void;
  isBusy: boolean;
  error: unknown;
  said: string | undefined;
}

interface Sent<Item> {
  send: () => Promise<Item[]>;
  say: string;
  after?: () => void;
}

/** `queryKey` is that of the list; what is shown of it elsewhere is asked for anew. */
export function useListChange<Item>(queryKey: QueryKey): ListChange<Item> {
  const client = useQueryClient();
  const [said, setSaid] = useState<string>();
  const mutation = useMutation({
    mutationFn: ({ send }: Sent<Item>) => send(),
    onMutate: () => setSaid(undefined),
    onSuccess: (list, { say, after }) => {
      client.setQueryData(queryKey, list);
      void client.invalidateQueries({ queryKey: [...queryKey, 'case'] });
      setSaid(say);
      after?.();
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
