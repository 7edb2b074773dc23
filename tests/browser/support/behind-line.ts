import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import type { Line } from '../../../scripts/weak-line/line.ts';
import type { Way } from './district.ts';
import { chromiumPath } from './endpoint-browser.ts';

/** What a hub has to be told so that PCs behind these lines find it: pages, media and certificate, beside this machine's own browsers. */
export const reachedBy = (...lines: readonly Line[]): Record<string, string> => ({
  HUB_ANNOUNCED_ADDRESSES: ['127.0.0.1', ...lines.map(({ hubAddress }) => hubAddress)].join(','),
});

/** The way of a PC behind a line to its hub: everything that its Chromium sends goes over the line. */
export const behindLine = (line: Line, hub: HubProcess): Way => ({
  enrolmentLink: (name) => {
    const link = new URL(hub.enrolmentLink(name));
    link.hostname = line.hubAddress;
    return link.href;
  },
  chromium: line.program(chromiumPath),
});
