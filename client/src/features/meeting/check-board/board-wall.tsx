import type { CheckBoardBody } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { CheckLight } from '../../../ui/check-light.tsx';
import { useCheckWords } from '../../../ui/check-words.ts';
import { boardFaults, boardLight } from './board-row.ts';
import classes from './board-wall.module.css';

interface BoardWallProps {
  readonly board: CheckBoardBody;
  readonly summary: string;
  readonly onClose: () => void;
}

/** The same board for a TV: nothing but the endpoints, their lights, and what is wrong first of all; large enough for a chair's table. */
export const BoardWall = ({ board, summary, onClose }: BoardWallProps) => {
  const { t } = useTranslation('check');
  const { words } = useCheckWords();
  return (
    <section className={classes.wall} data-theme="dark" data-testid="wall">
      <header className={classes.head}>
        <h1>{summary}</h1>
        <button type="button" className={classes.close} onClick={onClose}>
          {t('board.desk')}
        </button>
      </header>
      <ul className={classes.tiles}>
        {board.rows.map((row) => {
          const light = boardLight(row, board.at);
          const [worst] = boardFaults(row, board.at);
          const standing = t(`board.standings.${row.standing}`);
          const wrong = worst === undefined || row.last === null ? '' : words(worst, row.last.figures).said;
          const line = row.standing === 'away' || row.standing === 'checking' || wrong === '' ? standing : wrong;
          const call = row.phone === '' || (light === 'green' && row.standing !== 'away') ? '' : row.phone;
          return (
            <li key={row.endpointId} className={classes.tile} data-light={light}>
              <CheckLight light={light} />
              <span className={classes.name}>{row.name}</span>
              <span className={classes.line}>{line}</span>
              <span className={classes.call}>{call}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
