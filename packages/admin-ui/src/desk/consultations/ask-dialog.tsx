import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AskablePoint,
  askableQuery,
  askPoint,
  type Consultation,
} from '../../api/consultations.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Pick } from '../../parts/pick.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { CodeSelect } from '../lines/code-select.tsx';
import type { ListChange } from '../lines/use-list-change.ts';
import { OutgoingDialog } from './outgoing-dialog.tsx';
import { PointPick } from './point-pick.tsx';

const MOST = 10_000;

interface Props {
  changing: ListChange<Consultation>;
  onClose: () => void;
}

/** Asks another point, and there perhaps somebody by name. */
export function AskDialog({ changing, onClose }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const query = useQuery(askableQuery);
  const [id] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState({ to: '', colleague: '', subject: '', question: '' });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const { from = '', points = [] } = query.data ?? {};
  const { to, colleague, subject } = form;
  const question = form.question.trim();
  const point = points.find(({ entityId }) => entityId === to);
  const mistake = mistakeIn(question);
  const errors = {
    to: point === undefined ? t('consultations.pointMissing') : undefined,
    question: mistake && t(`consultations.${mistake}`),
  };
  const shown = <Key extends keyof typeof errors>(key: Key) => (tried ? errors[key] : undefined);

  function send() {
    const json = {
      ...{ to, question },
      ...(colleague === '' ? {} : { colleague }),
      ...(subject === '' ? {} : { subject }),
    };
    const say = t('consultations.asked', { name: point?.name ?? '' });
    changing.change(() => askPoint(id, json), { say, after: onClose });
  }

  return (
    <OutgoingDialog
      title={t('consultations.askTitle')}
      point={point?.name ?? ''}
      leaves={[
        { name: t('consultations.from'), text: from },
        { name: t('consultations.to'), text: colleague },
        { name: t('consultations.subject'), text: subject && label('subject', subject) },
        { name: t('consultations.question'), text: question },
      ]}
      warning={t('consultations.nobody')}
      sure={t('consultations.sure')}
      isComplete={Object.values(errors).every((error) => error === undefined)}
      isBusy={changing.isBusy}
      error={changing.error}
      onTried={() => setTried(true)}
      onSend={send}
      onClose={onClose}
    >
      <QueryState query={query} />
      <PointPick
        points={points}
        value={to}
        onChange={(next) => change({ to: next, colleague: '' })}
        error={shown('to')}
      />
      <ColleaguePick
        people={point?.people ?? []}
        value={colleague}
        onChange={(next) => change({ colleague: next })}
      />
      <CodeSelect
        label={t('consultations.subject')}
        list="subject"
        value={subject}
        onChange={(next) => change({ subject: next })}
        empty={t('consultations.noSubject')}
      />
      <TextBox
        label={t('consultations.question')}
        help={t('consultations.questionHelp')}
        rows={6}
        value={form.question}
        onChange={(next) => change({ question: next })}
        error={shown('question')}
      />
    </OutgoingDialog>
  );
}

interface ColleagueProps {
  people: AskablePoint['people'];
  value: string;
  onChange: (name: string) => void;
}

/** Somebody who works there and chose to be shown; nothing where nobody did. */
function ColleaguePick({ people, value, onChange }: ColleagueProps) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  const named = people.map(({ name, line }) => ({ value: name, label: `${name}, ${line}` }));
  return (
    <Pick
      label={t('consultations.colleague')}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: t('consultations.anybody') }, ...named]}
    />
  );
}

function mistakeIn(question: string): 'textMissing' | 'tooLong' | undefined {
  if (question === '') return 'textMissing';
  return question.length > MOST ? 'tooLong' : undefined;
}
