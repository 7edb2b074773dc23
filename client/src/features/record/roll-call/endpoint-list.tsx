import type { EndpointId, EndpointRollCall } from '@diem-cau/shared';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleHalf2, IconPencil } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { draftKey, type Drafts } from './draft-memory.ts';
import classes from './endpoint-list.module.css';
import { machineWords } from './machine-words.ts';
import { notCalledCount, rollInForce } from './roll-draft.ts';

interface EndpointListProps {
  readonly endpoints: readonly EndpointRollCall[];
  readonly call: number;
  readonly drafts: Drafts;
  readonly opened: EndpointId | null;
  readonly onOpen: (endpointId: EndpointId) => void;
}

/** All endpoints in the directory's order: who is called, who is not, and what the machine saw. */
export const EndpointList = ({ endpoints, call, drafts, opened, onOpen }: EndpointListProps) => {
  const { t } = useTranslation('roll-call');
  const times = useTimes();
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // In braces: the newest browsers give a promise here, which is no clean-up.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const state = (endpoint: EndpointRollCall) => {
    const inForce = rollInForce(endpoint, call);
    if (drafts[draftKey(call, endpoint.endpointId)] !== undefined)
      return { Icon: IconPencil, words: t('list.begun'), state: 'begun' };
    if (inForce === null) return { Icon: IconCircleDashed, words: t('list.notCalled'), state: 'open' };
    const words = t('list.confirmed', { at: times.clock(inForce.at), by: inForce.by });
    const missing = notCalledCount(inForce.roll);
    if (missing === 0) return { Icon: IconCircleCheckFilled, words, state: 'confirmed' };
    const left = t('list.left', { n: numberText(missing) });
    return { Icon: IconCircleHalf2, words: `${words} · ${left}`, state: 'partly' };
  };
  return (
    <nav aria-label={t('list.title')} className={classes.list}>
      <ol>
        {endpoints.map((endpoint) => {
          const { Icon, words, state: look } = state(endpoint);
          const isOpened = endpoint.endpointId === opened;
          return (
            <li key={endpoint.endpointId}>
              <button
                type="button"
                ref={isOpened ? current : null}
                className={classes.item}
                data-state={look}
                aria-current={isOpened ? 'true' : undefined}
                onClick={() => onOpen(endpoint.endpointId)}
              >
                <Icon size={20} aria-hidden className={classes.icon} />
                <span className={classes.name}>{endpoint.name}</span>
                <span className={classes.state}>
                  <span>{words}</span> · {machineWords(t, endpoint, times)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
