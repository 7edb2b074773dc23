import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';

/** That the meeting lasts longer than its like, so that one that was forgotten is seen. */
export const LongNotice = ({ usualMinutes, onClose }: { usualMinutes: number; onClose: () => void }) => {
  const { t } = useTranslation('meeting');
  return (
    <Banner tone="warn" testId="too-long" onClose={onClose}>
      {usualMinutes % 60 === 0
        ? t('room.tooLong', { hours: usualMinutes / 60 })
        : t('room.tooLongMinutes', { minutes: usualMinutes })}
    </Banner>
  );
};
