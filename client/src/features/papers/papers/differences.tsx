import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './differences.module.css';
import { aroundChanges, lineChanges, type ComparedLine } from './line-changes.ts';
import type { ChangedPart, FieldChange } from './paper-changes.ts';

interface Sides {
  /** What the two sides are called, `Bản 2` and `Bản 3`. */
  readonly before: string;
  readonly after: string;
}

const Side = ({ side, name, lines }: { side: 'before' | 'after'; name: string; lines: readonly ComparedLine[] }) => {
  const { t } = useTranslation('papers');
  return (
    <div className={classes.side} data-side={side}>
      <div className={classes.name}>{name}</div>
      {lines.length === 0 && <div className={classes.nothing}>{t('changes.nothing')}</div>}
      {aroundChanges(lines).map((line, index) =>
        line === null ? (
          <div key={index}>…</div>
        ) : (
          <div key={index} className={classes.line} data-changed={line.changed ? true : undefined}>
            {line.text}
          </div>
        ),
      )}
    </div>
  );
};

const Part = ({ part, sides }: { part: ChangedPart; sides: Sides }) => {
  const { t } = useTranslation('papers');
  const { before, after } = lineChanges(part.before, part.after);
  return (
    <div>
      {part.column !== null && (
        <Text size="sm" fw={600}>
          {part.row === null ? t(`changes.${part.column}`) : `${part.row}: ${t(`changes.${part.column}`)}`}
        </Text>
      )}
      <div className={classes.sides}>
        <Side side="before" name={sides.before} lines={before} />
        <Side side="after" name={sides.after} lines={after} />
      </div>
    </div>
  );
};

/** What stands on both sides of one field that differs, side by side, with the lines marked that differ. */
export const Differences = ({ change, sides }: { change: FieldChange; sides: Sides }) => (
  <div className={classes.parts}>
    {change.parts.map((part, index) => (
      <Part key={index} part={part} sides={sides} />
    ))}
  </div>
);
