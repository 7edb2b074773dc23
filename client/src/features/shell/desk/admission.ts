import { actingRole, type Principal } from '@diem-cau/shared';
import { covers, navigationFor } from './navigation.ts';

/** What the shell does with whoever opens a desk page. */
export type Admission =
  | { readonly outcome: 'sign-in' }
  /** A sentence instead of the page. */
  | { readonly outcome: 'not-for-you'; readonly why: 'delegate' | 'role' | 'endpoint' }
  | { readonly outcome: 'come-in' };

/** Lets people in by role; an endpoint's PC only to the opening form, and only where it leads. */
export const admit = (me: Principal | null, path: string): Admission => {
  if (me === null || (me.kind === 'account' && me.mustChangePassword)) return { outcome: 'sign-in' };
  if (me.kind === 'endpoint')
    return me.leads && path === '/open' ? { outcome: 'come-in' } : { outcome: 'not-for-you', why: 'endpoint' };
  if (me.role === 'delegate') return { outcome: 'not-for-you', why: 'delegate' };
  return navigationFor(actingRole(me)).some(({ to }) => covers(to, path))
    ? { outcome: 'come-in' }
    : { outcome: 'not-for-you', why: 'role' };
};
