import { Refusal } from '@diem-cau/shared';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const counted = (origin: string, count: number | bigint): string =>
  origin === 'string' ? `${count} ký tự` : origin === 'array' ? `${count} mục` : String(count);

/** What is wrong with a field, for its person: never a pattern or the schema's own words. */
const faultOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? 'còn trống'
        : `ít nhất phải là ${counted(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `nhiều nhất là ${counted(issue.origin, issue.maximum)}`;
    case 'invalid_type':
      return 'còn thiếu hoặc không đúng kiểu';
    case 'invalid_format':
      return 'không đúng dạng';
    case 'invalid_value':
      return 'không phải là một lựa chọn có sẵn';
    case 'unrecognized_keys':
      return 'có phần mà máy chủ không biết';
    default:
      return 'không hợp lệ';
  }
};

/** Faults that are named; the first ones tell enough. */
const mostFaults = 5;

/** Refuses with `malformed` what a schema did not take, each faulty field by its name. */
export const malformed = ({ issues }: z.ZodError): Refusal =>
  new Refusal(
    'malformed',
    issues.slice(0, mostFaults).map((issue) => {
      const field = issue.path.join('.').slice(0, 200);
      return `${field === '' ? 'Yêu cầu' : `Mục "${field}"`}: ${faultOf(issue)}.`;
    }),
  );
