import { lazy } from 'react';

/** Loaded only at the desk of an admin. */
export const ProfilePage = lazy(async () => ({ default: (await import('./profile-page.tsx')).ProfilePage }));
