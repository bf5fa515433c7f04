import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addLine,
  changeLine,
  type LineCard,
  type LineForm,
  type ShortLine,
} from '../../api/lines.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { CodeSelect } from './code-select.tsx';
import type { ListChange } from './use-list-change.ts';

const EMPTY: LineForm = {
  agencyType: '',
  name: '',
  agency: '',
  role: '',
  phone: '',
  email: '',
  reach: '',
  note: '',
};

interface Props {
  /** Without one, somebody is added. */
  line: ShortLine | undefined;
  /** What a card says of somebody who is added. */
  card?: (LineCard & { agencyType?: string }) | undefined;
  changing: ListChange<ShortLine>;
  onClose: () => void;
}

/** What we know of somebody at an agency. It stays on the screen until the node took it. */
export function LineDialog({ line, card, changing, onClose }: Props) {
  const { t } = useTranslation();
  const [id] = useState(() => line?.id ?? crypto.randomUUID());
  const [form, setForm] = useState<LineForm>(
    line === undefined ? { ...EMPTY, ...card } : formOf(line),
  );
  const [tried, setTried] = useState(false);
  const change = (part: Partial<LineForm>) => setForm({ ...form, ...part });
  const field = (name: keyof LineForm) => ({
    value: form[name],
    onChange: (text: string) => change({ [name]: text }),
  });
  const errors = {
    name: form.name.trim() === '' ? t('lines.nameMissing') : undefined,
    agencyType: form.agencyType === '' ? t('lines.typeMissing') : undefined,
    email: isEmail(form.email) ? undefined : t('lines.emailWrong'),
  };

  function confirm() {
    setTried(true);
    if (Object.values(errors).some((error) => error !== undefined)) return;
    const { name } = form;
    const wanted = { ...form, email: form.email.trim() };
    if (line === undefined) {
      changing.change(() => addLine(id, wanted), {
        say: t('lines.added', { name }),
        after: onClose,
      });
      return;
    }
    const { version } = line;
    const send = () => changeLine(id, { ...wanted, version });
    changing.change(send, { say: t('lines.saved', { name }), after: onClose });
  }

  return (
    <ConfirmDialog
      title={line === undefined ? t('lines.addTitle') : t('lines.editTitle', { name: line.name })}
      confirm={t('lines.save')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ProblemNotice error={changing.error} />
      <TextBox label={t('lines.name')} {...field('name')} error={tried ? errors.name : undefined} />
      <CodeSelect
        label={t('lines.type')}
        list="agency_type"
        {...field('agencyType')}
        empty={t('lines.choose')}
        error={tried ? errors.agencyType : undefined}
      />
      <div className="lines-pair">
        <TextBox label={t('lines.agency')} {...field('agency')} />
        <TextBox label={t('lines.role')} {...field('role')} />
        <TextBox label={t('lines.phone')} {...field('phone')} inputMode="tel" />
        <TextBox
          label={t('lines.email')}
          {...field('email')}
          inputMode="email"
          error={tried ? errors.email : undefined}
        />
      </div>
      <TextBox label={t('lines.reach')} help={t('lines.reachHelp')} {...field('reach')} />
      <TextBox label={t('lines.note')} help={t('lines.noteHelp')} {...field('note')} rows={3} />
    </ConfirmDialog>
  );
}

function formOf(line: ShortLine): LineForm {
  const { agencyType, name, agency, role, phone, email, reach, note } = line;
  return { agencyType, name, agency, role, phone, email, reach, note };
}

/** A slip is told before it is sent; the node has the last word. */
function isEmail(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
