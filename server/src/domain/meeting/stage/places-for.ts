import { stagePlaces, type EndpointId, type StagePlaces, type StageView } from '@diem-cau/shared';

/** Who is where on a viewer's stage, as the hub looks at it: whoever is not there sends nothing, so that nobody has to be asked whether it is. */
export const placesFor = (stage: StageView, own: EndpointId | null): StagePlaces =>
  stagePlaces(stage, () => true, { own });
