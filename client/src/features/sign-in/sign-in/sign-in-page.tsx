import { SessionBody } from '@diem-cau/shared';
import { Anchor, Group, Paper, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { getJson } from '../../../core/http.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { HubMark } from '../../../ui/hub-mark.tsx';
import { DeskTheme } from '../../../ui/desk/desk-theme.tsx';
import { LanguageSwitch } from '../../../ui/desk/language-switch.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { ChangePasswordForm } from './change-password-form.tsx';
import { safeDestination } from './safe-destination.ts';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-page.module.css';
import { StayEnrolled } from './stay-enrolled.tsx';

/** Name and password; after that the one-time password's change where it is due, and on to where the person wanted to go. */
export const SignInPage = () => {
  const { t } = useTranslation('sign-in');
  const [address] = useSearchParams();
  const loading = useLoaded('session', (signal) => getJson('/api/session', SessionBody, { signal }));
  const [oldPassword, setOldPassword] = useState('');
  const [anyway, setAnyway] = useState(false);
  useDocumentTitle(t('title'));
  const step = (session: SessionBody) => {
    // A panel that was paired is nobody here: whoever signs in on it has it be theirs.
    const me = session.me?.onlyIn === undefined ? session.me : null;
    if (me?.kind !== 'account')
      return me !== null && !anyway ? (
        <StayEnrolled name={me.name} onAnyway={() => setAnyway(true)} />
      ) : (
        <SignInForm
          onSignedIn={(signedIn, password) => {
            setOldPassword(password);
            loading.replace(signedIn);
          }}
        />
      );
    if (me.mustChangePassword) return <ChangePasswordForm oneTimePassword={oldPassword} onChanged={loading.replace} />;
    return <Navigate replace to={safeDestination(address.get('next'), window.location.origin)} />;
  };
  return (
    <DeskTheme>
      <main className={classes.middle}>
        <Paper withBorder p="xl" className={classes.card}>
          <LoadedView loading={loading}>
            {(session) => (
              <>
                <Text c="gray.7" size="sm">
                  <HubMark profile={session} /> {session.hubName}
                </Text>
                {step(session)}
                {session.me === null && (
                  <Text mt="lg">
                    {t('ofEndpoint')}{' '}
                    <Anchor href="/enrol" inherit c="accent.8" underline="always">
                      {t('toCode')}
                    </Anchor>
                  </Text>
                )}
                <Text size="sm" c="gray.7" mt="lg">
                  <CallTechnician profile={session} lead={t('technician')} />
                </Text>
              </>
            )}
          </LoadedView>
        </Paper>
        <Group justify="space-between" className={classes.below}>
          <LanguageSwitch />
          <Anchor href="/ca" size="sm" c="accent.8" underline="always">
            {t('caPage')}
          </Anchor>
        </Group>
      </main>
    </DeskTheme>
  );
};
