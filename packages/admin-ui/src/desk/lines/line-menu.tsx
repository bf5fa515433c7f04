import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { lineCard, type ShortLine, setKnown } from '../../api/lines.ts';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { saveFile } from '../../parts/save-file.ts';
import type { ListChange } from './use-list-change.ts';

interface Props {
  line: ShortLine;
  changing: ListChange<ShortLine>;
  onEdit: () => void;
  onRemove: () => void;
}

/** What is done now and then with somebody, behind one button. */
export function LineMenu({ line, changing, onEdit, onRemove }: Props) {
  const { t, i18n } = useTranslation();
  const { id, name, knownByMe } = line;
  const taking = useMutation({
    mutationFn: () => lineCard(id, i18n.language),
    // no name in the file's name: it would stand in lists of downloads
    onSuccess: (card) => saveFile('contact.vcf', card, 'text/vcard'),
    // personal: nothing of it stays in the page
    gcTime: 0,
  });
  const know = () =>
    changing.change(() => setKnown(id, !knownByMe), {
      say: t(knownByMe ? 'lines.knownNotDone' : 'lines.knownDone', { name }),
    });
  const acts: Record<string, () => void> = {
    edit: onEdit,
    know,
    card: () => taking.mutate(),
    remove: onRemove,
  };
  const items = [
    ['edit', t('lines.edit')],
    ['know', t(knownByMe ? 'lines.knowNot' : 'lines.know')],
    ['card', t('lines.card')],
    ['remove', t('lines.remove')],
  ] as const;
  return (
    <>
      <MenuTrigger>
        <Button className="button" aria-label={t('lines.moreNamed', { name })}>
          {t('lines.more')}
          <Icon name="more" />
        </Button>
        <Popover className="lines-menu-frame" placement="bottom end">
          <Menu onAction={(key) => acts[String(key)]?.()}>
            {items.map(([key, text]) => (
              <MenuItem key={key} id={key} className="lines-menu-item">
                {text}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <ProblemNotice error={taking.error} />
    </>
  );
}
