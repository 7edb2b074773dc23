import { may, type Principal } from '@diem-cau/shared';
import { covers, navigationFor } from './navigation.ts';

/** What the shell does with whoever opens a desk page. */
export type Admission =
  | { readonly outcome: 'sign-in' }
  /** A sentence instead of the page. */
  | { readonly outcome: 'not-for-you'; readonly why: 'delegate' | 'role' | 'endpoint' | 'panel' }
  | { readonly outcome: 'come-in' };

/** The pages of one meeting, which its secretary may see whatever the role; the hub says whether that is so. */
const isOfMeeting = (path: string): boolean => /^\/meetings\/[^/]/u.test(path);

/** What the PC of an endpoint is let in to besides its start page: the room opens meetings, and sees who is ready for them. */
const ofEndpoint = [
  { path: '/open', right: 'openMeeting' },
  { path: '/checks', right: 'seeChecks' },
] as const;

/** Lets people in by their rights; an endpoint's PC only to what is its own, and only where it has the right. */
export const admit = (me: Principal | null, path: string): Admission => {
  if (me === null || (me.kind === 'account' && me.mustChangePassword)) return { outcome: 'sign-in' };
  if (me.onlyIn !== undefined) return { outcome: 'not-for-you', why: 'panel' };
  if (me.kind === 'endpoint')
    return ofEndpoint.some(({ path: own, right }) => covers(own, path) && may(me, right))
      ? { outcome: 'come-in' }
      : { outcome: 'not-for-you', why: 'endpoint' };
  if (isOfMeeting(path)) return { outcome: 'come-in' };
  const pages = navigationFor(me);
  if (pages.length === 0) return { outcome: 'not-for-you', why: 'delegate' };
  return pages.some(({ to }) => covers(to, path)) ? { outcome: 'come-in' } : { outcome: 'not-for-you', why: 'role' };
};
