import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { caseLinesQuery, type ShortLine } from '../../../api/lines.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { QueryState } from '../../../parts/query-state.tsx';
import { ChangeNews } from '../change-news.tsx';
import { useCaseChange } from '../use-case-change.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { FittingServices } from './fitting-services.tsx';
import { SuggestedLine } from './suggested-line.tsx';
import '../../lines/lines.css';
import './case-lines.css';

/** People and services near here that fit this case. */
export function LinesSection({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const query = useQuery(caseLinesQuery(shown.id));
  const changing = useCaseChange(shown.id);
  const [calling, setCalling] = useState<ShortLine>();
  return (
    <section className="card" aria-labelledby="case-lines">
      <h2 id="case-lines">{t('lines.inCase.title')}</h2>
      <ChangeNews changing={changing} />
      {query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <Suggested lines={query.data.lines} missing={query.data.missing} onContact={setCalling} />
      )}
      <p>
        <Link to="/desk/lines">{t('lines.inCase.all')}</Link>
      </p>
      <FittingServices shown={shown} />
      {calling === undefined ? null : (
        <ContactDialog
          caseId={shown.id}
          line={calling}
          changing={changing}
          onClose={() => setCalling(undefined)}
        />
      )}
    </section>
  );
}

interface SuggestedProps {
  lines: readonly ShortLine[];
  missing: readonly string[];
  onContact: (line: ShortLine) => void;
}

function Suggested({ lines, missing, onContact }: SuggestedProps) {
  const { t, i18n } = useTranslation();
  const { label } = useCodeLabels();
  const names = missing.slice(0, 4).map((type) => label('agency_type', type));
  const types = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <>
      {lines.length === 0 ? (
        <p>{t('lines.inCase.none')}</p>
      ) : (
        <>
          <p className="soft">{t('lines.inCase.intro')}</p>
          <ul className="case-lines">
            {lines.map((line) => (
              <SuggestedLine key={line.id} line={line} onContact={() => onContact(line)} />
            ))}
          </ul>
        </>
      )}
      {missing.length === 0 ? null : <p className="soft">{t('lines.inCase.missing', { types })}</p>}
    </>
  );
}
