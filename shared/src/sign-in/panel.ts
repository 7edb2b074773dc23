import { z } from 'zod';
import { Line } from '../kit/text.ts';

/** How many digits a code has that pairs a panel. How hard it is to guess stands in `application/sign-in/panel-guesses.ts` of the hub. */
export const panelCodeLength = 6;

/** A code that pairs a panel: six digits. */
export const PanelCode = z
  .string()
  .max(panelCodeLength)
  .regex(/^\d{6}$/);

/** A typed code as six digits: blanks and dashes do not matter, nor does the width of the digits. Null where it can't be one. */
export const readPanelCode = (typed: string): string | null => {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}._\p{Cf}]+/gu, '');
  return PanelCode.safeParse(digits).success ? digits : null;
};

/** A code as it is shown, `042 917`. */
export const shownPanelCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** What a device shows to become a panel: the token of a QR code, or a code as it was typed. */
export const PanelKey = z.union([
  z.strictObject({ token: z.string().min(20).max(200) }),
  z.strictObject({ code: Line(1, 60) }),
]);
export type PanelKey = z.infer<typeof PanelKey>;

/** Why a device is a panel no longer: somebody ended it, what it hung on or its hours are over (`ended`); or the meeting is (`closed`). */
export const PanelEnded = z.strictObject({ cause: z.enum(['ended', 'closed']) });
export type PanelEnded = z.infer<typeof PanelEnded>;
