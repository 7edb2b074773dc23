import type { Audience, Principal } from '@diem-cau/shared';

/** For whom the view of a principal is made. */
export const audienceOf = (principal: Principal): Audience => {
  if (principal.kind === 'endpoint') return principal.leads ? 'room' : 'seat';
  return principal.role === 'technician' ? 'technician' : 'desk';
};
