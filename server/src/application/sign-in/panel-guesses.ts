import type { PanelKey } from '@diem-cau/shared';
import { networkOf } from '../kit/network-of.ts';
import type { GuessKey } from './guess-brake.ts';

/** Wrong codes from one network. */
const addressLimit = { free: 8, forgiveEveryMs: 10 * 60_000 } as const;
/** Wrong codes from all networks together. */
const codesLimit = { free: 20, forgiveEveryMs: 10 * 60_000 } as const;

/**
 * The keys under which a guess at a panel's six digits is counted. A code is one of 10^6 and good for three minutes. From all addresses together
 * 23 wrong ones are looked at in the first three minutes of an attack and some six an hour from then on: against one open code 23 in a million at
 * most, and with codes open for half an hour of each day three in a million a day. A QR code's token has 256 bits and needs no brake, so that a
 * room whose digits are kept waiting by somebody's guessing pairs by that.
 */
export const panelGuessKeys = (key: PanelKey, address: string): readonly GuessKey[] =>
  'code' in key
    ? [
        { key: `panel:address:${networkOf(address)}`, limit: addressLimit },
        { key: 'panel:codes', limit: codesLimit },
      ]
    : [];
