import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useMoney } from '../../../format/use-money.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { PaperPart, type PaperRow } from './paper-part.tsx';
import { usePieces } from './use-pieces.ts';

interface Props {
  shown: CaseDetail;
  /** Whether what workers and helpers wrote goes along. */
  withNotes: boolean;
}

/** What was planned and decided, which rule got in the way, and how it went later. */
export function CasePaperPlan({ shown, withNotes }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PaperPart title={t('plan.title')} rows={usePlan(shown)} />
      <PaperPart title={t('plan.help')} rows={useHelp({ shown, withNotes })} />
      <PaperPart title={t('plan.lookBack')} rows={useLookBacks({ shown, withNotes })} />
      <PaperPart title={t('decisions.title')} rows={useDecisions({ shown, withNotes })} />
      <PaperPart title={t('barriers.title')} rows={useBarriers({ shown, withNotes })} />
    </>
  );
}

function usePlan({ plan, trajectory }: CaseDetail): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const together = trajectory?.cases ?? [];
  const joined = together.map(({ number }) => t('case.title', { number })).join(', ');
  const steps = (goalId: string | null) =>
    plan.steps
      .filter((step) => step.goalId === goalId)
      .map(({ what, doer, name, dueOn, doneOn }) => {
        const who = name ?? t(`plan.doer.${doer}`);
        const due = dueOn && t('plan.due', { date: format.date(dueOn) });
        const done = doneOn && t('plan.doneOn', { date: format.date(doneOn) });
        return pieces([what, who, done ?? due]);
      });
  const others = steps(null);
  return [
    ...(joined === ''
      ? []
      : [
          {
            key: 'together',
            head: t('plan.together', { count: together.length }),
            facts: [joined],
          },
        ]),
    ...plan.goals.map(({ id, area, words, reachedOn }) => ({
      key: id,
      head: pieces([label('life_domain', area), words], ': '),
      facts: [reachedOn && t('plan.reachedOn', { date: format.date(reachedOn) }), ...steps(id)],
    })),
    ...(others.length === 0 ? [] : [{ key: 'others', head: t('plan.otherSteps'), facts: others }]),
  ];
}

function useHelp({ shown: { plan }, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const format = useFormat();
  return plan.help.map(({ id, stepId, answer, from, words, at }) => ({
    key: id,
    head: pieces([from, format.moment(at)]),
    facts: [
      pieces([plan.steps.find((step) => step.id === stepId)?.what ?? t('plan.aboutPlan')]),
      t(`plan.answer.${answer}`),
    ],
    words: [withNotes ? words : null],
  }));
}

function useLookBacks({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  return shown.lookBacks.map(({ id, way, dueOn, doneAt, by, reached, codes, words }) => ({
    key: id,
    head: t(`plan.way.${way}`),
    facts: [
      doneAt === null
        ? t('plan.lookBackDue', { date: format.date(dueOn) })
        : t('plan.lookBackDone', { name: by ?? '', moment: format.moment(doneAt) }),
      reached === false ? t('plan.notReached') : null,
      ...codes.map((code) => label('feedback', code)),
    ],
    words: [way === 'person' || withNotes ? words : null],
  }));
}

function useDecisions({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const pieces = usePieces();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { euros } = useMoney();
  const because = (codes: readonly string[]) => {
    const reasons = codes.map((code) => label('decision_reason', code)).join(' · ');
    return reasons === '' ? null : t('decisions.because', { reasons });
  };
  return shown.decisions.map((it) => {
    const { id, kind, decision, state, reasons, amount, againOn, by, at, text } = it;
    const { settledBy, settledAt, answerReasons, answer } = it;
    const settled =
      settledBy === null || settledAt === null || state === 'made' || state === 'proposed'
        ? null
        : t(`decisions.settled.${state}`, { name: settledBy, moment: format.moment(settledAt) });
    const cost = amount === null ? [] : [euros(amount)];
    return {
      key: id,
      head: pieces([label('decision_kind', kind), ...cost]),
      facts: [
        pieces([label('decision', decision), t(`decisions.state.${state}`)]),
        t('decisions.by', { name: by, moment: format.moment(at) }),
        because(reasons),
        againOn && t('decisions.lookAgain', { date: format.date(againOn) }),
        settled,
        because(answerReasons),
      ],
      words: withNotes ? [text, answer] : [],
    };
  });
}

function useBarriers({ shown, withNotes }: Props): PaperRow[] {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  return shown.barriers.map(({ id, rule, level, by, at, text }) => ({
    key: id,
    head: t('barriers.at', {
      rule: label('rule_barrier', rule),
      level: label('rule_level', level),
    }),
    facts: [t('decisions.by', { name: by, moment: format.moment(at) })],
    words: [withNotes ? text : null],
  }));
}
