export { LiveMeeting } from './live-meeting.tsx';
