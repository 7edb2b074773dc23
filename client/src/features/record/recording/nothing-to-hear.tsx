import type { MeetingRecording } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { DeletedFiles } from './deleted-files.tsx';
import { MissingFiles } from './missing-files.tsx';

/** Why there is nothing to hear: it was deleted, when and by whom, and what it was; its files are not there any more; nothing was kept, or nothing yet; it was never recorded. */
export const NothingToHear = ({
  recording: { from, to, deleted, missing },
}: {
  readonly recording: MeetingRecording;
}) => {
  const { t } = useTranslation('listening');
  const { moment } = useTimes();
  if (deleted === null && missing > 0) return <MissingFiles missing={missing} />;
  if (deleted === null) return <p>{t(from === null ? 'never' : to === null ? 'none' : 'empty')}</p>;
  const by = deleted.by === '' ? '' : t('deletedBy', { name: deleted.by });
  return (
    <>
      <p data-testid="recording-deleted">{t('deleted', { at: moment(deleted.at), by })}</p>
      {deleted.files.length > 0 && <DeletedFiles files={deleted.files} />}
    </>
  );
};
