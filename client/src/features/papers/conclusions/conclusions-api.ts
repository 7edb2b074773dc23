import { ConclusionsView, EndpointBody, UnitBody, type ConclusionRow } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

const pathOf = (meetingId: string): string => `/api/meetings/${encodeURIComponent(meetingId)}/conclusions`;

/** The conclusions in force, those that were taken out, who saved which version, and the clock of the notice. */
export const loadConclusions = (meetingId: string, signal: AbortSignal): Promise<ConclusionsView> =>
  getJson(pathOf(meetingId), ConclusionsView, { signal });

/** Saves a new version; refused with `edited-meanwhile` where somebody saved a newer one than `basedOn`. */
export const saveConclusions = (
  meetingId: string,
  saving: { readonly basedOn: number; readonly rows: readonly ConclusionRow[] },
): Promise<ConclusionsView> => sendJson('POST', pathOf(meetingId), saving, ConclusionsView);

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** All units that ever were, in the directory's order, for who writes the conclusions of a meeting. */
export const loadUnits = async (meetingId: string, signal: AbortSignal): Promise<readonly UnitBody[]> =>
  (await getJson(`/api/directory?${new URLSearchParams({ meetingId })}`, Directory, { signal })).units;
