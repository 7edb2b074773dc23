import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Banner } from '../../../ui/banner.tsx';

/** So long it stands in large letters, in milliseconds; the sign beside the title stays. */
const standsMs = 20_000;

/** Declares to whoever joins, or is there when it begins, that the meeting is being recorded. */
export const DeclaredPlace = () => {
  const { t } = useTranslation('meeting');
  const begunAt = useMeeting(({ recording }) => recording?.begunAt) ?? null;
  const [read, setRead] = useState<number | null>(null);
  useEffect(() => {
    if (begunAt === null) return undefined;
    const timer = setTimeout(() => setRead(begunAt), standsMs);
    return () => clearTimeout(timer);
  }, [begunAt]);
  if (begunAt === null || read === begunAt) return null;
  return (
    <Banner tone="warn" testId="recording-declared" onClose={() => setRead(begunAt)}>
      {t('recording.declared')}
    </Banner>
  );
};
