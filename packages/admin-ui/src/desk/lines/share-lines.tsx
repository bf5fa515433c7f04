import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { useTranslation } from 'react-i18next';
import { askableQuery, shareLines } from '../../api/consultations.ts';
import type { ShortLine } from '../../api/lines.ts';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { FieldHead } from '../../parts/field-head.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { ChangeNews } from '../case/change-news.tsx';
import { OutgoingDialog } from '../consultations/outgoing-dialog.tsx';
import { PointPick } from '../consultations/point-pick.tsx';

const MOST = 50;

/** Short lines that a colleague of another point can use too. */
export function ShareLines({ lines }: { lines: readonly ShortLine[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<string>();
  return (
    <>
      <div className="buttons">
        <Button className="button" onPress={() => setOpen(true)}>
          {t('consultations.cards.share')}…
        </Button>
      </div>
      <ChangeNews changing={{ said, error: undefined }} />
      {isOpen ? (
        <ShareDialog
          lines={lines}
          onShared={(point) => setSaid(t('consultations.cards.shared', { name: point }))}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

interface Props {
  lines: readonly ShortLine[];
  onShared: (point: string) => void;
  onClose: () => void;
}

function ShareDialog({ lines, onShared, onClose }: Props) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const query = useQuery(askableQuery);
  const [id] = useState(() => crypto.randomUUID());
  const [to, setTo] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const { from = '', points = [] } = query.data ?? {};
  const point = points.find(({ entityId }) => entityId === to);
  const sharing = useMutation({
    mutationFn: () => shareLines(id, { to, lines: chosen, note: note.trim() }),
    onSuccess: () => {
      onShared(point?.name ?? '');
      onClose();
    },
  });
  const isSome = chosen.length > 0 && chosen.length <= MOST;
  const cards = lines
    .filter((line) => chosen.includes(line.id))
    .map((line) => cardWords(line, label('agency_type', line.agencyType)));
  const choosing = { lines, chosen, onChange: setChosen, isWrong: tried && !isSome };
  return (
    <OutgoingDialog
      title={t('consultations.cards.shareTitle')}
      point={point?.name ?? ''}
      leaves={[
        { name: t('consultations.from'), text: from },
        { name: t('consultations.cards.people'), text: cards.join('\n') },
        { name: t('consultations.cards.note'), text: note.trim() },
      ]}
      sure={t('consultations.cards.sure')}
      isComplete={point !== undefined && isSome && note.length <= 2000}
      isBusy={sharing.isPending}
      error={sharing.error}
      onTried={() => setTried(true)}
      onSend={() => sharing.mutate()}
      onClose={onClose}
    >
      <QueryState query={query} />
      <PointPick
        points={points}
        value={to}
        onChange={setTo}
        error={tried && !point ? t('consultations.pointMissing') : undefined}
      />
      <Choosing {...choosing} />
      <TextBox
        label={t('consultations.cards.note')}
        help={t('consultations.cards.noteHelp')}
        rows={2}
        value={note}
        onChange={setNote}
        error={note.length > 2000 ? t('consultations.tooLong') : undefined}
      />
    </OutgoingDialog>
  );
}

interface ChoosingProps {
  lines: readonly ShortLine[];
  chosen: string[];
  onChange: (ids: string[]) => void;
  isWrong: boolean;
}

function Choosing({ lines, chosen, onChange, isWrong }: ChoosingProps) {
  const { t } = useTranslation();
  return (
    <CheckboxGroup className="field" value={chosen} onChange={onChange} isInvalid={isWrong}>
      <FieldHead
        label={t('consultations.cards.which')}
        help={t('consultations.cards.only')}
        error={isWrong ? t('consultations.cards.chooseSome') : undefined}
      />
      {lines.map(({ id, name, agency }) => (
        <Check key={id} value={id}>
          <bdi>{[name, agency].filter(Boolean).join(', ')}</bdi>
        </Check>
      ))}
    </CheckboxGroup>
  );
}

/** What leaves of somebody, in words. */
function cardWords({ name, agency, phone, email, reach }: ShortLine, type: string): string {
  return [name, agency, type, phone, email, reach].filter(Boolean).join(', ');
}
