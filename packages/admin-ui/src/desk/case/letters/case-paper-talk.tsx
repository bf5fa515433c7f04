import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { PaperPart } from './paper-part.tsx';
import { usePieces } from './use-pieces.ts';

const FIELDS = ['story', 'when', 'place', 'name', 'email', 'phone'] as const;

/** What was said and written in a case, and by whom; what the reporter corrected and said later. */
export function CasePaperTalk({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const pieces = usePieces();
  const format = useFormat();
  const { label } = useCodeLabels();
  const messages = shown.messages.map(({ id, at, sender, name, text }) => {
    const who = name ?? (sender === 'reporter' ? t('case.reporter') : t('case.worker'));
    return { key: id, head: pieces([who, format.moment(at)]), words: [text] };
  });
  const letters = shown.letters.map(({ id, at, by, to, address, text }) => ({
    key: id,
    head: pieces([t('letters.to', { name: to }), format.moment(at)]),
    facts: [pieces([by])],
    words: [address, text],
  }));
  const corrections = shown.corrections.map(({ at, changes }, index) => ({
    key: `${at} ${index}`,
    head: format.moment(at),
    facts: FIELDS.flatMap((field) => {
      const changed = changes[field];
      return changed === undefined ? [] : [pieces([t(`corrected.field.${field}`), changed], ': ')];
    }),
  }));
  const feedback = shown.feedback.map(({ at, codes, words }) => ({
    key: at,
    head: format.moment(at),
    facts: codes.map((code) => label('feedback', code)),
    words: [words],
  }));
  const count = corrections.length;
  return (
    <>
      <PaperPart title={t('corrected.title', { count })} rows={corrections} />
      <PaperPart title={t('letters.messages')} rows={messages} />
      <PaperPart title={t('letters.title')} rows={letters} />
      <PaperPart title={t('feedback.title')} rows={feedback} />
    </>
  );
}
