import { z } from 'zod';

/** People by the confirmed roll call. */
export const PeopleCount = z.strictObject({
  inPerson: z.int(),
  online: z.int(),
  excused: z.int(),
  unexcused: z.int(),
  notCalled: z.int(),
  substitutes: z.int(),
  late: z.int(),
  leftEarly: z.int(),
  /** Of those present, counted but not named; contained in `inPerson` and `online`. */
  unnamed: z.int(),
});
export type PeopleCount = z.infer<typeof PeopleCount>;
