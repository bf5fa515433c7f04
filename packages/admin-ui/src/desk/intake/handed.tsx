import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { FiledFor } from '../../api/intake.ts';
import { Check } from '../../parts/check.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { PrintButton } from '../../parts/print-button.tsx';
import { Segments } from '../../parts/segments.tsx';
import { type Paper, SheetToTake } from './sheet-to-take.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';

/** The code, this one time: for the person, on paper or written down, and then forgotten here. */
export function Handed({ filed }: { filed: FiledFor }) {
  const { t } = useTranslation();
  const [, drafts] = useIntakeDraft();
  const [paper, setPaper] = useState<Paper>('a4');
  const [given, setGiven] = useState(false);
  const [tried, setTried] = useState(false);
  return (
    <>
      <PageHeading title={t('intake.filed', { number: filed.number })} />
      <div className="intake-handed">
        <Notice kind="warning" standing>
          <p>{t('intake.once')}</p>
        </Notice>
        <p className="lead">{t('intake.give')}</p>
        <SheetToTake code={filed.code} sheet={filed.sheet} paper={paper} />
        <div className="buttons intake-print">
          <Segments
            label={t('intake.paper')}
            options={(['a4', 'roll'] as const).map((value) => ({
              value,
              label: t(`intake.papers.${value}`),
            }))}
            value={paper}
            onChange={setPaper}
          />
          <PrintButton>{t('intake.print')}</PrintButton>
        </div>
        <Check isSelected={given} onChange={setGiven} isInvalid={tried && !given}>
          {t('intake.given')}
        </Check>
        {tried && !given ? (
          <p className="field-error" role="alert">
            {t('intake.giveFirst')}
          </p>
        ) : null}
        <div className="buttons">
          <Button
            className="button"
            data-kind="main"
            onPress={() => {
              setTried(true);
              if (given) drafts.clear();
            }}
          >
            {t('intake.forget')}
          </Button>
          <Link
            className="button"
            to="/desk/cases/$caseId"
            params={{ caseId: filed.caseId }}
            onClick={(event) => {
              setTried(true);
              if (given) drafts.clear();
              else event.preventDefault();
            }}
          >
            {t('intake.toCase', { number: filed.number })}
          </Link>
        </div>
      </div>
    </>
  );
}
