import type { Instant, MeetingView } from '@diem-cau/shared';

/** For so long it is said that the chair leads again, in milliseconds. */
const saidMs = 20_000;

/** Whether a page has something to say of who leads: a deputy does, is about to, or did until just now. */
export const saysLead = ({ acting, passesAt, last }: MeetingView['leading'], now: Instant): boolean =>
  acting !== null || passesAt !== null || (last !== null && now - last.until < saidMs);

/** Whether a page may have something to say of it: then its part is loaded. */
export const everSaysLead = ({ acting, passesAt, last }: MeetingView['leading']): boolean =>
  acting !== null || passesAt !== null || last !== null;

/** Whole seconds until the deputy leads by itself; never below nought. */
export const secondsUntilPassed = (passesAt: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((passesAt - now) / 1000));
