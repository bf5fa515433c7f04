import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { RetentionRule } from '../../api/retention.ts';
import { useKeepWords } from '../../format/use-keep-words.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { Notice } from '../../parts/notice.tsx';
import { TermDialog } from './term-dialog.tsx';
import { useBasis } from './use-basis.ts';

/** How long each class stays here, and on what ground. */
export function TermList({ rules }: { rules: readonly RetentionRule[] }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState<RetentionRule>();
  const [said, setSaid] = useState<string>();
  return (
    <section className="card" aria-labelledby="terms">
      <h2 id="terms">{t('retention.terms')}</h2>
      <p>{t('retention.termsText')}</p>
      {said === undefined ? null : <Notice kind="good">{said}</Notice>}
      <ul className="records">
        {rules.map((rule) => (
          <Term key={rule.class} rule={rule} onChange={() => setChanging(rule)} />
        ))}
      </ul>
      {changing === undefined ? null : (
        <TermDialog rule={changing} onSaved={setSaid} onClose={() => setChanging(undefined)} />
      )}
    </section>
  );
}

function Term({ rule, onChange }: { rule: RetentionRule; onChange: () => void }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const words = useKeepWords();
  const basis = useBasis();
  const from = rule.from === 'made' ? 'rights.fromMade' : 'rights.fromClosed';
  return (
    <li className="record">
      <p className="record-name">{label('retention_class', rule.class)}</p>
      <p>
        {t(from, { term: words(rule.keep) })}
        {rule.keep === rule.default ? null : (
          <span className="law">{t('retention.ownTerm', { term: words(rule.default) })}</span>
        )}
      </p>
      <p>{basis(rule.basis)}</p>
      <Button className="button" onPress={onChange}>
        {t('retention.change')}…
        <span className="only-aloud">{label('retention_class', rule.class)}</span>
      </Button>
    </li>
  );
}
