import { z } from 'zod';
import { PanelId } from '../kit/ids.ts';
import { PanelCode } from '../sign-in/panel.ts';

/** Requests about the panels (bảng điều khiển) that are paired with the meeting. A paired panel itself may ask for none of them. */
export const panelRequests = {
  /**
   * Invites one device to become a panel of who asks: by the address, which is shown as a QR code, or by the digits. Either pairs one device, once,
   * for so many milliseconds from now on; what the same asker had asked for before is void. Refuses with `panels-full`.
   */
  'panels.invite': {
    params: z.strictObject({}),
    result: z.strictObject({
      /** Path such as `/panel#…`; after the `#` a browser sends nothing, so that it stands in no log. */
      path: z.string(),
      code: PanelCode,
      forMs: z.int().positive(),
    }),
  },
  /** Ends a panel at once; nothing where it has ended. */
  'panels.end': { params: z.strictObject({ panelId: PanelId }), result: z.strictObject({}) },
} as const;
