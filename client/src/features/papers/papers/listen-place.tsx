import { useMayIn } from '../../../react/use-may-in.ts';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { Part } from '../../../ui/part.tsx';
import { loadListenCard } from '../../record/recording/index.ts';
import { loadMeetingRecord } from './papers-api.ts';

/** The place of the recording beside the minutes: empty where nothing was recorded, or who writes may not hear it. */
export const ListenPlace = ({ meetingId }: { readonly meetingId: string }) => {
  const { me } = useDeskPerson();
  const mayHear = useMayIn(me, meetingId, 'playRecording');
  const { loaded } = useLoaded(`record ${meetingId}`, (signal) => loadMeetingRecord(meetingId, signal));
  if (!mayHear || loaded.state !== 'ready') return null;
  const { value: record } = loaded;
  if (!record.facts.some(({ type }) => type === 'recordingBegan')) return null;
  return (
    <Part load={loadListenCard} waiting={null}>
      {({ ListenCard }) => <ListenCard record={record} />}
    </Part>
  );
};
