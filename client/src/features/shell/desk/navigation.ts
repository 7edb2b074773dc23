import { may, type Principal, type Right } from '@diem-cau/shared';

/** A desk page that stands in the navigation; `key` names its words. */
export interface NavigationItem {
  readonly to:
    | '/meetings'
    | '/open'
    | '/checks'
    | '/reports'
    | '/tasks'
    | '/lines'
    | '/admin/people'
    | '/admin/parameters'
    | '/admin/calendar'
    | '/admin/recording-rules'
    | '/admin/directory'
    | '/admin/accounts'
    | '/admin/tokens'
    | '/admin/profile';
  readonly key:
    | 'meetings'
    | 'open'
    | 'checks'
    | 'reports'
    | 'tasks'
    | 'lines'
    | 'people'
    | 'parameters'
    | 'calendar'
    | 'recordingRules'
    | 'directory'
    | 'accounts'
    | 'tokens'
    | 'profile';
  /** In the row of the header, or in its menu of what is kept rather than used every day. */
  readonly place: 'row' | 'menu';
}

const items: readonly (NavigationItem & { readonly right: Right })[] = [
  { to: '/meetings', key: 'meetings', place: 'row', right: 'readRecord' },
  { to: '/open', key: 'open', place: 'row', right: 'openMeeting' },
  { to: '/checks', key: 'checks', place: 'row', right: 'seeChecks' },
  { to: '/reports', key: 'reports', place: 'row', right: 'readReports' },
  { to: '/tasks', key: 'tasks', place: 'row', right: 'readTasks' },
  { to: '/admin/people', key: 'people', place: 'menu', right: 'readPeople' },
  { to: '/admin/parameters', key: 'parameters', place: 'menu', right: 'readParameters' },
  { to: '/admin/calendar', key: 'calendar', place: 'menu', right: 'readCalendar' },
  { to: '/admin/recording-rules', key: 'recordingRules', place: 'menu', right: 'readRecordingRules' },
  { to: '/admin/directory', key: 'directory', place: 'menu', right: 'overseeDirectory' },
  { to: '/lines', key: 'lines', place: 'menu', right: 'seeLines' },
  { to: '/admin/accounts', key: 'accounts', place: 'menu', right: 'keepAccounts' },
  { to: '/admin/tokens', key: 'tokens', place: 'menu', right: 'keepTokens' },
  { to: '/admin/profile', key: 'profile', place: 'menu', right: 'keepProfile' },
];

/** What a person finds in the navigation; nothing for a delegate, whose place is the room. What is allowed, the hub decides. */
export const navigationFor = (me: Principal): readonly NavigationItem[] =>
  items.filter(({ right }) => may(me, right)).map(({ right: _, ...item }) => item);

/** Whether a page, or one below it, is open. */
export const covers = (to: string, path: string): boolean => path === to || path.startsWith(`${to}/`);
