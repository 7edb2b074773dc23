import * as shared from '@diem-cau/shared';
import { RefusalCode } from '@diem-cau/shared';
import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import packageFile from '../../package.json' with { type: 'json' };
import { routes, routesBySubject } from '../../server/src/adapters/http/registry.ts';
import { httpsSessionCookie } from '../../server/src/adapters/http/session-cookies.ts';
import { namedShapes } from '../protocol/shapes.ts';
import { sourceComments } from '../protocol/source-comments.ts';
import { inCheckout } from '../setup/paths.ts';
import { operationOf, securityNames, templateOf } from './operations.ts';
import { codesSchema, refusalResponses } from './refusals.ts';

// The shapes of `shared` under their names, with the sentences above them: what is used of them becomes a component.
const comments = sourceComments(inCheckout('shared', 'src'));
for (const [id, schema] of namedShapes(shared)) {
  const description = comments.get(id);
  z.globalRegistry.add(schema, { id, ...(description !== undefined && { description }) });
}
z.globalRegistry.add(RefusalCode, { id: 'RefusalCode', override: codesSchema() });

const description = `What the hub answers over HTTP. Written by \`npm run openapi\` from the same registry that answers, so that it is true of this version.

- A person signs in with \`POST /api/session\`, the PC of an endpoint is enrolled with a link; both then hold the cookie of a session. Of the roles of a route one is enough; the PC of an endpoint that leads acts as chair, any other as delegate.
- Another program reads the statistics at \`/api/v1/stats\` with a token that an administrator makes.
- A change is taken only from the hub’s own pages, or from what is no browser and sends neither \`Origin\` nor \`Sec-Fetch-Site\`.
- Whatever is refused has changed nothing and says why: a code of the closed list \`RefusalCode\`, each with a sentence in English (\`title\`) and Vietnamese (\`description\`).
- Instants are milliseconds since 1970 in UTC; unknown fields and parameters are \`malformed\`.
- A meeting is changed over the socket alone, which docs/protocol.md describes.`;

const paths = (): ZodOpenApiPathsObject => {
  const byPath: ZodOpenApiPathsObject = {};
  for (const [subject, ofSubject] of Object.entries(routesBySubject))
    for (const route of ofSubject) {
      const path = templateOf(route.path);
      byPath[path] = { ...byPath[path], [route.method.toLowerCase()]: operationOf(route, subject) };
    }
  return byPath;
};

/** The whole of docs/openapi.json: every route of the registry as OpenAPI 3.1. */
export const openApiDocument = () =>
  createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Điểm Cầu',
      version: packageFile.version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The hub that serves this document.' }],
    tags: Object.keys(routesBySubject).map((name) => ({ name })),
    paths: paths(),
    components: {
      schemas: { RefusalBody: shared.RefusalBody },
      responses: refusalResponses(routes.map(({ refuses }) => refuses)),
      securitySchemes: {
        [securityNames.session]: {
          type: 'apiKey',
          in: 'cookie',
          name: httpsSessionCookie,
          description: 'The session of a person who signed in, or of an enrolled PC.',
        },
        [securityNames.token]: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token for the statistics, which an administrator makes and takes back.',
        },
      },
    },
  });
