import type { MeetingId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { usePress } from '../../../react/use-press.ts';
import { Banner } from '../../../ui/banner.tsx';
import { SentencePage } from '../../../ui/sentence-page.tsx';

/** Another tab of this endpoint sits in the meeting now; one press brings the meeting back here. */
export const SeatTaken = ({ meetingId }: { meetingId: MeetingId }) => {
  const { t } = useTranslation('meeting');
  const { hub } = useHub();
  const { session } = useEndpoint();
  const meeting = useStore(hub.openMeetings, ({ list }) => list.find((open) => open.meetingId === meetingId));
  const press = usePress();
  return (
    <SentencePage title={t('taken.title')} testId="seat-taken">
      <p>{t('taken.text')}</p>
      {press.trouble !== null && <Banner onClose={press.forget}>{press.trouble}</Banner>}
      {meeting !== undefined && (
        <button
          type="button"
          disabled={press.busy}
          data-testid="take-seat-back"
          onClick={() => press.run(() => session.join(meeting))}
        >
          {t('taken.here')}
        </button>
      )}
    </SentencePage>
  );
};
