import { isPresent, type AttendeeState } from '@diem-cau/shared';
import { type Confirmation } from '../../domain/record/roll-call.ts';
import { csvTable } from '../kit/csv-table.ts';
import type { LocalTime } from '../kit/local-time.ts';

const stateNames: Readonly<Record<AttendeeState, string>> = {
  'in-person': 'Có mặt trực tiếp',
  online: 'Có mặt trực tuyến',
  excused: 'Vắng có lý do',
  unexcused: 'Vắng không lý do',
  'not-called': 'Chưa điểm danh',
};

/** An endpoint with its rolls in force, in the order of calls. */
export interface CalledRolls {
  readonly name: string;
  readonly leads: boolean;
  readonly rolls: readonly Confirmation[];
}

const columns = [
  'STT',
  'Lần điểm danh',
  'Điểm cầu',
  'Đơn vị',
  'Họ và tên',
  'Chức vụ',
  'Số người',
  'Trạng thái',
  'Lý do vắng',
  'Đến muộn (phút)',
  'Về sớm (phút)',
  'Dự thay cho',
  'Lý do dự thay',
  'Người xác nhận',
  'Xác nhận lúc',
  'Lý do sửa',
  'Ghi chú',
] as const;
type Row = Record<(typeof columns)[number], string | number>;

const rowsOf = (endpoint: Pick<CalledRolls, 'name' | 'leads'>, confirmed: Confirmation, time: LocalTime): Row[] => {
  const { call, roll, by, at, reason } = confirmed;
  const blank: Row = {
    STT: '',
    'Lần điểm danh': call,
    'Điểm cầu': endpoint.name,
    'Đơn vị': '',
    'Họ và tên': '',
    'Chức vụ': '',
    'Số người': 0,
    'Trạng thái': '',
    'Lý do vắng': '',
    'Đến muộn (phút)': '',
    'Về sớm (phút)': '',
    'Dự thay cho': '',
    'Lý do dự thay': '',
    'Người xác nhận': by,
    'Xác nhận lúc': time.full(at),
    'Lý do sửa': reason,
    'Ghi chú': roll.note,
  };
  const named = roll.attendees.map((attendee): Row => ({
    ...blank,
    'Đơn vị': attendee.unit,
    'Họ và tên': attendee.name,
    'Chức vụ': attendee.position,
    'Số người': 1,
    'Trạng thái': stateNames[attendee.state],
    'Lý do vắng': isPresent(attendee) ? '' : attendee.reason,
    'Đến muộn (phút)': attendee.lateMinutes ?? '',
    'Về sớm (phút)': attendee.leftEarlyMinutes ?? '',
    'Dự thay cho': attendee.substituteFor?.name ?? '',
    'Lý do dự thay': attendee.substituteFor?.reason ?? '',
  }));
  const unnamed: Row = {
    ...blank,
    'Họ và tên': '(không ghi tên)',
    'Số người': roll.others,
    'Trạng thái': stateNames[endpoint.leads ? 'in-person' : 'online'],
  };
  if (roll.others > 0) return [...named, unnamed];
  // A roll on which nobody stands was confirmed all the same.
  return named.length > 0 ? named : [blank];
};

/**
 * The rolls in force as CSV with Vietnamese headings: a person a line, call by call and endpoint by endpoint. People who are counted but
 * not named share a line; the column of people adds up to all of them.
 */
export const rollCallCsv = (endpoints: readonly CalledRolls[], time: LocalTime): Promise<string> => {
  const calls = [...new Set(endpoints.flatMap(({ rolls }) => rolls.map(({ call }) => call)))].sort((a, b) => a - b);
  const rows = calls.flatMap((call) =>
    endpoints.flatMap((endpoint) =>
      endpoint.rolls.filter((roll) => roll.call === call).flatMap((roll) => rowsOf(endpoint, roll, time)),
    ),
  );
  return csvTable(rows, columns, (row, index): Row => ({ ...row, STT: index + 1 }));
};
