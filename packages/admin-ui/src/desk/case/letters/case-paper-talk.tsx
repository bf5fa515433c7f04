import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';

interface Said {
  key: string;
  at: string;
  who: string;
  text: string;
}

/** What was said and written in a case, and by whom; notes of colleagues only where wanted. */
export function CasePaperTalk({ shown, withNotes }: { shown: CaseDetail; withNotes: boolean }) {
  const { t } = useTranslation();
  const messages = shown.messages.map(({ id, at, sender, name, text }) => {
    const who = name ?? (sender === 'reporter' ? t('case.reporter') : t('case.worker'));
    return { key: id, at, who, text };
  });
  const letters = shown.letters.map(({ id, at, to, text }) => {
    return { key: id, at, who: t('letters.to', { name: to }), text };
  });
  const notes = shown.journal.flatMap(({ at, name, note }, index) => {
    return note === null ? [] : [{ key: `${at} ${index}`, at, who: name ?? '', text: note }];
  });
  return (
    <>
      <Part title={t('letters.messages')} said={messages} />
      <Part title={t('letters.title')} said={letters} />
      {withNotes ? <Part title={t('letters.notes')} said={notes} /> : null}
    </>
  );
}

function Part({ title, said }: { title: string; said: readonly Said[] }) {
  const format = useFormat();
  if (said.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {said.map(({ key, at, who, text }) => (
        <article key={key}>
          <p>
            <strong>
              <bdi>{who}</bdi>
            </strong>{' '}
            · <time dateTime={at}>{format.moment(at)}</time>
          </p>
          <p className="letter-text" dir="auto">
            {text}
          </p>
        </article>
      ))}
    </>
  );
}
