import type { Role } from '@diem-cau/shared';

/** A desk page that stands in the navigation; `key` names its words. */
export interface NavigationItem {
  readonly to:
    | '/meetings'
    | '/open'
    | '/reports'
    | '/tasks'
    | '/admin/people'
    | '/admin/parameters'
    | '/admin/calendar'
    | '/admin/directory'
    | '/admin/accounts'
    | '/admin/tokens'
    | '/admin/profile';
  readonly key:
    | 'meetings'
    | 'open'
    | 'reports'
    | 'tasks'
    | 'people'
    | 'parameters'
    | 'calendar'
    | 'directory'
    | 'accounts'
    | 'tokens'
    | 'profile';
  /** In the row of the header, or in its menu of what is kept rather than used every day. */
  readonly place: 'row' | 'menu';
}

const items: readonly (NavigationItem & { readonly roles: readonly Role[] })[] = [
  { to: '/meetings', key: 'meetings', place: 'row', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/open', key: 'open', place: 'row', roles: ['admin', 'chair', 'secretary'] },
  { to: '/reports', key: 'reports', place: 'row', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/tasks', key: 'tasks', place: 'row', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/admin/people', key: 'people', place: 'menu', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/admin/parameters', key: 'parameters', place: 'menu', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/admin/calendar', key: 'calendar', place: 'menu', roles: ['admin', 'chair', 'secretary', 'technician'] },
  { to: '/admin/directory', key: 'directory', place: 'menu', roles: ['admin', 'technician'] },
  { to: '/admin/accounts', key: 'accounts', place: 'menu', roles: ['admin'] },
  { to: '/admin/tokens', key: 'tokens', place: 'menu', roles: ['admin'] },
  { to: '/admin/profile', key: 'profile', place: 'menu', roles: ['admin'] },
];

/** What a role finds in the navigation; nothing for a delegate, whose place is the room. What is allowed, the hub decides. */
export const navigationFor = (role: Role): readonly NavigationItem[] =>
  items.filter(({ roles }) => roles.includes(role)).map(({ roles: _, ...item }) => item);

/** Whether a page, or one below it, is open. */
export const covers = (to: string, path: string): boolean => path === to || path.startsWith(`${to}/`);
