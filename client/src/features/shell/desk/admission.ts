import { may, type Principal } from '@diem-cau/shared';
import { covers, navigationFor } from './navigation.ts';

/** What the shell does with whoever opens a desk page. */
export type Admission =
  | { readonly outcome: 'sign-in' }
  /** A sentence instead of the page. */
  | { readonly outcome: 'not-for-you'; readonly why: 'delegate' | 'role' | 'endpoint' }
  | { readonly outcome: 'come-in' };

/** The pages of one meeting, which its secretary may see whatever the role; the hub says whether that is so. */
const isOfMeeting = (path: string): boolean => /^\/meetings\/[^/]/u.test(path);

/** Lets people in by their rights; an endpoint's PC only to the opening form, and only where it may open meetings. */
export const admit = (me: Principal | null, path: string): Admission => {
  if (me === null || (me.kind === 'account' && me.mustChangePassword)) return { outcome: 'sign-in' };
  if (me.kind === 'endpoint')
    return path === '/open' && may(me, 'openMeeting')
      ? { outcome: 'come-in' }
      : { outcome: 'not-for-you', why: 'endpoint' };
  if (isOfMeeting(path)) return { outcome: 'come-in' };
  const pages = navigationFor(me);
  if (pages.length === 0) return { outcome: 'not-for-you', why: 'delegate' };
  return pages.some(({ to }) => covers(to, path)) ? { outcome: 'come-in' } : { outcome: 'not-for-you', why: 'role' };
};
