import { isOfKind, stageCameras, stageLayers, type EndpointId, type Rung } from '@diem-cau/shared';
import type { OnAir } from '../reception/on-air.ts';
import type { Sent } from '../sources/state.ts';
import { placesFor } from '../stage/places-for.ts';
import { stepAt, type Step } from './steps.ts';

/** The largest layer of a camera that a rung lets through, null for none at all; of a screen, which has one layer, whether it is. */
export type Most = 0 | 1 | 2 | null;

/** So many voices are heard besides the chair's where there is one picture: each takes some 50 kbit/s of a line, with what a packet carries besides. */
const besidesChair = 2;

type Heard = Pick<OnAir, 'stage' | 'voices' | 'listenedTo' | 'chairSpeaks'>;
type OnStage = Pick<OnAir, 'stage' | 'cameras'>;

/**
 * The one picture beside the voices: of the cameras that stand on the stage the first that is sent, who speaks before others; never the viewer's
 * own.
 */
const onePicture = ({ stage, cameras }: OnStage, viewer: EndpointId | null): EndpointId | null => {
  const places = placesFor(stage, viewer);
  // Of those alone that the stage itself lets through.
  const onIt = stageCameras(places, stage).slice(0, stageLayers(places).length);
  return onIt.find((each) => cameras.some(({ endpointId }) => endpointId === each)) ?? null;
};

/**
 * How much of a picture a rung lets through to a viewer. The stage before all others, on it the screen before the cameras, and these as
 * `stageLayers` says; one picture is the smallest layer of one camera, and beside a voice alone there is none.
 */
export const mostOfPicture = (rung: Rung, sent: Sent, onAir: OnStage, viewer: EndpointId | null): Most => {
  const { endpointId, source } = sent;
  const { stage, cameras } = onAir;
  if (rung === 'full') return 2;
  if (rung === 'voice') return null;
  if (rung === 'stage' && isOfKind(source, 'screen')) return 2;
  if (!cameras.some((each) => each.endpointId === endpointId && each.source === source)) return null;
  if (rung === 'one-picture') return endpointId === onePicture(onAir, viewer) ? 0 : null;
  const places = placesFor(stage, viewer);
  return stageLayers(places)[stageCameras(places, stage).indexOf(endpointId)] ?? null;
};

/**
 * The voices that a step lets through to a viewer, of those that are open: none keeps the one back that the meeting listens to. Where there is room
 * for a voice alone it is whoever has the floor, else whoever was heard last, and the chair when he speaks; beside one picture the chair's and two more.
 */
export const voicesHeard = (
  { rung, fewVoices = false }: Step,
  { stage, voices, listenedTo, chairSpeaks }: Heard,
  viewer: EndpointId | null,
): readonly Sent[] => {
  const others = voices.filter(({ endpointId }) => endpointId !== viewer);
  if (rung === 'full' || rung === 'stage') return others;
  const open = [...new Set(others.map(({ endpointId }) => endpointId))];
  const byAttention = [...new Set([...listenedTo.filter((each) => open.includes(each)), ...open])];
  const heard =
    rung === 'voice' || fewVoices
      ? [...byAttention.slice(0, 1), ...(chairSpeaks ? [stage.chair] : [])]
      : [stage.chair, ...byAttention.filter((each) => each !== stage.chair).slice(0, besidesChair)];
  return others.filter(({ endpointId }) => heard.includes(endpointId));
};

/** How many voices more the step above one, both by their numbers, would let through to a viewer. */
export const voicesAbove = (index: number, onAir: Heard, viewer: EndpointId | null): number => {
  const endpoints = (on: Step): number =>
    new Set(voicesHeard(on, onAir, viewer).map(({ endpointId }) => endpointId)).size;
  return endpoints(stepAt(Math.max(0, index - 1))) - endpoints(stepAt(index));
};
