import { fillOf } from './lane-patterns.tsx';
import type { Mark } from './lane-marks.ts';

/** Where a mark stands: pixels from the left end of the line. */
export interface MarkPlace {
  readonly x: number;
  readonly width: number;
}

const least = 2.5;

/** Top and height of each kind in its lane: what is heard is thick, what is shown lies below, a poor line above. */
export const bandOf = (kind: Mark['kind']): { readonly y: number; readonly height: number } => {
  switch (kind) {
    case 'present':
      return { y: 12, height: 10 };
    case 'speech':
      return { y: 6, height: 22 };
    case 'screen':
      return { y: 27, height: 6 };
    case 'weak':
    case 'bad':
      return { y: 1, height: 5 };
    default:
      return { y: 7, height: 20 };
  }
};

const strokeOf = (kind: Mark['kind']) => {
  if (kind === 'speech') return {};
  if (kind === 'left') return { stroke: 'var(--line-strong)', strokeDasharray: '2 3' };
  return { stroke: kind === 'present' ? 'var(--present-line)' : 'var(--mark-line)', strokeWidth: 0.75 };
};

interface LaneMarkProps {
  readonly mark: Mark;
  readonly place: MarkPlace;
}

/** One mark of an endpoint's lane. */
export const LaneMark = ({ mark: { kind }, place: { x, width } }: LaneMarkProps) => (
  <rect x={x} width={Math.max(least, width)} {...bandOf(kind)} fill={fillOf[kind]} {...strokeOf(kind)} />
);

/** What a mark says on itself; drawn above all marks of its lane, and not read out, since the mark has its own words. */
export const MarkLabel = ({ mark: { kind }, place: { x, width }, label }: LaneMarkProps & { label: string }) => (
  <text
    x={x + width / 2}
    y={22}
    textAnchor="middle"
    fontSize="13"
    fontWeight="600"
    {...(kind === 'speech'
      ? { fill: 'var(--paper)' }
      : { fill: 'var(--ink)', stroke: 'var(--paper)', strokeWidth: 4, paintOrder: 'stroke' })}
  >
    {label}
  </text>
);
