import { SessionBody } from '@diem-cau/shared';
import { Paper, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../core/http.ts';
import { DeskTheme } from '../../ui/desk/desk-theme.tsx';
import { LanguageSwitch } from '../../ui/desk/language-switch.tsx';
import { LoadedView } from '../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../ui/desk/use-loaded.ts';
import classes from './enrol-page.module.css';
import { Enrolled } from './enrolled.tsx';
import { RedeemLink } from './redeem-link.tsx';
import { useEnrolmentToken } from './use-enrolment-token.ts';

/** Makes this PC the PC of an endpoint, with the one-time link that an admin has made. */
export const EnrolPage = () => {
  const { t } = useTranslation('sign-in');
  const token = useEnrolmentToken();
  const loading = useLoaded('session', (signal) => getJson('/api/session', SessionBody, { signal }));
  const [enrolled, setEnrolled] = useState<SessionBody | null>(null);
  useDocumentTitle(t('enrolTitle'));
  return (
    <DeskTheme>
      <main className={classes.middle}>
        <Paper withBorder p="xl" className={classes.card}>
          <LoadedView loading={loading}>
            {(session) => (
              <>
                <Text c="gray.7" size="sm" mb="xs">
                  {session.hubName}
                </Text>
                {enrolled?.me?.kind === 'endpoint' ? (
                  <Enrolled name={enrolled.me.name} leads={enrolled.me.leads} />
                ) : (
                  <RedeemLink token={token} me={session.me} onEnrolled={setEnrolled} />
                )}
                {session.technicianPhone !== '' && (
                  <Text mt="lg">{t('callTechnician', { phone: session.technicianPhone })}</Text>
                )}
              </>
            )}
          </LoadedView>
        </Paper>
        <LanguageSwitch />
      </main>
    </DeskTheme>
  );
};
