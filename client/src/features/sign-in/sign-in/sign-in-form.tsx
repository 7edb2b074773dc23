import { SessionBody } from '@diem-cau/shared';
import { Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../../core/http.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

interface SignInFormProps {
  readonly onSignedIn: (session: SessionBody, password: string) => void;
}

/** User name and password. */
export const SignInForm = ({ onSignedIn }: SignInFormProps) => {
  const { t } = useTranslation('sign-in');
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAttempt(async () =>
    onSignedIn(await sendJson('POST', '/api/session', { userName, password }, SessionBody), password),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void signIn.run();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1}>{t('title')}</Title>
        <TextInput
          label={t('userName')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          withAsterisk={false}
          maxLength={64}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        />
        <TroubleNotice
          error={signIn.error}
          wording={{ 'too-many-requests': t('tooManyTries'), malformed: t('malformed') }}
        />
        <Button type="submit" size="md" loading={signIn.busy}>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  );
};
