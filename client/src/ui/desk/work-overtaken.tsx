import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { AskOnce } from './ask-once.tsx';

/** A way to go on. */
interface Way {
  readonly label: string;
  readonly act: () => void;
  /** What is asked first, where it gives up what was typed. */
  readonly question?: { readonly title: string; readonly sentence: string; readonly verb: string };
}

interface WorkOvertakenProps {
  readonly id?: string;
  /** Who saved what, and when. */
  readonly title: string;
  /** That nothing is lost, and where it is. */
  readonly what: string;
  /** What they changed. */
  readonly children?: ReactNode;
  /** The likely way first. */
  readonly ways: readonly [Way, Way];
  /** The person has just been refused over it, and is led here; whoever is writing on is not torn away from the line. */
  readonly isAsked?: boolean;
}

const WayButton = ({ way: { label, act, question }, isFirst }: { readonly way: Way; readonly isFirst: boolean }) => {
  const button = (press: () => void) => (
    <Button size="sm" variant={isFirst ? 'filled' : 'default'} onClick={press}>
      {label}
    </Button>
  );
  return question === undefined ? button(act) : <AskOnce {...question} act={async () => act()} opener={button} />;
};

/** Somebody saved while this person was writing on the same: both are there, and the person decides how to go on. */
export const WorkOvertaken = ({ id, title, what, children, ways, isAsked = false }: WorkOvertakenProps) => {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) frame.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  const [first, second] = ways;
  return (
    <Alert
      ref={frame}
      {...(id === undefined ? {} : { id })}
      role="alert"
      color="red"
      variant="outline"
      mb="sm"
      icon={<IconUsers aria-hidden />}
      title={title}
    >
      <Text size="sm">{what}</Text>
      {children}
      <Group gap="xs" mt="sm">
        <WayButton way={first} isFirst />
        <WayButton way={second} isFirst={false} />
      </Group>
    </Alert>
  );
};
