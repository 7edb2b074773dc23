import type { EnrolmentKey } from '@diem-cau/shared';
import type { GuessKey } from './guess-brake.ts';
import { networkOf } from './network-of.ts';

/** Wrong links or codes from one network. */
const addressLimit = { free: 5, forgiveEveryMs: 60 * 60_000 } as const;
/** Wrong codes from all networks together; a link's token has 256 bits and needs no such limit. */
const codesLimit = { free: 60, forgiveEveryMs: 60_000 } as const;

/**
 * The keys under which a guess at a link or a code is counted, which make a code of ten signs as safe as a link of 43. A code is one of 20^10,
 * about 10^13. From all addresses together about 60 wrong codes an hour are looked at, some 10,000 in the seven days for which a code is good.
 * With twenty codes open, the best attack of a week finds one with the probability 10,000 × 20 / 10^13, one in fifty million. Links, and with
 * them the QR code and the files for PCs, go on while codes have to wait, so that nobody is kept out by somebody else's guessing.
 */
export const enrolmentGuessKeys = (key: EnrolmentKey, address: string): readonly GuessKey[] => {
  const ofAddress = { key: `enrolment:address:${networkOf(address)}`, limit: addressLimit };
  return 'code' in key ? [ofAddress, { key: 'enrolment:codes', limit: codesLimit }] : [ofAddress];
};
