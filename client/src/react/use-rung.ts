import { rungOf } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { seatOf } from '../core/meeting-store.ts';
import { isKeptBack } from '../core/layout/kept-back.ts';
import type { Picture } from '../core/layout/stage.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** Why this endpoint receives or sends less than all, in a sentence; null where it does not. */
export const useRungNote = (): string | null => {
  const { t } = useTranslation(['meeting', 'advice']);
  const { own } = useEndpoint();
  const seat = useMeeting((meeting) => seatOf(meeting, own));
  if (seat === null) return null;
  const rung = rungOf(seat);
  const by = seat.rungLimit?.rung === rung && seat.rung !== rung ? seat.rungLimit.by : null;
  // A commune has the stage alone on a good line, too.
  const isLess = rung !== 'full' && (rung !== 'stage' || seat.leads || by !== null);
  const keys = [
    ...(isLess ? (by === null ? [rung] : ([`${by}.${rung}`, 'takeBack'] as const)) : []),
    ...(seat.cameraKept === undefined ? [] : [seat.cameraKept]),
  ];
  // Until the sentences have come, a few words stand for them.
  const said = new Set(keys.map((key) => t([`advice:line.${key}`, 'weak'])));
  return keys.length === 0 ? null : [...said].join(' ');
};

/** Whether the hub keeps a picture back, because this endpoint's line does not bear it, or is not to. */
export const useKeptBack = (picture: Picture): boolean => {
  const { own } = useEndpoint();
  return useMeeting((meeting) => isKeptBack(meeting, own, picture)) ?? false;
};
