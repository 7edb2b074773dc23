import type { EnrolmentKey } from '@diem-cau/shared';
import type { GuessKey } from './guess-brake.ts';
import { networkOf } from '../kit/network-of.ts';

/** Wrong codes from one network. */
const addressLimit = { free: 5, forgiveEveryMs: 60 * 60_000 } as const;
/** Wrong codes from all networks together. */
const codesLimit = { free: 60, forgiveEveryMs: 60_000 } as const;

/**
 * The keys under which a guess at a code is counted, which make a code of ten signs as safe as a link of 43. A code is one of 20^10,
 * about 10^13. From all addresses together about 60 wrong codes an hour are looked at, some 10,000 in the seven days for which a code is good.
 * With twenty codes open, the best attack of a week finds one with the probability 10,000 × 20 / 10^13, one in fifty million. A link's token
 * has 256 bits and needs no brake: links, and with them the QR code and the files for PCs, go on while codes have to wait, so that nobody
 * is kept out by somebody else's guessing, not even from behind the one address of a whole district.
 */
export const enrolmentGuessKeys = (key: EnrolmentKey, address: string): readonly GuessKey[] =>
  'code' in key
    ? [
        { key: `enrolment:address:${networkOf(address)}`, limit: addressLimit },
        { key: 'enrolment:codes', limit: codesLimit },
      ]
    : [];
