import { Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { IconCertificate, IconLogout } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { z } from 'zod';
import { sendJson } from '../../../core/http.ts';
import { useRecordsAway } from '../../../react/record-watch-context.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { HubMark } from '../../../ui/hub-mark.tsx';
import { LanguageSwitch } from '../../../ui/desk/language-switch.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import classes from './desk-header.module.css';
import { DeskHelp } from './desk-help.tsx';
import { KeepingMenu } from './keeping-menu.tsx';
import { navigationFor } from './navigation.ts';
import { forgetSession } from './session-memory.ts';

/**
 * The hub's name, the pages of one's role, the language, and the way out. An endpoint's PC has neither pages nor a way out. On a narrow screen
 * all but the name is folded away behind one button.
 */
export const DeskHeader = () => {
  const { t } = useTranslation(['admin', 'desk']);
  const person = useDeskPerson();
  const { me, hubName } = person;
  const { online } = useNetwork();
  const away = useRecordsAway();
  const [unfolded, fold] = useDisclosure(false);
  const signOut = useAttempt(async () => {
    await sendJson('DELETE', '/api/session', undefined, z.null());
    forgetSession();
    window.location.assign('/sign-in');
  });
  const isPerson = me.kind === 'account';
  const items = isPerson ? navigationFor(me) : [];
  const kept = items.filter(({ place }) => place === 'menu');
  const pagesId = useId();
  return (
    <header className={classes.header}>
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <div
        className={classes.bar}
        data-unfolded={unfolded}
        onKeyDown={({ key }) => {
          if (key === 'Escape') fold.close();
        }}
      >
        <Text className={classes.hub} fw={600} title={hubName}>
          <HubMark profile={person} /> {hubName}
        </Text>
        <Burger
          className={classes.burger ?? ''}
          opened={unfolded}
          onClick={fold.toggle}
          aria-label={t(unfolded ? 'shell.foldPages' : 'shell.unfoldPages')}
          aria-expanded={unfolded}
          aria-controls={pagesId}
        />
        <nav id={pagesId} aria-label={t('shell.navigation')} className={classes.navigation} onClick={fold.close}>
          {items
            .filter(({ place }) => place === 'row')
            .map(({ to, key }) => (
              <NavLink key={to} to={to} className={classes.link ?? ''}>
                {t(`shell.pages.${key}`)}
              </NavLink>
            ))}
          <span className={classes.menu}>
            <KeepingMenu items={kept} className={classes.link ?? ''} />
          </span>
          {kept.map(({ to, key }) => (
            <NavLink key={to} to={to} className={`${classes.link ?? ''} ${classes.instead ?? ''}`}>
              {t(`shell.pages.${key}`)}
            </NavLink>
          ))}
        </nav>
        <Group gap="sm" className={classes.person ?? ''}>
          <div className={classes.name}>
            <Text size="sm" fw={600} truncate>
              {isPerson ? me.displayName : me.name}
            </Text>
            <Text size="xs" c="gray.7">
              {isPerson ? t(`roles.${me.role}`) : t('shell.hostEndpoint')}
            </Text>
          </div>
          <DeskHelp />
          <LanguageSwitch />
          {isPerson && (
            <>
              <Button
                component="a"
                href="/ca"
                size="xs"
                variant="subtle"
                color="accent.8"
                leftSection={<IconCertificate size={16} aria-hidden />}
              >
                {t('shell.ca')}
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconLogout size={16} aria-hidden />}
                loading={signOut.busy}
                onClick={() => void signOut.run()}
              >
                {t('shell.signOut')}
              </Button>
            </>
          )}
        </Group>
      </div>
      <TroubleNotice error={signOut.error} />
      {(!online || away) && (
        <div role="status" className={classes.offline}>
          {t(online ? 'desk:away' : 'desk:offline')}
        </div>
      )}
    </header>
  );
};
