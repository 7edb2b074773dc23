import { useTranslation } from 'react-i18next';
import { seatOf } from '../core/meeting-store.ts';
import { isKeptBack } from '../core/layout/kept-back.ts';
import type { Picture } from '../core/layout/stage.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** Why this endpoint receives less than all, and is not seen, in a sentence; null on a line that bears everything. */
export const useRungNote = (): string | null => {
  const { t } = useTranslation(['meeting', 'advice']);
  const { own } = useEndpoint();
  const seat = useMeeting((meeting) => seatOf(meeting, own));
  const found = (['one-picture', 'voice', 'cameraRests'] as const).filter(
    (key) => key === seat?.rung || (key === 'cameraRests' && seat?.cameraRests),
  );
  // Until the sentences have come, a few words stand for them.
  return found.length === 0 ? null : found.map((key) => t(`advice:line.${key}`, t('weak'))).join(' ');
};

/** Whether the hub keeps a picture back, because this endpoint's line does not bear it. */
export const useKeptBack = (picture: Picture): boolean => {
  const { own } = useEndpoint();
  return useMeeting((meeting) => isKeptBack(meeting, own, picture)) ?? false;
};
