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

/**
 * What is wrong with the sources of an endpoint: what the hub says of them, and which of what flows to this page stands still here.
 * Camera and microphone once each.
 */
export const useSeatTroubles = (
  endpointId: EndpointId,
  told: SeatView['troubles'],
): { readonly camera: SaidTrouble | null; readonly microphone: SaidTrouble | null } => {
  const { t } = useTranslation('troubles');
  const { troubles } = useEndpoint();
  const cameraStands = useStore(troubles, ({ standing }) => standing.includes(receivedKey(endpointId, 'camera')));
  const voiceStands = useStore(troubles, ({ standing }) => standing.includes(receivedKey(endpointId, 'microphone')));
  const said = (kind: SaidTrouble['kind'], stands: boolean, as: SourceTrouble): SaidTrouble | null => {
    const trouble = told?.find(({ source }) => kindOfWatched(source) === kind)?.trouble ?? (stands ? as : null);
    return trouble === null ? null : { kind, trouble, words: t(`why.${trouble}`) };
  };
  return {
    camera: said('camera', cameraStands, 'still'),
    microphone: said('microphone', voiceStands, 'unreceived'),
  };
};
