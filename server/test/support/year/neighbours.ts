import * as at from './places.ts';
import type { ScriptedMeeting } from '../../../src/application/demo/sample-year/script.ts';
import { speaks } from '../../../src/application/demo/sample-year/tell.ts';

/** Meetings that touch the year and belong to its neighbours. */
export const neighbours: readonly ScriptedMeeting[] = [
  {
    id: 'nam-truoc',
    title: 'Trực đêm giao thừa năm trước',
    type: 'khac',
    opens: '12-31 23:40',
    yearOffset: -1,
    invitedBefore: 0,
    lasts: 60,
    course: [speaks(at.host, 5, 5)],
  },
  {
    id: 'nam-sau',
    title: 'Trực Tết Dương lịch năm sau',
    type: 'khac',
    opens: '01-01 00:10',
    yearOffset: 1,
    invitedBefore: 0,
    lasts: 30,
    course: [speaks(at.host, 5, 5)],
  },
  {
    id: 'nam-sau-con-mo',
    title: 'Giao ban đầu năm còn đang họp',
    type: 'giao-ban',
    opens: '01-01 08:00',
    yearOffset: 1,
    invitedBefore: 0,
    lasts: null,
    course: [],
  },
];
