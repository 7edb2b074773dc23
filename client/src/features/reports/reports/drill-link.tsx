import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

/** A name that leads to what its row was made of; plain where it leads nowhere. */
export const DrillLink = ({ path, name }: { path: string | null; name: string }) =>
  path === null ? (
    name
  ) : (
    <Anchor component={Link} to={path} inherit c="accent.8" underline="always">
      {name}
    </Anchor>
  );
