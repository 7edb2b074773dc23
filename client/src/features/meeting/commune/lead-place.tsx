import { useEffect } from 'react';
import { everSaysLead } from '../../../core/lead.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Part } from '../../../ui/part.tsx';
import { leadLine } from '../lead/index.ts';

/** The place of the line about who leads in the chair's place. */
export const LeadPlace = () => {
  const leading = useMeeting((meeting) => meeting.leading);
  useEffect(() => leadLine.soon(), []);
  if (leading === null || !everSaysLead(leading)) return null;
  return (
    <Part load={leadLine.need} waiting={null}>
      {({ LeadLine }) => <LeadLine leading={leading} />}
    </Part>
  );
};
