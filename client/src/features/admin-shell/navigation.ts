import type { Role } from '@diem-cau/shared';

/** A desk page that stands in the navigation; `key` names its words. */
export interface NavigationItem {
  readonly to: '/meetings' | '/open' | '/admin/people' | '/admin/directory' | '/admin/accounts';
  readonly key: 'meetings' | 'open' | 'people' | 'directory' | 'accounts';
}

const items: readonly (NavigationItem & { readonly roles: readonly Role[] })[] = [
  { to: '/meetings', key: 'meetings', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/open', key: 'open', roles: ['admin', 'chair', 'secretary'] },
  { to: '/admin/people', key: 'people', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/admin/directory', key: 'directory', roles: ['admin', 'technician'] },
  { to: '/admin/accounts', key: 'accounts', roles: ['admin'] },
];

/** What a role finds in the navigation; nothing for a delegate, whose place is the room. What is allowed, the hub decides. */
export const navigationFor = (role: Role): readonly NavigationItem[] =>
  items.filter(({ roles }) => roles.includes(role)).map(({ to, key }) => ({ to, key }));
