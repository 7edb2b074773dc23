import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from './desk-dialog.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import { useAttempt } from './use-attempt.ts';

interface AskOnceProps {
  readonly title: string;
  /** What will happen, in one sentence. */
  readonly sentence: string;
  /** The verb on the button that does it. */
  readonly verb: string;
  /** The harmless answer; "Cancel" where nothing says more. */
  readonly no?: string;
  readonly act: () => Promise<unknown>;
  /** The button that opens the question. */
  readonly opener: (open: () => void) => ReactNode;
}

/** Asks once, in a sentence, before something that cannot be taken back. */
export const AskOnce = ({ title, sentence, verb, no, act, opener }: AskOnceProps) => {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const doing = useAttempt(async () => {
    await act();
    setAsking(false);
  });
  const close = (): void => {
    doing.forget();
    setAsking(false);
  };
  return (
    <>
      {opener(() => setAsking(true))}
      <DeskDialog opened={asking} onClose={close} title={title}>
        <Stack>
          <Text>{sentence}</Text>
          <TroubleNotice error={doing.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {no ?? t('cancel')}
            </Button>
            <Button color="red" loading={doing.busy} onClick={() => void doing.run()}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </DeskDialog>
    </>
  );
};
