import type { CheckBoardBody, CheckBoardRow, EndpointId } from '@diem-cau/shared';
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CheckLight } from '../../../ui/check-light.tsx';
import { useCheckWords } from '../../../ui/check-words.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { PhoneLink } from '../../../ui/phone-link.tsx';
import { boardFaults, boardLight } from './board-row.ts';
import { StepLights } from './step-lights.tsx';
import classes from './board-table.module.css';

interface BoardTableProps {
  readonly board: CheckBoardBody;
  /** Null where nobody may be asked now. */
  readonly onAsk: ((endpointId: EndpointId) => void) | null;
}

/** All endpoints with their lights, whom to call, and what to say. */
export const BoardTable = ({ board, onAsk }: BoardTableProps) => {
  const { t } = useTranslation('check');
  return (
    <div className={classes.wide}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('board.endpoint')}</th>
            <th>{t('board.standing')}</th>
            <th>{t('board.last')}</th>
            <th>{t('board.say')}</th>
            {onAsk !== null && <th className={classes.screenOnly}>{t('board.askOne')}</th>}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <tr key={row.endpointId} data-testid={`board-${row.endpointId}`} data-light={boardLight(row, board.at)}>
              <td>
                <span className={classes.name}>
                  <CheckLight light={boardLight(row, board.at)} />
                  {row.last === null ? (
                    row.name
                  ) : (
                    <Anchor component={Link} to={`/checks/${row.endpointId}`} inherit c="accent.8" underline="always">
                      {row.name}
                    </Anchor>
                  )}
                </span>
                <p className={classes.soft}>
                  <PhoneLink phone={row.phone} /> {row.contact}
                </p>
              </td>
              <td data-standing={row.standing}>{t(`board.standings.${row.standing}`)}</td>
              <td>
                <LastCheck row={row} now={board.at} />
              </td>
              <td>
                <WhatToSay row={row} now={board.at} />
              </td>
              {onAsk !== null && (
                <td className={classes.screenOnly}>
                  {row.standing === 'waiting' && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`${t('board.askOne')}: ${row.name}`}
                      onClick={() => onAsk(row.endpointId)}
                    >
                      {t('board.askOne')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface CellProps {
  readonly row: CheckBoardRow;
  readonly now: number;
}

const LastCheck = ({ row: { last, ...row }, now }: CellProps) => {
  const { t } = useTranslation('check');
  const times = useTimes();
  if (last === null) return <p className={classes.soft}>{t('board.never')}</p>;
  const { beginner } = last;
  const isOld = boardLight({ ...row, last }, now) === 'none';
  return (
    <>
      <StepLights results={last.results} />
      <p className={classes.soft}>
        {t(last.passed ? 'board.passed' : 'board.notPassed')} · {times.moment(last.at)} ·{' '}
        {t(`board.by.${beginner.by}`, 'name' in beginner ? { name: beginner.name } : {})}
        {isOld ? ` · ${t('board.old')}` : ''}
      </p>
    </>
  );
};

const WhatToSay = ({ row, now }: CellProps) => {
  const { t } = useTranslation('check');
  const { words } = useCheckWords();
  const faults = boardFaults(row, now);
  const missing = row.standing === 'away' ? [t('board.notThere')] : [];
  const figures = row.last?.figures ?? null;
  return (
    <ul className={classes.say}>
      {missing.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {faults.map((result) => {
        const { name, said, phone } = words(result, figures);
        return (
          <li key={result.step} data-light={result.light}>
            <CheckLight light={result.light} /> <strong>{name}:</strong> {phone === '' ? said : phone}
          </li>
        );
      })}
    </ul>
  );
};
