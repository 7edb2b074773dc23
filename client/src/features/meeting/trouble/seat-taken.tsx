import type { MeetingId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { useAct } from '../../../react/use-act.ts';
import { Banner } from '../../../ui/banner.tsx';
import { SentencePage } from '../../../ui/sentence-page.tsx';

/** Another tab of this endpoint sits in the meeting now; one press brings the meeting back here. */
export const SeatTaken = ({ meetingId }: { meetingId: MeetingId }) => {
  const { t } = useTranslation('meeting');
  const { hub } = useHub();
  const { session } = useEndpoint();
  const meeting = useStore(hub.openMeetings, ({ list }) => list.find((open) => open.meetingId === meetingId));
  const act = useAct();
  return (
    <SentencePage title={t('taken.title')} testId="seat-taken">
      <p>{t('taken.text')}</p>
      {act.trouble !== null && <Banner onClose={act.forget}>{act.trouble}</Banner>}
      {meeting !== undefined && (
        <button
          type="button"
          disabled={act.busy}
          data-testid="take-seat-back"
          onClick={() => act.run(() => session.join(meeting))}
        >
          {t('taken.here')}
        </button>
      )}
    </SentencePage>
  );
};
