import { useEffect } from 'react';
import { everSaysLead } from '../../../core/lead.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Part } from '../../../ui/part.tsx';
import { DebriefingPlace } from '../debriefing/index.ts';
import { leadLine } from '../lead/index.ts';

/** The place of the line about who leads in the chair's place, or that this is a debriefing. */
export const LeadPlace = () => {
  const leading = useMeeting((meeting) => meeting.leading);
  useEffect(() => leadLine.soon(), []);
  const debriefing = useMeeting((meeting) => meeting.debriefing);
  if (debriefing?.is === 'this') return <DebriefingPlace debriefing={debriefing} />;
  if (leading === null || !everSaysLead(leading)) return null;
  return (
    <Part load={leadLine.need} waiting={null}>
      {({ LeadLine }) => <LeadLine leading={leading} />}
    </Part>
  );
};
