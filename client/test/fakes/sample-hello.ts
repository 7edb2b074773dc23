import { protocolVersion } from '@diem-cau/shared';

/** What a hub says to a page of somebody who has signed in, a secretary unless said otherwise. */
export const sampleHello = (me: object = secretary): object => ({
  protocol: protocolVersion,
  me,
  now: 50_000,
  clockAheadMs: 0,
  routerRtpCapabilities: { codecs: [] },
  openMeetings: [],
  technicianPhone: '',
  hubName: 'Bình Gia',
  technicianName: '',
  mark: null,
  timeZone: 'Asia/Ho_Chi_Minh',
  usualLongestMs: 28_800_000,
});

const secretary = {
  kind: 'account',
  accountId: 'lan',
  userName: 'lan',
  displayName: 'Lan',
  role: 'secretary',
  mustChangePassword: false,
};
