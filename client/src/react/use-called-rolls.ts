import { RollCallBody, type MeetingId } from '@diem-cau/shared';
import { useEffect } from 'react';
import { getJson } from '../core/http.ts';
import { calledRolls, type CalledRolls } from '../core/roll/board.ts';
import { useHub } from './hub-context.tsx';

/** The rolls are read again at most so often, in milliseconds: a clerk who confirms one after the other is followed. */
const restMs = 2_000;

/** Follows the clerk's rolls in force as long as the component is on the page; nothing is told until the hub has said. */
export const useCalledRolls = (meetingId: MeetingId, onRolls: (rolls: CalledRolls) => void): void => {
  const { signalling } = useHub();
  useEffect(() => {
    const asking = new AbortController();
    let resting: ReturnType<typeof setTimeout> | null = null;
    let again = false;
    const read = (): void => {
      if (resting !== null) {
        again = true;
        return;
      }
      resting = setTimeout(() => {
        resting = null;
        if (again) read();
        again = false;
      }, restMs);
      // People are counted beside what the seats say: without an answer the board shows these alone.
      getJson(`/api/meetings/${encodeURIComponent(meetingId)}/roll-call`, RollCallBody, { signal: asking.signal }).then(
        (body) => onRolls(calledRolls(body)),
        () => undefined,
      );
    };
    const watch = (): void => {
      signalling.ask('record.watch', { watched: [{ meetingId }] }).then(read, () => undefined);
    };
    if (signalling.connection.getState().state === 'connected') watch();
    const ends = [
      signalling.connection.subscribe(({ state }, before) => {
        if (state === 'connected' && before.state !== 'connected') watch();
      }),
      signalling.onNotice('record.changed', read),
    ];
    return () => {
      for (const end of ends) end();
      asking.abort();
      if (resting !== null) clearTimeout(resting);
      signalling.ask('record.watch', { watched: [] }).catch(() => undefined);
    };
  }, [meetingId, onRolls, signalling]);
};
