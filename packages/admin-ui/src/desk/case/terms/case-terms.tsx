import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import type { CaseTerm } from '../../../api/handling.ts';
import { useFormat } from '../../../format/use-format.ts';
import { Term, Terms } from '../../../parts/terms.tsx';
import { ChangeNews } from '../change-news.tsx';
import { useCaseChange } from '../use-case-change.ts';
import { RegimeDialog } from './regime-dialog.tsx';
import { StatedDialog } from './stated-dialog.tsx';
import { TermDialog } from './term-dialog.tsx';
import { TermItem } from './term-item.tsx';
import './terms.css';

/** By whose rules the case is handled, who must do what by when, and what happened to that. */
export function CaseTerms({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const changing = useCaseChange(shown.id);
  const [choosing, setChoosing] = useState(false);
  const [moving, setMoving] = useState<CaseTerm>();
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{t('terms.title')}</h2>
      <ChangeNews changing={changing} />
      <Rules shown={shown} />
      {shown.deadlines.length === 0 ? (
        <p className="soft">{t('terms.none')}</p>
      ) : (
        <ol className="case-terms">
          {shown.deadlines.map((term) => (
            <TermItem
              key={term.id}
              shown={shown}
              term={term}
              changing={changing}
              onMove={() => setMoving(term)}
            />
          ))}
        </ol>
      )}
      <OpenTerms shown={shown} changing={changing} />
      <Button className="button" onPress={() => setChoosing(true)}>
        {t('terms.choose')}…
      </Button>
      {choosing ? (
        <RegimeDialog shown={shown} changing={changing} onClose={() => setChoosing(false)} />
      ) : null}
      {moving === undefined ? null : (
        <TermDialog
          shown={shown}
          term={moving}
          changing={changing}
          onClose={() => setMoving(undefined)}
        />
      )}
    </section>
  );
}

function Rules({ shown: { regime, regimeFrom, regimeOurs } }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Terms>
      <Term name={t('terms.rules')}>
        {regime === null ? t('terms.noRegime') : t(`terms.regime.${regime}`)}
        {regimeFrom === null ? null : ` ${t('terms.from', { date: format.date(regimeFrom) })}`}
        {regimeOurs ? <span className="term-line">{t('terms.ours')}</span> : null}
      </Term>
    </Terms>
  );
}

/** Of what the law leaves to somebody, nobody has said by when yet. */
function OpenTerms({
  shown,
  changing,
}: {
  shown: CaseDetail;
  changing: ReturnType<typeof useCaseChange>;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<CaseDetail['openTerms'][number]>();
  return (
    <>
      {shown.openTerms.map((term) => (
        <div key={term.id} className="case-term">
          <p>
            <strong>{t(`terms.step.${term.step}`)}</strong>
          </p>
          <p className="soft">{t('terms.unknownDay')}</p>
          <Button className="button" data-kind="quiet" onPress={() => setAsked(term)}>
            {t('terms.move.stated')}…
          </Button>
        </div>
      ))}
      {asked === undefined ? null : (
        <StatedDialog
          shown={shown}
          term={asked.id}
          changing={changing}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
