import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { noteBarrier } from '../../../api/decisions.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { RadioChoice } from '../../../parts/radio-choice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  decisionId: string | null;
  changing: CaseChange;
  onClose: () => void;
}

/** What most rules are that a worker of a town meets. */
const USUAL_LEVEL = 'MUNICIPAL';

/** Which rule gets in the way: one press on it and it is noted. */
export function BarrierDialog({ shown, decisionId, changing, onClose }: Props) {
  const { t } = useTranslation();
  const { codes, label } = useCodeLabels();
  const rules = useId();
  const [id] = useState(() => crypto.randomUUID());
  const [level, setLevel] = useState(shown.barriers.at(-1)?.level ?? USUAL_LEVEL);
  const [text, setText] = useState('');
  const note = (rule: string) =>
    changing.change(
      () => noteBarrier(shown.id, { id, decisionId, rule, level, text: text.trim() }),
      { say: t('barriers.done'), after: onClose },
    );
  return (
    <ModalOverlay
      className="dialog-shade"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {t('barriers.dialog')}
          </Heading>
          <div className="dialog-body">
            <p>{t('barriers.explain')}</p>
            <ProblemNotice error={changing.error} />
            <div className="choice-grid">
              <RadioChoice
                label={t('barriers.level')}
                options={codes('rule_level').map(({ code }) => ({
                  value: code,
                  label: label('rule_level', code),
                }))}
                value={level}
                onChange={setLevel}
              />
            </div>
            <TextBox
              label={t('barriers.text')}
              help={t('barriers.textHelp')}
              value={text}
              onChange={setText}
            />
            <p className="field-label" id={rules}>
              {t('barriers.rules')}
            </p>
            <ul className="barrier-rules" aria-labelledby={rules}>
              {codes('rule_barrier').map(({ code }) => (
                <li key={code}>
                  <BusyButton isBusy={changing.isBusy} onPress={() => note(code)}>
                    {label('rule_barrier', code)}
                  </BusyButton>
                </li>
              ))}
            </ul>
          </div>
          <div className="dialog-buttons">
            <Button className="button" onPress={onClose}>
              {t('frame.cancel')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
