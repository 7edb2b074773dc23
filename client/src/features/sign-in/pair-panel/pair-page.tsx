import type { SessionBody } from '@diem-cau/shared';
import { Paper, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { DeskTheme } from '../../../ui/desk/desk-theme.tsx';
import { LanguageSwitch } from '../../../ui/desk/language-switch.tsx';
import { HubMark } from '../../../ui/hub-mark.tsx';
import { DigitsForm } from './digits-form.tsx';
import { InUse } from './in-use.tsx';
import classes from './pair-page.module.css';
import { WithToken } from './with-token.tsx';

interface PairPageProps {
  readonly session: SessionBody;
  /** The token that the page was opened with, by a QR code; null without one. */
  readonly token: string | null;
  /** This browser is a panel now, or another one than before. */
  readonly onPaired: () => void;
  /** A person has signed out here, so that it can be one. */
  readonly onSignedOut: () => void;
}

/** Makes this device a panel of the meeting to which it was invited: by the QR code that opened the page, or by six digits. */
export const PairPage = ({ session, token, onPaired, onSignedOut }: PairPageProps) => {
  const { t } = useTranslation('sign-in');
  useDocumentTitle(t('pair.title'));
  const { me } = session;
  const content = () => {
    if (me !== null && me.onlyIn === undefined) return <InUse me={me} onSignedOut={onSignedOut} />;
    if (token !== null) return <WithToken token={token} ended={session.panelEnded} onPaired={onPaired} />;
    return <DigitsForm ended={session.panelEnded} onPaired={onPaired} />;
  };
  return (
    <DeskTheme>
      <main className={classes.middle}>
        <Paper withBorder p={{ base: 'md', sm: 'xl' }} className={classes.card} data-testid="pair-page">
          <Text c="gray.7" size="sm" mb="xs">
            <HubMark profile={session} /> {session.hubName}
          </Text>
          {content()}
          <Text mt="lg">
            <CallTechnician profile={session} />
          </Text>
        </Paper>
        <LanguageSwitch />
      </main>
    </DeskTheme>
  );
};
