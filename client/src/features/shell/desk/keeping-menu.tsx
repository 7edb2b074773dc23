import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { covers, type NavigationItem } from './navigation.ts';

/** The pages on which directories and norms are kept, as one menu, so that the header stays one row; nothing where there are none. */
export const KeepingMenu = ({ items, className }: { items: readonly NavigationItem[]; className: string }) => {
  const { t } = useTranslation('admin');
  const { pathname } = useLocation();
  if (items.length === 0) return null;
  const isOpen = ({ to }: NavigationItem): boolean => covers(to, pathname);
  return (
    // Without the library's placeholder, which screen-readers meet among the items, the first item has the focus.
    <Menu position="bottom-start" offset={0} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={className} {...(items.some(isOpen) ? { 'aria-current': 'page' } : {})}>
          {t('shell.keeping')} <IconChevronDown size="1em" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item.to}
            component={Link}
            to={item.to}
            {...(isOpen(item) ? { 'aria-current': 'page', fw: 600 } : {})}
          >
            {t(`shell.pages.${item.key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
