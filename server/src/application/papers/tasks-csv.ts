import { dayText, type TaskBody } from '@diem-cau/shared';
import { csvTable } from '../kit/csv-table.ts';
import type { LocalTime } from '../kit/local-time.ts';

const stateNames: Readonly<Record<TaskBody['state'], string>> = {
  open: 'Đang thực hiện',
  done: 'Đã hoàn thành',
  withdrawn: 'Đã rút',
};

const columns = [
  'STT',
  'Nội dung công việc',
  'Đơn vị chủ trì',
  'Đơn vị phối hợp',
  'Thời hạn',
  'Tình trạng',
  'Cuộc họp',
  'Ngày họp',
  'Tiến độ đã ghi',
  'Nhận việc tại cuộc họp',
] as const;

/** Tasks as CSV with Vietnamese headings, a task a line; all that was said of its progress stands in one cell, the oldest first. */
export const tasksCsv = (tasks: readonly TaskBody[], time: LocalTime): Promise<string> =>
  csvTable(tasks, columns, (task, index): Record<(typeof columns)[number], string | number> => ({
    STT: index + 1,
    'Nội dung công việc': task.work,
    'Đơn vị chủ trì': task.leadUnit,
    'Đơn vị phối hợp': task.cooperatingUnits.join('; '),
    'Thời hạn': task.deadline === null ? '' : dayText(task.deadline),
    'Tình trạng': task.overdue ? 'Quá hạn' : stateNames[task.state],
    'Cuộc họp': task.meetingTitle,
    'Ngày họp': dayText(task.meetingDay),
    'Tiến độ đã ghi': task.progress
      .map(({ at, by, state, note }) =>
        [`${time.full(at)}, ${by}: ${stateNames[state]}`, note].filter(Boolean).join('. '),
      )
      .join('\n'),
    'Nhận việc tại cuộc họp': (task.receipts ?? [])
      .map(({ name, at }) => (at === null ? `${name}: chưa nhận` : `${name}: đã nhận lúc ${time.full(at)}`))
      .join('\n'),
  }));
