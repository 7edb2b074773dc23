import { SessionBody } from '@diem-cau/shared';
import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../../core/http.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { PasswordRuleList } from './password-rule-list.tsx';
import { passwordRule } from './password-rule.ts';

interface ChangePasswordFormProps {
  /** The one-time password that was just used; empty after a reload, and then asked for again. */
  readonly oneTimePassword: string;
  readonly onChanged: (session: SessionBody) => void;
}

/** Takes the one-time password's place; nothing else is possible before. */
export const ChangePasswordForm = ({ oneTimePassword, onChanged }: ChangePasswordFormProps) => {
  const { t } = useTranslation('sign-in');
  const [typedOld, setTypedOld] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);
  const oldPassword = oneTimePassword === '' ? typedOld : oneTimePassword;
  const change = useAttempt(async () =>
    onChanged(await sendJson('POST', '/api/session/password', { oldPassword, newPassword }, SessionBody)),
  );
  const rule = passwordRule(newPassword);
  const weak = !rule.long && !rule.mixed;
  const same = newPassword === repeated;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!weak && same) void change.run();
  };
  const toggle = { 'aria-label': t('showPassword'), tabIndex: 0 };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Title order={1}>{t('changeTitle')}</Title>
        <Text size="sm">{t('changeWhy')}</Text>
        {oneTimePassword === '' && (
          <PasswordInput
            label={t('oneTimePassword')}
            autoComplete="current-password"
            maxLength={200}
            value={typedOld}
            onChange={(event) => setTypedOld(event.currentTarget.value)}
            visibilityToggleButtonProps={toggle}
          />
        )}
        <PasswordInput
          label={t('newPassword')}
          autoComplete="new-password"
          autoFocus
          maxLength={200}
          value={newPassword}
          onChange={(event) => setNewPassword(event.currentTarget.value)}
          error={checked && weak ? t('tooWeak') : null}
          visibilityToggleButtonProps={toggle}
        />
        <PasswordRuleList rule={rule} />
        <PasswordInput
          label={t('repeat')}
          autoComplete="new-password"
          maxLength={200}
          value={repeated}
          onChange={(event) => setRepeated(event.currentTarget.value)}
          error={checked && !same ? t('notSame') : null}
          visibilityToggleButtonProps={toggle}
        />
        <TroubleNotice
          error={change.error}
          wording={{ 'wrong-password': t('wrongOldPassword'), 'too-many-requests': t('tooManyTries') }}
        />
        <Button type="submit" size="md" loading={change.busy}>
          {t('change')}
        </Button>
      </Stack>
    </form>
  );
};
