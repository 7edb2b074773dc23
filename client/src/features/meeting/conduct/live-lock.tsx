import type { MeetingView } from '@diem-cau/shared';
import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEntryWords } from '../../../react/use-entry-words.ts';

/** That the meeting is locked, since when, and who asks to come in; the rows let them in. */
export const LiveLock = ({ view }: { view: MeetingView }) => {
  const { locked, asks } = useEntryWords()(view);
  if (locked === null) return null;
  return (
    <Alert
      role="status"
      color={asks === null ? 'gray.8' : 'yellow.9'}
      variant="outline"
      mb="sm"
      icon={<IconLock aria-hidden />}
      title={locked}
      data-testid="live-lock"
    >
      {asks}
    </Alert>
  );
};
