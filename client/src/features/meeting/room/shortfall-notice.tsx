import type { MeetingView } from '@diem-cau/shared';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useShortfallWords } from '../../../react/use-shortfall-words.ts';
import { Banner } from '../../../ui/banner.tsx';

/** Whose sound the recording does not keep, and that it keeps no pictures, while it runs. */
export const ShortfallNotice = ({ view }: { readonly view: Pick<MeetingView, 'recording' | 'seats'> }) => {
  const { time } = useClockText();
  const words = useShortfallWords(time)(view);
  return (
    <Banner tone="warn" testId="recording-short">
      {words.join(' ')}
    </Banner>
  );
};
