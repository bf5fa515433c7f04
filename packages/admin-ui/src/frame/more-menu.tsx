import { useNavigate } from '@tanstack/react-router';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.tsx';
import type { Place } from './places.ts';
import './frame-menu.css';

/** Places that are looked at now and then. */
export function MoreMenu({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      <Button className="frame-link frame-more">
        {t('nav.more')}
        <Icon name="more" />
      </Button>
      <Popover className="frame-menu" placement="bottom start">
        <Menu aria-label={t('nav.more')}>
          {places.map((place) => (
            <MenuItem
              key={place.to}
              className="frame-item"
              onAction={() => void navigate({ to: place.to })}
            >
              {t(`nav.${place.text}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
