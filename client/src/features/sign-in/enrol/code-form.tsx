import { readEnrolmentCode, type EnrolmentKey, type EnrolmentLook } from '@diem-cau/shared';
import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { lookAtEnrolment } from './enrol-api.ts';
import classes from './enrol-page.module.css';

interface CodeFormProps {
  readonly onFound: (key: EnrolmentKey, look: EnrolmentLook) => void;
}

/** The code of the slip, typed; the hub is asked only for what can be a code. */
export const CodeForm = ({ onFound }: CodeFormProps) => {
  const { t } = useTranslation('sign-in');
  const [code, setCode] = useState('');
  const [odd, setOdd] = useState(false);
  const looking = useAttempt(async () => onFound({ code }, await lookAtEnrolment({ code })));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const fits = readEnrolmentCode(code) !== null;
    setOdd(!fits);
    if (fits) void looking.run();
    else looking.forget();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1}>{t('codeTitle')}</Title>
        <Text>{t('codeWhere')}</Text>
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          error={odd ? t('codeOdd') : null}
          size="lg"
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          classNames={{ input: classes.code ?? '' }}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TroubleNotice error={looking.error} wording={{ 'too-many-requests': t('codeWait') }} />
        <Button type="submit" size="lg" loading={looking.busy}>
          {t('codeLook')}
        </Button>
        <Anchor href="/sign-in" c="accent.8" underline="always">
          {t('backToSignIn')}
        </Anchor>
      </Stack>
    </form>
  );
};
