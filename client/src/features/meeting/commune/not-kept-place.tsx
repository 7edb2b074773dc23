import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Banner } from '../../../ui/banner.tsx';
import { useEndpoint } from '../../../react/endpoint-context.tsx';

/** Tells a commune that the recording does not keep its sound, though all hear it. */
export const NotKeptPlace = () => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  const { own } = useEndpoint();
  const since = useMeeting(({ recording }) =>
    recording?.state === 'running' ? recording.lacking?.find((lack) => lack.endpointId === own)?.since : undefined,
  );
  if (since === null || since === undefined) return null;
  return (
    <Banner tone="warn" testId="recording-short">
      {t('recording.lackingHere', { time: time(since) })}
    </Banner>
  );
};
