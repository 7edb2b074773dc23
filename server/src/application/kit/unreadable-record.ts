import { Refusal } from '@diem-cau/shared';

/**
 * The refusal for a record that can't be read: an event or a fact of it is damaged, or of a kind that this version of the program does
 * not know. The error that said so is its cause.
 * @param place what can't be read, in Vietnamese, as for the technician
 */
export const unreadableRecord = (place: string, cause: unknown): Refusal => {
  const refusal = new Refusal('record-unreadable', [place]);
  refusal.cause = cause;
  return refusal;
};

/** Whether this is about one record alone, so that others can still be read. */
export const isUnreadable = (error: unknown): boolean => error instanceof Refusal && error.code === 'record-unreadable';

/** Reads or derives something of one record; a bug in that is a record that can't be read. Throws Refusal. */
export const readable = async <Result>(place: string, read: () => Result | Promise<Result>): Promise<Result> => {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Refusal ? error : unreadableRecord(place, error);
  }
};
