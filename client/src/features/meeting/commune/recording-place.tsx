import { DeclaredPlace } from './declared-place.tsx';
import { NotKeptPlace } from './not-kept-place.tsx';

/** What a commune is told of the recording: that there is one, and where it lacks its sound. */
export const RecordingPlace = () => (
  <>
    <DeclaredPlace />
    <NotKeptPlace />
  </>
);
