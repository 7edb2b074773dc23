import { isOfKind, type SeatView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';

interface SeatDeviceProps {
  readonly seat: SeatView;
  readonly kind: 'camera' | 'microphone';
  /** How it stands by itself. */
  readonly text: string;
}

/** How a seat's microphone or camera stands, and what is wrong with it, since when. */
export const SeatDevice = ({ seat, kind, text }: SeatDeviceProps) => {
  const { t } = useTranslation(['records', 'troubles']);
  const { clock } = useTimes();
  const wrong = (seat.troubles ?? [])
    .filter(({ source }) => isOfKind(source, kind))
    .map(({ trouble, since }) => t('live.trouble', { why: t(`troubles:why.${trouble}`), since: clock(since) }));
  if (wrong.length === 0) return text;
  return (
    <>
      {text} · <strong data-testid={`${kind}-trouble`}>{wrong.join(', ')}</strong>
    </>
  );
};
