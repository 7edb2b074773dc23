import { describe, expect, test } from 'vitest';
import { attendance, EndpointId, type SeatView } from '../src/index.ts';

const seat = (
  name: string,
  state: SeatView['seat'],
  leads = false,
): Pick<SeatView, 'endpointId' | 'leads' | 'seat'> => ({
  endpointId: EndpointId.parse(name),
  leads,
  seat: state,
});
const present = { state: 'present', since: 1 } as const;

describe('present of expected', () => {
  test('counts the communes that are there now, not who was or will be', () =>
    expect(
      attendance([
        seat('a', present),
        seat('b', { state: 'expected' }),
        seat('c', { state: 'left', since: 1 }),
        seat('d', { state: 'dropped', since: 1, cause: 'link-lost' }),
      ]),
    ).toEqual({ present: 1, expected: 4 }));

  test('leaves out whoever leads, there or not', () => {
    expect(attendance([seat('room', present, true), seat('a', present)])).toEqual({ present: 1, expected: 1 });
    expect(attendance([seat('room', { state: 'expected' }, true)])).toEqual({ present: 0, expected: 0 });
  });
});
