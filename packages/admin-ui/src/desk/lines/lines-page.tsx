import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { type LineCard as Card, linesQuery, type ShortLine } from '../../api/lines.ts';
import { Check } from '../../parts/check.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { CardsFile } from './cards-file.tsx';
import { CodeSelect } from './code-select.tsx';
import { LineCard } from './line-card.tsx';
import { LineDialog } from './line-dialog.tsx';
import { digitsOf, matches } from './matches.ts';
import { PlacesTabs } from './places-tabs.tsx';
import { SearchBox } from './search-box.tsx';
import { ShareLines } from './share-lines.tsx';
import { SharedCardsPart } from './shared-cards-part.tsx';
import { useListChange } from './use-list-change.ts';
import './lines.css';

/** The people whom the team knows at agencies. */
export function LinesPage() {
  const { t } = useTranslation();
  const query = useQuery(linesQuery);
  return (
    <>
      <PageHeading title={t('lines.title')} />
      <PlacesTabs />
      <p className="lead">{t('lines.intro')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Lines lines={query.data} />}
    </>
  );
}

/** Somebody who is there, or somebody new, of whom a card may say something. */
interface Editing {
  line?: ShortLine;
  card?: Card & { agencyType?: string };
}

function Lines({ lines }: { lines: readonly ShortLine[] }) {
  const { t } = useTranslation();
  const changing = useListChange<ShortLine>(linesQuery.queryKey);
  const [editing, setEditing] = useState<Editing>();
  const [typed, setTyped] = useState('');
  const [type, setType] = useState('');
  const [toCheck, setToCheck] = useState(false);
  const shown = lines
    .filter((line) => type === '' || line.agencyType === type)
    .filter((line) => !toCheck || line.asksToVerify)
    .filter((line) => isMeant(line, typed))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const names = lines.map(({ name }) => name);
  const old = lines.filter(({ asksToVerify }) => asksToVerify).length;
  return (
    <>
      <div className="lines-find">
        <SearchBox label={t('lines.search')} value={typed} onChange={setTyped} />
        <CodeSelect
          label={t('lines.type')}
          list="agency_type"
          value={type}
          onChange={setType}
          empty={t('lines.allTypes')}
        />
        <Button className="button" data-kind="main" onPress={() => setEditing({})}>
          {t('lines.add')}…
        </Button>
      </div>
      {old === 0 ? null : (
        <div className="lines-old">
          <p>{t('lines.toCheck', { count: old })}</p>
          <Check isSelected={toCheck} onChange={setToCheck}>
            {t('lines.toCheckOnly')}
          </Check>
        </div>
      )}
      <SharedCardsPart known={names} onAdd={(card) => setEditing({ card })} />
      <CardsFile known={names} onAdd={(card) => setEditing({ card })} />
      {lines.length === 0 ? null : <ShareLines lines={lines} />}
      <ChangeNews changing={changing} />
      <p className="soft" role="status">
        {t('lines.found', { count: shown.length })}
      </p>
      <ul className="lines-list">
        {shown.map((line) => (
          <LineCard
            key={line.id}
            line={line}
            changing={changing}
            onEdit={() => setEditing({ line })}
          />
        ))}
      </ul>
      {shown.length > 0 ? null : (
        <p className="empty">{t(lines.length === 0 ? 'lines.none' : 'lines.noneFound')}</p>
      )}
      {editing === undefined ? null : (
        <LineDialog
          line={editing.line}
          card={editing.card}
          changing={changing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function isMeant(line: ShortLine, typed: string): boolean {
  const { name, agency, role, phone, email, note, reach } = line;
  return matches([name, agency, role, phone, digitsOf(phone), email, note, reach], typed);
}
