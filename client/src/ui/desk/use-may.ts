import { may, type Right } from '@diem-cau/shared';
import { useDeskPerson } from './desk-person.ts';

/** Whether who sits at this desk has a right everywhere; what is allowed, the hub decides. */
export const useMay = (right: Right): boolean => may(useDeskPerson().me, right);
