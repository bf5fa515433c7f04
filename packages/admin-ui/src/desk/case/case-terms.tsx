import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import type { CaseTerm } from '../../api/handling.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Term, Terms } from '../../parts/terms.tsx';
import { ChangeNews } from './change-news.tsx';
import { RegimeDialog } from './regime-dialog.tsx';
import { type Light, lightOf } from './term-light.ts';
import { useCaseChange } from './use-case-change.ts';

const LOOKS: Record<Light, { icon: IconName; tone: string }> = {
  done: { icon: 'check', tone: 'good' },
  far: { icon: 'wait', tone: 'good' },
  near: { icon: 'warning', tone: 'new' },
  late: { icon: 'stop', tone: 'problem' },
  passed: { icon: 'info', tone: 'done' },
};

/** By whose rules the case is handled, and who must do what by when. */
export function CaseTerms({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changing = useCaseChange(shown.id);
  const [choosing, setChoosing] = useState(false);
  const { regime, regimeFrom } = shown;
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{t('terms.title')}</h2>
      <ChangeNews changing={changing} />
      <Terms>
        <Term name={t('terms.rules')}>
          {regime === null ? t('terms.noRegime') : t(`terms.regime.${regime}`)}
          {regimeFrom === null ? null : ` ${t('terms.from', { date: format.date(regimeFrom) })}`}
        </Term>
      </Terms>
      {shown.deadlines.length === 0 ? (
        <p className="soft">{t('terms.none')}</p>
      ) : (
        <ol className="case-terms">
          {shown.deadlines.map((term) => (
            <TermItem key={term.id} term={term} />
          ))}
        </ol>
      )}
      <Button className="button" onPress={() => setChoosing(true)}>
        {t('terms.choose')}…
      </Button>
      {choosing ? (
        <RegimeDialog shown={shown} changing={changing} onClose={() => setChoosing(false)} />
      ) : null}
    </section>
  );
}

function TermItem({ term }: { term: CaseTerm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const light = lightOf(term, new Date());
  const look = LOOKS[light];
  const day = term.doneOn ?? term.due;
  return (
    <li className="case-term">
      <p>
        <strong>{t(`terms.step.${term.step}`)}</strong>
      </p>
      <p>
        <span className="badge" data-tone={look.tone}>
          <Icon name={look.icon} />
          {t(`terms.light.${light}`)}
        </span>{' '}
        <time dateTime={day}>
          {t(term.doneOn === null ? 'terms.due' : 'terms.done', { date: format.date(day) })}
        </time>
      </p>
      <p className="soft">
        {t(`terms.who.${term.who}`)} · {term.promise ? t('terms.promise') : term.ref}
      </p>
    </li>
  );
}
