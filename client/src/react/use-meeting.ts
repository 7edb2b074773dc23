import type { MeetingView } from '@diem-cau/shared';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useEndpoint } from './endpoint-context.tsx';

/** What a selector picks from the meeting; null while the page sits in none. Rendered again only when it picks something else. */
export const useMeeting = <Picked>(pick: (meeting: MeetingView) => Picked): Picked | null =>
  useStore(
    useEndpoint().store.state,
    useShallow(({ meeting }) => (meeting === null ? null : pick(meeting))),
  );
