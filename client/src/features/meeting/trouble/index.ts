export { Connecting } from './connecting.tsx';
export { NoSeatHere } from './no-seat-here.tsx';
export { NotAdmitted } from './not-admitted.tsx';
export { NotFound } from './not-found.tsx';
export { SeatTaken } from './seat-taken.tsx';
export { UnsupportedBrowser } from './unsupported-browser.tsx';
