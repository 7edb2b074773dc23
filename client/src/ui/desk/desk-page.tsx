import { Container, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './desk-page.module.css';

interface DeskPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Buttons that concern the whole page; not printed. */
  readonly actions?: ReactNode;
  /** Lies on its side when it is printed. */
  readonly printedWide?: boolean;
  readonly children: ReactNode;
}

/** The frame of every desk page: its name as the heading and in the browser's tab, what it is for, and its buttons. */
export const DeskPage = ({ title, lead, actions, printedWide = false, children }: DeskPageProps) => {
  useDocumentTitle(title);
  return (
    <Container
      size="100%"
      px="lg"
      py="lg"
      className={classes.page ?? ''}
      mod={{ paper: printedWide ? 'wide' : 'upright' }}
    >
      <Group justify="space-between" align="flex-start" mb="md">
        <div className={classes.name}>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text component="div" c="gray.7" size="sm" maw="100ch">
              {lead}
            </Text>
          )}
        </div>
        <Group gap="xs" className={classes.actions}>
          {actions}
        </Group>
      </Group>
      {children}
    </Container>
  );
};
