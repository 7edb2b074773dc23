import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import classes from './confirm-bar.module.css';

interface ConfirmBarProps {
  /** Why the hub refused the last attempt; null while all is well. */
  readonly error: unknown;
  readonly label: string;
  readonly hint: ReactNode;
  /** People whom nobody called, about whom a press asks once; 0 where nothing is asked. */
  readonly askedOf: number;
  readonly hasFaults: boolean;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onConfirm: () => void;
  /** Null where there is nothing to forget. */
  readonly onForget: (() => void) | null;
}

/** The bar that stays in sight: what was refused and what to do, the one button that confirms, the keys. */
export const ConfirmBar = (props: ConfirmBarProps) => {
  const { error, label, hint, askedOf, hasFaults, busy, disabled, onConfirm, onForget } = props;
  const { t } = useTranslation('roll-call');
  return (
    <Stack gap="xs" className={classes.bar ?? ''}>
      <TroubleNotice
        error={error}
        wording={{ 'person-in-two-rooms': t('refused.twoRooms'), 'edited-meanwhile': t('refused.meanwhile') }}
      />
      <Group wrap="nowrap">
        <Button
          size="md"
          className={classes.button ?? ''}
          leftSection={<IconCheck aria-hidden />}
          loading={busy}
          disabled={disabled}
          onClick={onConfirm}
        >
          {label}
        </Button>
        {askedOf > 0 && (
          <Text role="alert" size="sm" c="yellow.8" fw={600}>
            {t('roll.stillNotCalled', { n: numberText(askedOf) })}
          </Text>
        )}
        {hasFaults ? (
          <Text role="alert" size="sm" c="red" fw={600}>
            {t('faults.some')}
          </Text>
        ) : (
          askedOf === 0 && (
            <Text size="xs" c="gray.7">
              {hint}
            </Text>
          )
        )}
        {onForget !== null && (
          <Button ml="auto" className={classes.button ?? ''} variant="subtle" color="accent.8" onClick={onForget}>
            {t('roll.forget')}
          </Button>
        )}
      </Group>
    </Stack>
  );
};
