import {
  largestRequest,
  notices,
  PcPurpose,
  protocolVersion,
  RefusalCode,
  refusalTexts,
  requests,
  rights,
  Role,
  tasks,
  type RequestName,
  type Right,
} from '@diem-cau/shared';
import type { z } from 'zod';
import { kinds } from '../../server/src/domain/meeting/connections/kinds.ts';
import { access } from '../../server/src/application/meeting/requests/access.ts';
import { routes } from '../../server/src/adapters/http/registry.ts';
import type { Route } from '../../server/src/adapters/http/route.ts';
import { inCheckout } from '../setup/paths.ts';
import { namedShapes, ShapeWriter } from './shapes.ts';
import { sourceComments } from './source-comments.ts';

// Named by its address: a plain import of everything would make each of its exports look used (`npm run check:dead`).
const shared: unknown = await import(import.meta.resolve('@diem-cau/shared'));
const named = namedShapes(shared);
const shapes = new ShapeWriter(named);
const comments = sourceComments(inCheckout('shared', 'src'));

/** The comment above a name in the code as a paragraph; nothing where there is none. */
const described = (name: string): string[] => {
  const comment = comments.get(name);
  return comment === undefined ? [] : [comment, ''];
};

/** Who has a right, and its name. */
const holdersText = (right: Right): string => {
  const { roles } = rights[right];
  return `${Role.options.every((role) => roles.includes(role)) ? 'every role' : roles.join(', ')} (\`${right}\`)`;
};

/** A table under its heading, or both in one line. */
const fields = (heading: string, table: string): string[] =>
  table.includes('\n') ? [`${heading}:`, '', table, ''] : [`${heading} ${table}.`, ''];

/** PCs by what they are enrolled for. */
const pcsText = (only: NonNullable<(typeof access)[RequestName]['only']>): string => {
  const purposes = PcPurpose.options.filter((purpose) => kinds[purpose][only]);
  return `a PC that is enrolled as its endpoint's ${purposes.join(', ')}`;
};

const requestText = (name: RequestName, params: z.ZodType, result: z.ZodType): string[] => {
  const { right, only } = access[name];
  return [
    `### ${name}`,
    '',
    ...described(name),
    `Who may: ${only === undefined ? holdersText(right) : pcsText(only)}.`,
    '',
    ...fields('Asks', shapes.linkOrTable(params, 'input')),
    ...fields('Answers', shapes.linkOrTable(result, 'output')),
  ];
};

const isRequestName = (name: string): name is RequestName => name in requests;

const requestTexts = (): string[] =>
  Object.entries(requests).flatMap(([name, { params, result }]) =>
    isRequestName(name) ? requestText(name, params, result) : [],
  );

const toldTexts = (told: Readonly<Record<string, z.ZodType>>): string[] =>
  Object.entries(told).flatMap(([name, schema]) => [
    `### ${name}`,
    '',
    ...described(name),
    shapes.table(schema, 'output'),
    '',
  ]);

const whoMayAsk = ({ access: who, alsoByToken, beforePasswordChange }: Route): string => {
  if (who === 'anyone') return 'anyone';
  if (who === 'api-token') return 'another program, with a token for the statistics';
  const roles = `${holdersText(who)}${alsoByToken ? ', and another program with a token' : ''}`;
  return beforePasswordChange ? `${roles}, also with a one-time password` : roles;
};

const taken = ({ reads, body }: Route): string[] => {
  if (reads === 'nothing') return [];
  return reads === 'csv' ? ['Takes `text/csv`.', ''] : fields('Takes', shapes.linkOrTable(body, 'input'));
};

const given = ({ result }: Route): string[] => {
  if (typeof result !== 'string') return fields('Answers', shapes.linkOrTable(result, 'output'));
  return [result === 'nothing' ? 'Answers nothing: 204.' : `Answers \`${result}\`.`, ''];
};

const routeText = (route: Route): string[] => {
  const query = shapes.table(route.query, 'input');
  return [
    `### ${route.method} ${route.path}`,
    '',
    route.summary,
    '',
    `Who may: ${whoMayAsk(route)}.`,
    '',
    ...(query.includes('\n') ? fields('Query', query) : []),
    ...taken(route),
    ...given(route),
  ];
};

const shapeTexts = (): string[] =>
  [...named]
    .filter(([name]) => name !== 'RefusalCode')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, schema]) => [`### ${name}`, '', ...described(name), shapes.table(schema, 'input'), '']);

const refusalRows = (): string[] =>
  RefusalCode.options.map((code) => `| \`${code}\` | ${refusalTexts.vi[code]} | ${refusalTexts.en[code]} |`);

const introduction = `# Protocol

Written by \`npm run protocol\` from the code; \`npm run protocol -- --check\` says when it is stale. Do not edit it by hand.

- **Socket**: Socket.IO over WebSocket, with the session cookie of the HTTP sign-in. There are three events only.
  \`request(name, params, reply)\` goes to the hub and is always answered: \`{ ok: true, result }\` or \`{ ok: false, refusal }\`.
  \`notice(name, params)\` goes to the page, which says nothing to it. \`task(name, params, done)\` does so too, and the page acknowledges it
  once it has done it. Both are to be taken in the order in which they come.
- **Version**: ${protocolVersion}, said by \`hub.hello\`. A page that was built for another one loads itself anew.
- **Bounds**: a request's JSON may be ${largestRequest.toLocaleString('en-GB')} characters long; above it the answer is \`too-large\`. Unknown fields are
  \`malformed\`, unknown names \`unknown-request\`. Nothing that was refused has changed anything.
- **Sequence**: \`meeting.changed\` carries a number that grows by one with each announcement of a meeting. A gap means: ask for
  \`meeting.snapshot\`. Who joins and who comes back gets the same snapshot.
- **Time**: instants are milliseconds since 1970 in UTC.
`;

/** The whole of docs/protocol.md. */
export const protocolDocument = (): string =>
  [
    introduction,
    '## Requests',
    '',
    ...requestTexts(),
    '## Notices',
    '',
    ...toldTexts(notices),
    '## Tasks',
    '',
    ...toldTexts(tasks),
    '## HTTP',
    '',
    'A refusal is `{ refusal }`, a [RefusalBody](#refusalbody), with a status of 4xx, or 5xx where the hub is at fault. A change is taken only',
    'from the hub’s own pages (same origin). Every other address answers with the files of the built client.',
    '',
    ...routes.flatMap(routeText),
    '## Shapes',
    '',
    'What the tables above link to.',
    '',
    ...shapeTexts(),
    '## Refusals',
    '',
    '### RefusalCode',
    '',
    ...described('refusalTexts'),
    '| code | Tiếng Việt | English |',
    '|---|---|---|',
    ...refusalRows(),
    '',
  ].join('\n');
