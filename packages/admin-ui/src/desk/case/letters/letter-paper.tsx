import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery } from '../../../api/cases.ts';
import { type Letter, type TemplateList, templatesQuery } from '../../../api/letters.ts';
import { Icon } from '../../../parts/icon.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { PrintButton } from '../../../parts/print-button.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import './letters.css';
import { TOWN_ZONE } from '../../../format/town-day.ts';

/** A letter as it is posted, with the head of the point. */
export function LetterPaperPage() {
  const { t } = useTranslation();
  const { caseId, letterId } = useParams({ from: '/desk/cases/$caseId/letters/$letterId' });
  const shown = useQuery(caseQuery(caseId));
  const templates = useQuery(templatesQuery);
  const letter = shown.data?.letters.find(({ id }) => id === letterId);
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('letters.backToCase')}
        </Link>
      </p>
      <PageHeading title={t('letters.paperTitle')} />
      {shown.data === undefined ? <QueryState query={shown} /> : null}
      {templates.data === undefined ? <QueryState query={templates} /> : null}
      {shown.data !== undefined && letter === undefined ? <p>{t('letters.gone')}</p> : null}
      {letter === undefined || templates.data === undefined || shown.data === undefined ? null : (
        <>
          <div className="buttons">
            <PrintButton>{t('letters.print')}</PrintButton>
          </div>
          <Paper letter={letter} head={templates.data.head} number={shown.data.number} />
        </>
      )}
    </>
  );
}

interface PaperProps {
  letter: Letter;
  head: TemplateList['head'];
  number: number;
}

function Paper({ letter, head, number }: PaperProps) {
  const { t } = useTranslation();
  const { language, to, address, text, at } = letter;
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: TOWN_ZONE,
  }).format(new Date(at));
  const lines = [head.address, head.phone, new URL(head.url).host].filter((line) => line !== null);
  return (
    <section
      className="paper letter-paper"
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      aria-label={t('letters.to', { name: to })}
    >
      <div className="letter-head">
        <p className="letter-point">
          <bdi>{head.name}</bdi>
        </p>
        {lines.map((line) => (
          <p key={line}>
            <bdi>{line}</bdi>
          </p>
        ))}
      </div>
      <div className="letter-to">
        <p>
          <bdi>{to}</bdi>
        </p>
        <p className="letter-text">
          <bdi>{address}</bdi>
        </p>
      </div>
      <p className="letter-about">
        <bdi>{[head.town, day].filter(Boolean).join(', ')}</bdi>
        <bdi dir="ltr">{number}</bdi>
      </p>
      <p className="letter-text" dir="auto">
        {text}
      </p>
    </section>
  );
}
