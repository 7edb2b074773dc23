import { isOfKind, type EndpointId, type SeatView, type SourceId, type SourceTrouble } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { receivedKey } from '../core/troubles/troubles-state.ts';
import { useEndpoint } from './endpoint-context.tsx';

/** What is wrong with one source of an endpoint, in few words. */
export interface SaidTrouble {
  readonly kind: 'camera' | 'microphone';
  readonly trouble: SourceTrouble;
  readonly words: string;
}

const kindOfWatched = (source: SourceId): SaidTrouble['kind'] => (isOfKind(source, 'camera') ? 'camera' : 'microphone');

/** Of a picture that does not get through: a thin line says better why. */
const onTheWay: readonly SourceTrouble[] = ['unsent', 'unreceived'];

/**
 * What is wrong with the sources of an endpoint: what the hub says of them, and which of what flows to this page stands still here.
 * Camera and microphone once each, and in few words of a shared screen that does not come at all. Where it is said that an endpoint's line is thin, that is said of its picture, and not what comes of it.
 */
export const useSeatTroubles = (
  endpointId: EndpointId,
  told: SeatView['troubles'],
  lineIsThin = false,
): { readonly camera: SaidTrouble | null; readonly microphone: SaidTrouble | null; readonly screen: string | null } => {
  const { t } = useTranslation('troubles');
  const { troubles } = useEndpoint();
  const cameraStands = useStore(troubles, ({ standing }) => standing.includes(receivedKey(endpointId, 'camera')));
  const voiceStands = useStore(troubles, ({ standing }) => standing.includes(receivedKey(endpointId, 'microphone')));
  const screenStands = useStore(troubles, ({ standing }) => standing.includes(receivedKey(endpointId, 'screen')));
  const said = (kind: SaidTrouble['kind'], stands: boolean, as: SourceTrouble): SaidTrouble | null => {
    const trouble = told?.find(({ source }) => kindOfWatched(source) === kind)?.trouble ?? (stands ? as : null);
    if (trouble === null || (kind === 'camera' && lineIsThin && onTheWay.includes(trouble))) return null;
    return { kind, trouble, words: t(`why.${trouble}`) };
  };
  return {
    camera: said('camera', cameraStands && !lineIsThin, 'still'),
    microphone: said('microphone', voiceStands, 'unreceived'),
    screen: screenStands ? t('why.unreceived') : null,
  };
};
