import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTranslation } from 'react-i18next';
import { splitCase } from '../../../api/flow.ts';
import { Check } from '../../../parts/check.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import { DomainChoice } from '../../coding/domain-choice.tsx';
import { useDraft } from '../use-draft.ts';
import { useTextError } from '../use-text-error.ts';
import type { TyingProps } from './tying.ts';

/** A second case of a second matter; its grounds are coded there. */
export function SplitDialog({ shown, changing, onClose }: TyingProps) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const [draft, change] = useDraft(shown.id);
  const [subject, setSubject] = useState('');
  const [domain, setDomain] = useState('');
  const [files, setFiles] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const error = useTextError(t('flow.splitStoryMissing'))(draft.splitStory);

  function confirm() {
    setTried(true);
    if (error !== undefined || subject === '' || domain === '') return;
    const story = draft.splitStory.trim();
    changing.change(() => splitCase(shown, { subject, domain, grounds: [], story, files }), {
      say: t('flow.splitDone'),
      after: () => {
        change({ splitStory: '' });
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      title={t('flow.splitTitle', { number: shown.number })}
      confirm={t('flow.splitConfirm')}
      isOpen
      isBusy={changing.isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('flow.splitText')}</p>
      <ProblemNotice error={changing.error} />
      <TextBox
        label={t('flow.splitStory')}
        help={t('flow.splitStoryHelp')}
        value={draft.splitStory}
        onChange={(splitStory) => change({ splitStory })}
        error={tried ? error : undefined}
        rows={5}
      />
      <RadioChoice
        label={t('flow.splitSubject')}
        options={codes('subject').map(({ code }) => ({
          value: code,
          label: label('subject', code),
        }))}
        value={subject}
        onChange={setSubject}
        error={tried && subject === '' ? t('flow.splitSubjectMissing') : undefined}
      />
      <DomainChoice domain={domain} isMissing={tried && domain === ''} onChange={setDomain} />
      {shown.attachments.length > 0 ? (
        <CheckboxGroup className="choices" value={files} onChange={setFiles}>
          <Label className="field-label">{t('flow.splitFiles')}</Label>
          <p className="soft">{t('flow.splitFilesHelp')}</p>
          {shown.attachments.map(({ id, name }) => (
            <Check key={id} value={id}>
              <bdi>{name}</bdi>
            </Check>
          ))}
        </CheckboxGroup>
      ) : null}
    </ConfirmDialog>
  );
}
