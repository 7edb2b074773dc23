import { z } from 'zod';
import { RollDraft } from './roll-draft.ts';

/** Rolls that were begun and are not confirmed, by call and endpoint. */
export type Drafts = Readonly<Record<string, RollDraft>>;

const Kept = z.record(z.string(), RollDraft);

const placeOf = (meetingId: string): string => `diem-cau.roll-call.${meetingId}`;

/** Under which name a draft is kept. */
export const draftKey = (call: number, endpointId: string): string => `${call} ${endpointId}`;

/** What was begun in this tab; nothing where the browser keeps nothing or what it kept is of an older page. */
export const recallDrafts = (storage: Pick<Storage, 'getItem'> | null, meetingId: string): Drafts => {
  try {
    const kept = Kept.safeParse(JSON.parse(storage?.getItem(placeOf(meetingId)) ?? '{}'));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
};

/** Keeps what was begun until the tab is closed, so that a reload of the page loses nothing. */
export const keepDrafts = (
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
  meetingId: string,
  drafts: Drafts,
): void => {
  try {
    if (Object.keys(drafts).length === 0) storage?.removeItem(placeOf(meetingId));
    else storage?.setItem(placeOf(meetingId), JSON.stringify(drafts));
  } catch {
    // Without storage what is typed lives as long as the page.
  }
};
