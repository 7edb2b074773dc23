import { SessionBody, type PanelKey } from '@diem-cau/shared';
import { z } from 'zod';
import { sendJson } from '../../../core/http.ts';

/** Makes this browser a panel; spends the code. Throws like `getJson`. */
export const redeemPanel = (key: PanelKey): Promise<SessionBody> =>
  sendJson('POST', '/api/panels/redeem', key, SessionBody);

/** Ends whatever session this browser has. */
export const signOut = (): Promise<null> => sendJson('DELETE', '/api/session', undefined, z.null());
