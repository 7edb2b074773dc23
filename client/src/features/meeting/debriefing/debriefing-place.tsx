import type { MeetingView } from '@diem-cau/shared';
import { Part } from '../../../ui/part.tsx';
import { debriefingParts } from './load-debriefing.ts';

/** The place of the line that says that this is a debriefing; nothing in a meeting. */
export const DebriefingPlace = ({ debriefing }: { readonly debriefing: MeetingView['debriefing'] | null }) =>
  debriefing?.is === 'this' ? (
    <Part load={debriefingParts.need} waiting={null}>
      {({ DebriefingLine }) => <DebriefingLine debriefing={debriefing} />}
    </Part>
  ) : null;
