import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

/** docs/openapi.json so far as answers are held against it. */
const Answer = z.looseObject({ $ref: z.string().optional(), content: z.record(z.string(), z.unknown()).optional() });
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), Answer) }))),
  components: z.looseObject({ responses: z.record(z.string(), Answer) }),
});

const raw: unknown = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));
const { paths, components } = Document.parse(raw);

const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(Object(raw), 'openapi');

/** Most particular first: `/api/people/import` before `/api/people/{personId}`. */
const templates = Object.keys(paths)
  .toSorted((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/gu, '[^/]+')}$`, 'u'),
  }));

const pointer = (...steps: readonly string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** What the hub answered, so far as its document speaks of it. */
export interface AnsweredHttp {
  readonly method: string;
  /** With or without a query. */
  readonly path: string;
  readonly status: number;
  /** Null where there was no body. */
  readonly contentType: string | null;
  readonly text: string;
}

const typeOf = (contentType: string | null): string => (contentType ?? '').replace(/\s*;.*$/u, '');

/** What an answer of a documented route has that docs/openapi.json does not say; null where it says all of it, or knows no such route. */
export const undocumented = ({ method, path, status, contentType, text }: AnsweredHttp): string | null => {
  const asked = path.replace(/[?#].*$/u, '');
  const template = templates.find((each) => each.pattern.test(asked) && paths[each.path]?.[method.toLowerCase()]);
  if (template === undefined) return null;
  const named = paths[template.path]?.[method.toLowerCase()]?.responses[String(status)];
  if (named === undefined) return `no answer with ${status}: ${text.slice(0, 200)}`;
  const key = named.$ref?.replace(/^.*\//u, '');
  const content = (key === undefined ? named : components.responses[key])?.content ?? {};
  const type = Object.keys(content).find((each) => typeOf(each) === typeOf(contentType));
  if (type === undefined) return contentType === null && Object.keys(content).length === 0 ? null : `no ${contentType}`;
  if (typeof content[type] !== 'object' || content[type] === null || !('schema' in content[type])) return null;
  const place =
    key === undefined
      ? pointer('paths', template.path, method.toLowerCase(), 'responses', String(status))
      : pointer('components', 'responses', key);
  const check = ajv.getSchema(`openapi#${place}${pointer('content', type, 'schema')}`);
  if (check === undefined) return `no schema at ${place}`;
  return check(JSON.parse(text)) === true ? null : ajv.errorsText(check.errors);
};

/** Throws where an answer is not as docs/openapi.json says: either the hub is wrong, or `npm run openapi` was not run. */
export const mustBeDocumented = (answered: AnsweredHttp): void => {
  const fault = undocumented(answered);
  if (fault !== null)
    throw new Error(`${answered.method} ${answered.path} answered as docs/openapi.json does not say: ${fault}`);
};
