import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { useFormat } from '../../../format/use-format.ts';
import { ChangeNews } from '../change-news.tsx';
import { useCaseChange } from '../use-case-change.ts';
import { LetterDialog } from './letter-dialog.tsx';
import { writableTo } from './writable-to.ts';
import './letters.css';

/** Letters on paper to others who are involved, and the whole case on paper. */
export function LettersSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [isWriting, setWriting] = useState(false);
  const others = writableTo(shown.people);
  const isNobody = shown.anonymity !== 'NAMED';
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters">{t('letters.title')}</h2>
      <ChangeNews changing={changing} />
      {shown.letters.length === 0 ? (
        <p className="soft">{t('letters.none')}</p>
      ) : (
        <LetterList shown={shown} />
      )}
      {isNobody ? <p className="field-help">{t('letters.anonymous')}</p> : null}
      {!isNobody && others.length === 0 ? (
        <p className="field-help">{t('letters.nobody')}</p>
      ) : null}
      <div className="buttons">
        {isNobody || others.length === 0 ? null : (
          <Button className="button" onPress={() => setWriting(true)}>
            {t('letters.write')}…
          </Button>
        )}
        <Link to="/desk/cases/$caseId/print" params={{ caseId: shown.id }} className="button">
          {t('letters.printCase')}
        </Link>
      </div>
      {isWriting ? (
        <LetterDialog shown={shown} changing={changing} onClose={() => setWriting(false)} />
      ) : null}
    </section>
  );
}

function LetterList({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="letters">
      {shown.letters.map(({ id, to, at, by }) => (
        <li key={id}>
          <Link
            to="/desk/cases/$caseId/letters/$letterId"
            params={{ caseId: shown.id, letterId: id }}
          >
            {t('letters.to', { name: to })}
          </Link>
          <span className="soft">
            <time dateTime={at}>{format.moment(at)}</time>
            {by === null ? null : (
              <>
                {' '}
                · <bdi>{by}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
