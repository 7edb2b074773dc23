import { lessOfCamera } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { seatOf } from '../core/meeting-store.ts';
import { lessReceived } from '../core/layout/less-received.ts';
import { cameraRestsBy, keptBackBy } from '../core/layout/kept-back.ts';
import type { Picture } from '../core/layout/stage.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** Why less comes, in a few words. */
const words = { line: 'weak', pc: 'busy', hub: 'full', hand: 'kept' } as const;

/** The key of what is less: its sentence is another where the PC or the hub's own line is the reason. */
const keyBy = <Less extends string, By extends string>(less: Less, by: By | undefined): Less | `${By}.${Less}` =>
  by === undefined ? less : `${by}.${less}`;

/** The reason that a key names. */
const reasonIn = (key: string): keyof typeof words =>
  /^(?:own|others)\.|^takeBack$/u.test(key)
    ? 'hand'
    : ((['pc', 'hub'] as const).find((by) => key.startsWith(`${by}.`)) ?? 'line');

/** Why this endpoint receives or sends less than all, in a sentence; null where it does not. */
export const useRungNote = (): string | null => {
  const { t } = useTranslation(['meeting', 'advice']);
  const { own, troubles } = useEndpoint();
  const seat = useMeeting((meeting) => seatOf(meeting, own));
  // On a line that is full this page knows it long before the hub's word comes.
  const keptHere = useStore(troubles, ({ cameraKept }) => cameraKept);
  const screenSlow = useStore(troubles, (state) => state.screenSlow);
  if (seat === null) return null;
  const told = seat.cameraKept ?? null;
  const kept = lessOfCamera(told, keptHere);
  const less = lessReceived(seat);
  const keys: readonly string[] = [
    ...(less === null ? [] : [less.by === 'line' ? less.what : `${less.by}.${less.what}`]),
    ...(less?.by === 'own' || less?.by === 'others' ? ['takeBack'] : []),
    ...(kept === null ? [] : [keyBy(kept, kept === told ? seat.cameraKeptBy : undefined)]),
    ...(screenSlow ? ['screenSlow' as const] : []),
  ];
  // Until the sentences have come, a few words stand for them.
  const few = (key: string): string => words[reasonIn(key)];
  const said = new Set(keys.map((key) => t([`advice:line.${key}`, few(key)])));
  return keys.length === 0 ? null : [...said].join(' ');
};

/** Why the own camera rests, in a few words; null where it does not. */
export const useOwnCameraRests = (): string | null => {
  const { t } = useTranslation('meeting');
  const { own } = useEndpoint();
  const by = useMeeting((meeting) => cameraRestsBy(seatOf(meeting, own)));
  return by === null ? null : t(words[by]);
};

/** Why a picture is kept back, in a few words: for a line, a PC or the hub's own line that does not bear it, or since a hand set it so; null where it is not. */
export const useKeptBack = (picture: Picture): string | null => {
  const { t } = useTranslation('meeting');
  const { own } = useEndpoint();
  const by = useMeeting((meeting) => keptBackBy(meeting, own, picture));
  return by === null ? null : t(words[by]);
};
