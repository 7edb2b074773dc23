import { z } from 'zod';
import { keepWork, recallWork, type WorkStore } from '../../../core/work-memory.ts';
import { RollDraft } from './roll-draft.ts';

/** Rolls that were begun and are not confirmed, by call and endpoint. */
export type Drafts = Readonly<Record<string, RollDraft>>;

const Kept = z.record(z.string(), RollDraft);

const placeOf = (meetingId: string): string => `diem-cau.roll-call.${meetingId}`;

/** Under which name a draft is kept. */
export const draftKey = (call: number, endpointId: string): string => `${call} ${endpointId}`;

/** What was begun in this tab. */
export const recallDrafts = (store: Pick<WorkStore, 'getItem'> | null, meetingId: string): Drafts =>
  recallWork(store, placeOf(meetingId), Kept) ?? {};

/** Keeps what was begun until the tab is closed; gives whether a reload of the page would lose nothing. */
export const keepDrafts = (
  store: Pick<WorkStore, 'setItem' | 'removeItem'> | null,
  meetingId: string,
  drafts: Drafts,
): boolean => keepWork(store, placeOf(meetingId), Object.keys(drafts).length === 0 ? null : drafts);
