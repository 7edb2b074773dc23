import { useParams } from 'react-router';
import { ListenPlace } from './listen-place.tsx';
import { MinutesSheet } from './minutes-sheet.tsx';
import { PaperPage } from './paper-page.tsx';
import { minutes } from './papers-api.ts';

/** The minutes (biên bản) of a meeting: proposed from the record, written by the secretary, kept in versions. */
export const MinutesPage = () => {
  const { meetingId = '' } = useParams();
  return (
    <PaperPage
      kind={minutes}
      meetingId={meetingId}
      layout={(show) => <MinutesSheet show={show} />}
      beside={() => <ListenPlace meetingId={meetingId} />}
    />
  );
};
