import { Refusal, type RefusalCode } from '@diem-cau/shared';

const final: readonly RefusalCode[] = [
  'meeting-not-open',
  'record-unreadable',
  'not-expected',
  'meeting-locked',
  'forbidden',
  'endpoint-busy',
];

/** Whether coming back to a seat makes no sense after this. */
export const isVain = (error: unknown): boolean => error instanceof Refusal && final.includes(error.code);

/** Whether a younger page of this endpoint has asked for the seat while this one still waited for it. */
export const isTaken = (error: unknown): boolean => error instanceof Refusal && error.code === 'seat-taken';
