import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Act,
  actOnCase,
  type CaseDetail,
  caseQuery,
  type JournalEntry,
} from '../../api/cases.ts';
import { ApiProblem, problemOf } from '../../api/request.ts';
import { changesSince } from './flow/changes-since.ts';
import { isReporters } from './reporters-acts.ts';

/** Doing something to the case on the screen. */
export interface Acting {
  /** Sends an act; `done` runs only when the node took it. */
  act(act: Act, done: { say: string; after?: () => void }): void;
  isBusy: boolean;
  /** The refusal of the last act; a case that somebody changed is told by `overtaken`. */
  error: unknown;
  /** The act that was refused or taken last. */
  last: Act['act'] | undefined;
  said: string | undefined;
  overtaken: string | undefined;
  /** What others did to the case since it was on the screen. */
  changes: readonly JournalEntry[];
}

interface Sent {
  act: Act;
  say: string;
  after?: (() => void) | undefined;
}

/** Every act carries the version that the worker saw, so that nobody overwrites a colleague. */
export function useAct(shown: CaseDetail): Acting {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { queryKey } = caseQuery(shown.id);
  const [said, setSaid] = useState<string>();
  const [overtaken, setOvertaken] = useState<string>();
  const [changes, setChanges] = useState<readonly JournalEntry[]>([]);

  async function lookAgain() {
    await client.invalidateQueries({ queryKey });
    const since = changesSince(shown.journal, client.getQueryData(queryKey)?.journal ?? []);
    setChanges(since);
    const change = since.at(-1);
    const name = change?.name ?? (isReporters(change?.act) ? t('case.theReporter') : undefined);
    setOvertaken(name === undefined ? t('case.changed') : t('case.changedBy', { name }));
  }

  const mutation = useMutation({
    mutationFn: ({ act }: Sent) => actOnCase(shown.id, { ...act, version: shown.version }),
    onMutate: () => {
      setSaid(undefined);
      setOvertaken(undefined);
      setChanges([]);
    },
    onSuccess: async (detail, { say, after }) => {
      // what was asked for before the act must not come after it
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, detail);
      void client.invalidateQueries({ queryKey: ['cases'] });
      setSaid(say);
      after?.();
    },
    onError: (error) => {
      if (isOvertaken(error)) return lookAgain();
      // a case that was removed meanwhile: the page then says so
      return problemOf(error) === 'not-found' ? client.invalidateQueries({ queryKey }) : undefined;
    },
  });

  return {
    act: (act, { say, after }) => {
      if (!mutation.isPending) mutation.mutate({ act, say, after });
    },
    isBusy: mutation.isPending,
    error: isOvertaken(mutation.error) ? null : mutation.error,
    last: mutation.variables?.act.act,
    said,
    overtaken,
    changes,
  };
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem === 'changed-meanwhile';
}
