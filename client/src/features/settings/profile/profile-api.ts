import { ProfileBody, type ProfileChange } from '@diem-cau/shared';
import { getJson, sendFile, sendJson } from '../../../core/http.ts';
import { markPicture } from '../../../core/mark-picture.ts';

export const loadProfile = (signal: AbortSignal): Promise<ProfileBody> =>
  getJson('/api/profile', ProfileBody, { signal });

/** Says fields anew; null gives one back to what the start says. */
export const changeProfile = (change: ProfileChange): Promise<ProfileBody> =>
  sendJson('PATCH', '/api/profile', change, ProfileBody);

/** Makes a chosen picture the hub's mark; Refusal `bad-mark` where it can't be one. */
export const setMark = async (file: Blob): Promise<ProfileBody> =>
  sendFile('/api/profile/mark', await markPicture(file), 'image/png', ProfileBody);

export const clearMark = (): Promise<ProfileBody> => sendJson('DELETE', '/api/profile/mark', undefined, ProfileBody);
