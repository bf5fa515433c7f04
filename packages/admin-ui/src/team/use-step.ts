import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFreshly } from '../access/use-freshly.ts';
import { teamQuery } from '../api/team.ts';

/** Doing something with a colleague's account, after a fresh sign-in if need be. */
export function useStep<Answer>(send: () => Promise<Answer>, onDone: (answer: Answer) => void) {
  const client = useQueryClient();
  const freshly = useFreshly();
  return useMutation({
    mutationFn: () => freshly(send),
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: teamQuery.queryKey });
      onDone(answer);
    },
  });
}
