import { Bar, BarChart, LabelList, XAxis, YAxis, type LabelProps } from 'recharts';
import { fills } from './chart-patterns.tsx';

/** A row: a name in full, a bar, what is written behind it. `rest` fills the row up in another pattern. */
export interface ChartRow {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly rest?: number;
  readonly label: string;
}

const width = 640;
const rowHeight = 28;
const nameWidth = 190;
// A bar of no length would have no words behind it.
const leastValue = 1e-6;

interface RowChartProps {
  readonly rows: readonly ChartRow[];
  /** The longest bar that could be; the longest that there is where missing. */
  readonly most?: number;
  /** Room for the words behind the bars, in points of 640. */
  readonly labelWidth: number;
}

// The library's own label breaks its words to the width of the bar.
const BehindBar = ({ x = 0, y = 0, width: length = 0, height = 0, value }: LabelProps) => (
  <text x={Number(x) + Number(length) + 6} y={Number(y) + Number(height) / 2} dominantBaseline="central" fontSize={14}>
    {value}
  </text>
);

/** Horizontal bars, each named in full at its beginning and with its figure at its end: nothing has to be looked up. */
export const RowChart = ({ rows, most, labelWidth }: RowChartProps) => (
  <BarChart
    width={width}
    height={rows.length * rowHeight + 8}
    data={rows.map((row) => ({
      ...row,
      value: Math.max(row.value, leastValue),
      rest: Math.max(row.rest ?? 0, leastValue),
    }))}
    layout="vertical"
    margin={{ top: 4, right: labelWidth, bottom: 4, left: 0 }}
    barCategoryGap={6}
    accessibilityLayer={false}
  >
    <XAxis type="number" hide domain={[0, most ?? Math.max(leastValue, ...rows.map(({ value }) => value))]} />
    <YAxis
      type="category"
      dataKey="name"
      width={nameWidth}
      interval={0}
      tickLine={false}
      axisLine={{ stroke: 'var(--line-strong)' }}
      tick={{ fontSize: 14 }}
    />
    <Bar dataKey="value" stackId="row" fill={fills.solid} isAnimationActive={false}>
      {most === undefined && <LabelList dataKey="label" content={BehindBar} />}
    </Bar>
    {most !== undefined && (
      <Bar
        dataKey="rest"
        stackId="row"
        fill={fills.dots}
        stroke="var(--line-strong)"
        strokeWidth={0.5}
        isAnimationActive={false}
      >
        <LabelList dataKey="label" content={BehindBar} />
      </Bar>
    )}
  </BarChart>
);
