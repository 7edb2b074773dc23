import type { EndpointId, FloorBackground, MeetingView } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backgroundParts } from '../core/floor/background.ts';
import { useHub } from './hub-context.tsx';

/** What is known of an endpoint of the meeting, in words; empty while nothing is. */
export type BackgroundWords = (endpointId: EndpointId) => readonly string[];

/**
 * What helps to decide whom to give the floor; asked of the hub again whenever the queue changes.
 * @param alsoListed whether it is wanted of the list of speakers, too, as soon as there is one
 */
export const useFloorBackground = (
  { floor: { queue }, speakers: { list } }: Pick<MeetingView, 'floor' | 'speakers'>,
  alsoListed = false,
): BackgroundWords => {
  const { t } = useTranslation('floor');
  const { signalling } = useHub();
  const [known, setKnown] = useState<ReadonlyMap<EndpointId, FloorBackground>>(new Map());
  const hands = queue.map(({ endpointId }) => endpointId).join(' ');
  const asked = alsoListed && list.length > 0 ? `list ${hands}` : hands;
  useEffect(() => {
    if (asked === '') return undefined;
    let wanted = true;
    signalling.ask('floor.background', {}).then(
      ({ endpoints }) => {
        if (wanted) setKnown(new Map(endpoints.map((each) => [each.endpointId, each])));
      },
      // It only helps to decide: what was known before stays.
      (error: unknown) => console.warn('floor.background', error),
    );
    return () => {
      wanted = false;
    };
  }, [asked, signalling]);
  return (endpointId) => {
    const of = known.get(endpointId);
    return of === undefined ? [] : backgroundParts(of).map(({ word, count }) => t(`background.${word}`, { count }));
  };
};
