import { lessOfCamera, type CameraKept, type SeatView } from '@diem-cau/shared';
import type { OwnScreenState } from './media/own-screen.ts';
import type { ShownMicrophone } from './media/shown-microphone.ts';

/** What goes out of each of an endpoint's own things now, as a word for its own eyes (`there:own.<thing>.<word>`). */
export interface OwnSending {
  readonly microphone: 'goes' | 'soon' | 'not' | 'trouble';
  /** `small`: a smaller picture; `rests`: none, as line or PC bear none. */
  readonly camera: 'goes' | 'small' | 'rests' | 'soon' | 'not' | 'trouble';
  readonly screen: 'goes' | 'soon' | 'not';
}

/** How an endpoint's own things stand on its page, and what the hub says of it. */
export interface OwnThings {
  readonly microphone: ShownMicrophone | 'trouble';
  readonly camera: 'on' | 'off' | 'trouble';
  readonly screen: OwnScreenState['screen'];
  /** How much of the camera this page keeps back by itself, which the hub is told a moment later. */
  readonly keptHere: CameraKept | null;
  readonly seat: Pick<SeatView, 'camera' | 'cameraKept'>;
}

const ofCamera = ({ camera, keptHere, seat }: OwnThings): OwnSending['camera'] => {
  if (camera === 'trouble') return 'trouble';
  if (camera === 'off') return 'not';
  const kept = lessOfCamera(seat.cameraKept ?? null, keptHere);
  if (kept !== null) return kept;
  return seat.camera === 'on' ? 'goes' : 'soon';
};

const ofMicrophone = (microphone: OwnThings['microphone']): OwnSending['microphone'] => {
  if (microphone === 'trouble') return 'trouble';
  if (microphone === 'open') return 'goes';
  return microphone === 'opening' || microphone === 'returning' ? 'soon' : 'not';
};

/** What of an endpoint goes out now: what others hear and see of it, never only what was pressed. */
export const ownSending = (own: OwnThings): OwnSending => ({
  microphone: ofMicrophone(own.microphone),
  camera: ofCamera(own),
  screen: own.screen === 'on' ? 'goes' : own.screen === 'off' ? 'not' : 'soon',
});
