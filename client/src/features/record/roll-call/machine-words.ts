import type { EndpointRollCall } from '@diem-cau/shared';
import type { TFunction } from 'i18next';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';

const parts = (
  t: TFunction<'roll-call'>,
  seen: NonNullable<EndpointRollCall['seen']>,
  { clock }: Pick<DeskTimes, 'clock'>,
): readonly string[] => [
  t('machine.joined', { at: clock(seen.firstJoinedAt) }),
  ...(seen.lateMs > 0 ? [t('machine.late', { minutes: numberText(wholeMinutes(seen.lateMs)) })] : []),
  ...(seen.dropOuts > 0 ? [t('machine.dropOuts', { n: numberText(seen.dropOuts) })] : []),
];

/** What the machine saw of an endpoint, in a few words for the list, and that it attended by telephone. */
export const machineWords = (
  t: TFunction<'roll-call'>,
  { seen, byPhoneAt }: Pick<EndpointRollCall, 'seen' | 'byPhoneAt'>,
  times: Pick<DeskTimes, 'clock'>,
): string =>
  [
    ...(seen === null ? [t('machine.never')] : parts(t, seen, times)),
    ...(byPhoneAt === undefined ? [] : [t('machine.byPhone', { at: times.clock(byPhoneAt) })]),
  ].join(' · ');

/** The same at length, with how long it was there and when it was last seen. */
export const machineSentence = (
  t: TFunction<'roll-call'>,
  { seen }: Pick<EndpointRollCall, 'seen'>,
  times: Pick<DeskTimes, 'clock'>,
): string =>
  seen === null
    ? t('machine.neverSentence')
    : t('machine.saw', {
        what: [
          ...parts(t, seen, times),
          t('machine.present', { minutes: numberText(wholeMinutes(seen.presentMs)) }),
          ...(seen.leftEarlyMs === null || seen.leftEarlyMs === 0
            ? []
            : [t('machine.leftEarly', { minutes: numberText(wholeMinutes(seen.leftEarlyMs)) })]),
          t('machine.lastSeen', { at: times.clock(seen.lastSeenAt) }),
        ].join(' · '),
      });
