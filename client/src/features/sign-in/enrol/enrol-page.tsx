import { SessionBody, type EnrolmentKey, type EnrolmentLook } from '@diem-cau/shared';
import { Paper, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../core/http.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { HubMark } from '../../../ui/hub-mark.tsx';
import { DeskTheme } from '../../../ui/desk/desk-theme.tsx';
import { HubZoneContext } from '../../../ui/desk/hub-zone.ts';
import { LanguageSwitch } from '../../../ui/desk/language-switch.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { CodeForm } from './code-form.tsx';
import classes from './enrol-page.module.css';
import { Enrolled } from './enrolled.tsx';
import { FoundEndpoint } from './found-endpoint.tsx';
import { LookAtLink } from './look-at-link.tsx';
import { SpentLink } from './spent-link.tsx';
import { useFragmentToken } from '../../../react/use-fragment-token.ts';

/** What the page is at: the link that it was opened with, a code that was typed and found, or neither. */
type Step =
  | { readonly at: 'link'; readonly token: string }
  | { readonly at: 'code' }
  | { readonly at: 'found'; readonly key: EnrolmentKey; readonly look: EnrolmentLook };

/** Makes this PC the PC of an endpoint: by the link that an admin has made, or by the code of the slip. The endpoint is named first. */
export const EnrolPage = () => {
  const { t } = useTranslation('sign-in');
  const token = useFragmentToken();
  const loading = useLoaded('session', (signal) => getJson('/api/session', SessionBody, { signal }));
  const [step, setStep] = useState<Step>(token === null ? { at: 'code' } : { at: 'link', token });
  const [enrolled, setEnrolled] = useState<SessionBody | null>(null);
  useDocumentTitle(t('enrolTitle'));
  const back = (): void => setStep({ at: 'code' });
  const found = (session: SessionBody) => (key: EnrolmentKey, look: EnrolmentLook) =>
    look.state === 'open' ? (
      <FoundEndpoint enrolmentKey={key} look={look} me={session.me} onEnrolled={setEnrolled} onBack={back} />
    ) : (
      <SpentLink look={look} me={session.me} onBack={back} />
    );
  const content = (session: SessionBody) => {
    if (enrolled?.me?.kind === 'endpoint') return <Enrolled name={enrolled.me.name} leads={enrolled.me.leads} />;
    if (step.at === 'code') return <CodeForm onFound={(key, look) => setStep({ at: 'found', key, look })} />;
    if (step.at === 'found') return found(session)(step.key, step.look);
    return (
      <LookAtLink token={step.token} onBack={back}>
        {found(session)}
      </LookAtLink>
    );
  };
  return (
    <DeskTheme>
      <main className={classes.middle}>
        <Paper withBorder p="xl" className={classes.card}>
          <LoadedView loading={loading}>
            {(session) => (
              <HubZoneContext value={session.timeZone}>
                <Text c="gray.7" size="sm" mb="xs">
                  <HubMark profile={session} /> {session.hubName}
                </Text>
                {content(session)}
                <Text mt="lg">
                  <CallTechnician profile={session} />
                </Text>
              </HubZoneContext>
            )}
          </LoadedView>
        </Paper>
        <LanguageSwitch />
      </main>
    </DeskTheme>
  );
};
