import type { People } from '../../../../application/people/people.ts';

/** What the routes of the people speak to. */
export interface PeopleParts {
  readonly people: People;
}
