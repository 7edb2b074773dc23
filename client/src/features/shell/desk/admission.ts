import { may, type Principal } from '@diem-cau/shared';
import { covers, navigationFor } from './navigation.ts';

/** What the shell does with whoever opens a desk page. */
export type Admission =
  | { readonly outcome: 'sign-in' }
  /** A sentence instead of the page. */
  | { readonly outcome: 'not-for-you'; readonly why: 'delegate' | 'role' | 'endpoint' }
  | { readonly outcome: 'come-in' };

/** Lets people in by their rights; an endpoint's PC only to the opening form, and only where it may open meetings. */
export const admit = (me: Principal | null, path: string): Admission => {
  if (me === null || (me.kind === 'account' && me.mustChangePassword)) return { outcome: 'sign-in' };
  if (me.kind === 'endpoint')
    return path === '/open' && may(me, 'openMeeting')
      ? { outcome: 'come-in' }
      : { outcome: 'not-for-you', why: 'endpoint' };
  const pages = navigationFor(me);
  if (pages.length === 0) return { outcome: 'not-for-you', why: 'delegate' };
  return pages.some(({ to }) => covers(to, path)) ? { outcome: 'come-in' } : { outcome: 'not-for-you', why: 'role' };
};
