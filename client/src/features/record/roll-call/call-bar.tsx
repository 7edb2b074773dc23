import type { RollCallBody } from '@diem-cau/shared';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountLine } from './count-line.tsx';
import { rollCount } from './roll-count.ts';

interface CallBarProps {
  readonly body: RollCallBody;
  /** The call that is shown; it may be the next one, of which no roll is confirmed yet. */
  readonly call: number;
  readonly mayWrite: boolean;
  /** The one act that confirms all endpoints that were seen. */
  readonly confirmSeen: ReactNode;
  readonly onCall: (call: number) => void;
}

/** How far a call of the roll is, and the way to the other calls of the meeting. */
export const CallBar = ({ body: { endpoints, calls }, call, mayWrite, confirmSeen, onCall }: CallBarProps) => {
  const { t } = useTranslation('roll-call');
  const choices = Array.from({ length: Math.max(1, calls, call) }, (_, index) => String(index + 1));
  return (
    <>
      <Group mb="sm" justify="space-between" align="center">
        <CountLine count={rollCount(endpoints, call)} />
        <Group gap="xs">
          {mayWrite && confirmSeen}
          {choices.length > 1 && (
            <SegmentedControl
              aria-label={t('calls.title')}
              value={String(call)}
              onChange={(value) => onCall(Number(value))}
              data={choices.map((value) => ({ value, label: t('calls.nth', { n: value }) }))}
            />
          )}
          {mayWrite && calls > 0 && call <= calls && choices.length === calls && (
            <Button variant="default" onClick={() => onCall(calls + 1)}>
              {t('calls.openNext', { n: calls + 1 })}
            </Button>
          )}
        </Group>
      </Group>
      {call > calls && calls > 0 && (
        <Text size="sm" mb="sm">
          {t('calls.begun', { n: call })}
        </Text>
      )}
    </>
  );
};
