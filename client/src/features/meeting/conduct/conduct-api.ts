import { EndpointBody, UnitBody, type MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson } from '../../../core/http.ts';

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** All endpoints of the directory, in its order; also those that are not in use. */
export const loadEndpoints = async (meetingId: MeetingId, signal: AbortSignal): Promise<readonly EndpointBody[]> =>
  (await getJson(`/api/directory?${new URLSearchParams({ meetingId })}`, Directory, { signal })).endpoints;
