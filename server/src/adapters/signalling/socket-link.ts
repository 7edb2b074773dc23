import type { HubToPage, NoticeName, NoticeOf, PageToHub } from '@diem-cau/shared';
import type { Socket } from 'socket.io';
import type { PageLink } from '../../application/ports/page-link.ts';

/** How long a page may take to deal with a notice, in milliseconds; a weak link's few seconds included. */
const noticeTimeoutMs = 15_000;

/** The wire to one page over its socket. */
export const socketLink = <Data>(socket: Socket<PageToHub, HubToPage, Record<string, never>, Data>): PageLink => ({
  notify: <Name extends NoticeName>(name: Name, params: NoticeOf<Name>) =>
    socket.timeout(noticeTimeoutMs).emitWithAck('notice', name, params),
  end: () => {
    socket.disconnect(true);
  },
});
