import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  fileFor,
  type IntakeFiling,
  type IntakeForm,
  type Mistake,
  mistakesIn,
} from '../../api/intake.ts';
import { ApiProblem, problemOf } from '../../api/request.ts';
import { askedQuestions } from './asked-questions.ts';
import type { IntakeDraft } from './intake-draft.ts';
import { useIntakeDraft } from './use-intake-draft.ts';

/** After these nobody knows whether the node filed. */
const UNCERTAIN = ['unreachable', 'unavailable', 'internal'];

/** Sending the draft, once. */
export interface Sending {
  send(): void;
  isBusy: boolean;
  /** A refusal that is about no field. */
  error: unknown;
  mistakes: readonly Mistake[];
}

const NONE: readonly Mistake[] = [];

export function useFiling(form: IntakeForm): Sending {
  const client = useQueryClient();
  const [draft, drafts] = useIntakeDraft();
  const mutation = useMutation({
    mutationFn: () => fileFor(filingOf(draft, form)),
    onSuccess: (filed) => {
      drafts.change({ answers: {}, isUncertain: false, filed });
      void client.invalidateQueries({ queryKey: ['cases'] });
    },
    onError: (error) => drafts.change({ isUncertain: UNCERTAIN.includes(problemOf(error)) }),
  });
  const mistakes =
    mutation.error instanceof ApiProblem ? mistakesIn(mutation.error.document) : NONE;
  return {
    send: () => {
      if (!mutation.isPending) mutation.mutate();
    },
    isBusy: mutation.isPending,
    error: mistakes.length > 0 ? null : mutation.error,
    mistakes,
  };
}

/** What was asked and answered; answers to questions that became needless stay behind. */
function filingOf(draft: IntakeDraft, form: IntakeForm): IntakeFiling {
  const { requestId, language, channel, receivedOn, take } = draft;
  const asked = askedQuestions(form.questions, draft.answers).flatMap(({ fields }) => fields);
  const answers = Object.fromEntries(
    asked.flatMap(({ id }) => (draft.answers[id] ? [[id, draft.answers[id]]] : [])),
  );
  const sooner = receivedOn === '' ? {} : { receivedOn };
  const before = draft.earlier === undefined ? {} : { earlier: draft.earlier };
  const at = { requestId, language, reader: form.language, channel };
  return { ...at, answers, take, ...sooner, ...before };
}
