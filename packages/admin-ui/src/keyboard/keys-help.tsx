import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { Check } from '../parts/check.tsx';
import { Icon } from '../parts/icon.tsx';
import type { Shortcut } from './shortcuts.ts';
import { useKeys, useShortcut, useShortcuts } from './use-shortcut.ts';
import './keys-help.css';

const GROUPS = ['everywhere', 'list', 'case'] as const;

/** The button in the frame, and behind it every key of this screen; `?` opens it too. */
export function KeysHelp() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useKeys();
  useShortcut({
    keys: '?',
    label: t('keyboard.help'),
    group: 'everywhere',
    run: () => setOpen(true),
  });
  return (
    <>
      <Button className="button" data-kind="quiet" onPress={() => setOpen(true)}>
        <Icon name="keyboard" />
        <span className="frame-words">{t('keyboard.title')}</span>
      </Button>
      <ModalOverlay className="dialog-shade" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
        <Modal className="dialog-frame">
          <Dialog className="dialog">
            <Heading slot="title" level={2}>
              {t('keyboard.title')}
            </Heading>
            <div className="dialog-body">
              <AllKeys />
            </div>
            <div className="dialog-buttons">
              <Button className="button" onPress={() => setOpen(false)}>
                {t('frame.close')}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function AllKeys() {
  const { t } = useTranslation();
  const { all, isOn, turn } = useShortcuts();
  return (
    <>
      <Check isSelected={isOn} onChange={turn}>
        {t('keyboard.on')}
      </Check>
      {GROUPS.map((group) => {
        const some = all.filter((one) => one.group === group);
        return some.length === 0 ? null : (
          <section key={group}>
            <h3>{t(`keyboard.group.${group}`)}</h3>
            <dl className="keys-list">
              {some.map((one) => (
                <KeyRow key={one.keys} shortcut={one} />
              ))}
            </dl>
          </section>
        );
      })}
      <p className="soft">{t('keyboard.fields')}</p>
    </>
  );
}

function KeyRow({ shortcut: { keys, label } }: { shortcut: Shortcut }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>
        {keys.split(' ').map((key, at) => (
          <span key={key}>
            {at === 0 ? null : ` ${t('keyboard.then')} `}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
