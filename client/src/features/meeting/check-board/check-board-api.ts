import {
  AskedChecks,
  CheckBoardBody,
  CheckHistoryBody,
  CheckHourBody,
  type CheckHour,
  type EndpointId,
} from '@diem-cau/shared';
import { getJson, sendJson } from '../../../core/http.ts';

/** How all endpoints stand. */
export const readBoard = (signal: AbortSignal): Promise<CheckBoardBody> =>
  getJson('/api/checks', CheckBoardBody, { signal });

/** The newest checks of one endpoint. Refused with `not-found`. */
export const readHistory =
  (endpointId: string) =>
  (signal: AbortSignal): Promise<CheckHistoryBody> =>
    getJson(`/api/checks/${encodeURIComponent(endpointId)}`, CheckHistoryBody, { signal });

/** Has these endpoints checked, or with null all. Refused with `check-while-meeting`. */
export const askChecks = (endpointIds: readonly EndpointId[] | null) =>
  sendJson('POST', '/api/checks', { endpointIds }, AskedChecks);

export const setCheckHour = (hour: CheckHour) => sendJson('PATCH', '/api/checks/hour', { hour }, CheckHourBody);
