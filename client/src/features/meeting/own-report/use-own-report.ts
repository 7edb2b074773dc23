import { OwnReport } from '@diem-cau/shared';
import { useEffect, useReducer, useRef, useState } from 'react';
import { getJson } from '../../../core/http.ts';
import { useHub } from '../../../react/hub-context.tsx';

/** What this commune may report and has reported; read again whenever that may be otherwise. Null until it is known. */
export const useOwnReport = (): {
  readonly own: OwnReport | null;
  readonly replace: (own: OwnReport) => void;
  readonly again: () => void;
} => {
  const { hub, signalling } = useHub();
  const [own, setOwn] = useState<OwnReport | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const [turn, again] = useReducer((before: number) => before + 1, 0);
  useEffect(() => {
    const asking = new AbortController();
    underWay.current = asking;
    getJson('/api/own-report', OwnReport, { signal: asking.signal }).then(setOwn, (error: unknown) => {
      // It is asked for again once the hub is there again; what is known stays.
      if (!asking.signal.aborted) console.warn('own report', error);
    });
    return () => asking.abort();
  }, [turn]);
  useEffect(() => {
    const ends = [
      signalling.onNotice('hub.reportsChanged', again),
      hub.openMeetings.subscribe(again),
      signalling.connection.subscribe(({ state }, before) => {
        if (state === 'connected' && before.state !== 'connected') again();
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [hub, signalling]);
  // What was asked before a report was given knows nothing of it.
  const replace = (now: OwnReport): void => {
    underWay.current?.abort();
    setOwn(now);
  };
  return { own, replace, again };
};
