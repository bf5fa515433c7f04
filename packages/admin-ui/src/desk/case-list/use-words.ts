import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

const KEY = ['case-words'];

/**
 * The words that cases are searched for; empty when none are. They stay while one opens a case and
 * comes back, in memory alone, and go when one signs out.
 */
export function useWords(): [words: string, change: (words: string) => void] {
  const client = useQueryClient();
  const { data } = useQuery<string>({
    queryKey: KEY,
    queryFn: skipToken,
    initialData: '',
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data ?? '', (words) => client.setQueryData(KEY, words)];
}
