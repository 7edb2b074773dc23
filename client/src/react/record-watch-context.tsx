import { watchedKey } from '@diem-cau/shared';
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { Hub } from '../core/hub.ts';
import { RecordWatch, type WatchedOnPage } from '../core/record-watch.ts';
import { Signalling } from '../core/signalling.ts';
import { socketWire } from '../core/socket-wire.ts';
import { WhenSeen } from '../core/when-seen.ts';

const RecordWatchContext = createContext<RecordWatch | null>(null);

const useRecordWatch = (): RecordWatch => {
  const watch = use(RecordWatchContext);
  if (watch === null) throw new Error('what watches records stands below a RecordWatchProvider');
  return watch;
};

/** Lets the pages below hear when a record changes that they show; connects to the hub once one of them asks for it. */
export const RecordWatchProvider = ({ children }: { children: ReactNode }) => {
  const [watch] = useState(() => new RecordWatch(new Hub(new Signalling(socketWire()))));
  useEffect(() => () => watch.close(), [watch]);
  return <RecordWatchContext value={watch}>{children}</RecordWatchContext>;
};

/** The hub that is asked by the pages that watch records: it is connected while one of them does. */
export const useRecordHub = (): Hub => useRecordWatch().hub;

/** Whether the hub has been away for a while, so that what is shown of records may be out of date. */
export const useRecordsAway = (): boolean => useStore(useRecordWatch().line, ({ away }) => away);

const useWatched = (what: WatchedOnPage, reload: () => void): void => {
  const watch = useRecordWatch();
  const key = watchedKey(what);
  const watched = useEffectEvent(() => what);
  const look = useEffectEvent(reload);
  useEffect(() => {
    const seen = new WhenSeen(document, () => look());
    const end = watch.watch(watched(), () => seen.wish());
    return () => {
      end();
      seen.close();
    };
  }, [watch, key]);
};

/** Reads again what a page shows of one meeting's record whenever that changes, or has perhaps changed unseen. */
export const useWatchedRecord = (meetingId: string, reload: () => void): void => useWatched({ meetingId }, reload);

/** The same for a list over all meetings. */
export const useWatchedList = (list: 'meetings' | 'tasks' | 'checks', reload: () => void): void =>
  useWatched({ list }, reload);
