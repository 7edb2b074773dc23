import { readPanelCode, type PanelEnded } from '@diem-cau/shared';
import { Alert, Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { redeemPanel } from './pair-api.ts';
import classes from './pair-page.module.css';

/** Buttons whose words may take two lines on a phone. */
export const long = { root: classes.long ?? '', label: classes.longLabel ?? '' };

interface DigitsFormProps {
  /** Why this device is a panel no longer, where it was one. */
  readonly ended?: PanelEnded | undefined;
  /** What a QR code came to, where it came to nothing. */
  readonly refused?: unknown;
  readonly onPaired: () => void;
}

/** Six digits on the number pad of a tablet or a phone: sent by themselves with the sixth. The hub is asked only for what can be a code. */
export const DigitsForm = ({ ended, refused = null, onPaired }: DigitsFormProps) => {
  const { t } = useTranslation('sign-in');
  const [typed, setTyped] = useState('');
  const [odd, setOdd] = useState(false);
  const pairing = useAttempt(async (code: string) => {
    await redeemPanel({ code });
    onPaired();
  });
  const type = (text: string): void => {
    setTyped(text);
    setOdd(false);
    const code = readPanelCode(text);
    if (code !== null && code !== readPanelCode(typed)) void pairing.run(code);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = readPanelCode(typed);
    setOdd(code === null);
    if (code !== null) void pairing.run(code);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1}>{t('pair.title')}</Title>
        {ended !== undefined && (
          <Alert role="status" color="red" variant="outline" title={t(`pair.ended.${ended.cause}`)} />
        )}
        <Text>{t('pair.where')}</Text>
        <TextInput
          label={t('pair.code')}
          error={odd ? t('pair.odd') : null}
          size="xl"
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={12}
          classNames={{ input: classes.digits ?? '' }}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <TroubleNotice error={pairing.error ?? refused} wording={{ 'too-many-requests': t('pair.wait') }} />
        <Button type="submit" size="xl" classNames={long} loading={pairing.busy}>
          {t('pair.pair')}
        </Button>
        <Anchor
          href={`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`}
          c="accent.8"
          underline="always"
        >
          {t('pair.signIn')}
        </Anchor>
      </Stack>
    </form>
  );
};
