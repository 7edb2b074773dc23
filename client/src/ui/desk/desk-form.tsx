import { Button, Group, Stack } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from './trouble-notice.tsx';

interface DeskFormProps {
  /** The sending: while it goes on the button waits, and what it was refused with stands above the button. */
  readonly attempt: { readonly busy: boolean; readonly error: unknown };
  /** Runs when the form is sent; it judges what was typed itself. */
  readonly onSubmit: () => void;
  /** The verb on the button that sends; "Save" where nothing says more. */
  readonly verb?: string;
  readonly onCancel?: () => void;
  /** A button that stands in the place of "Cancel". */
  readonly other?: ReactNode;
  /** Refusals that mean something else here than elsewhere. */
  readonly wording?: ComponentProps<typeof TroubleNotice>['wording'];
  /** The browser says by itself which field is missing, instead of the form. */
  readonly byBrowser?: boolean;
  /** Below the buttons. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A form of the desk: its fields, why it was refused, and the buttons that send it or leave it. */
export const DeskForm = ({ attempt, onSubmit, verb, onCancel, other, wording, ...rest }: DeskFormProps) => {
  const { t } = useTranslation('desk');
  const { byBrowser = false, below, children } = rest;
  return (
    <form
      noValidate={!byBrowser}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack>
        {children}
        <TroubleNotice error={attempt.error} {...(wording === undefined ? {} : { wording })} />
        <Group justify="flex-end">
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          {other}
          <Button type="submit" loading={attempt.busy}>
            {verb ?? t('save')}
          </Button>
        </Group>
        {below}
      </Stack>
    </form>
  );
};
