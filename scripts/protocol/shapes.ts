import { z } from 'zod';

/** JSON schema as zod writes it, so far as this protocol uses it. */
type Shape = z.core.JSONSchema.BaseSchema;

/** What a page writes (`input`) or what the hub sends (`output`): defaults and transforms make them differ. */
export type Side = 'input' | 'output';

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects the exported schemas of a module under their names, so that tables link to them instead of repeating them. */
export const namedShapes = (exported: unknown): ReadonlyMap<string, z.ZodType> =>
  new Map(
    Object.entries(exported ?? {}).flatMap(([name, value]) =>
      value instanceof z.ZodType ? [[name, value] as const] : [],
    ),
  );

const anchor = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const bounds = (low: number | undefined, high: number | undefined, unit = ''): string => {
  const bottom = low === Number.MIN_SAFE_INTEGER ? undefined : low;
  const top = high === Number.MAX_SAFE_INTEGER ? undefined : high;
  if (bottom !== undefined && top !== undefined) return ` (${bottom} to ${top}${unit})`;
  if (top !== undefined) return ` (up to ${top}${unit})`;
  return bottom === undefined ? '' : ` (${bottom}${unit} or more)`;
};

const quoted = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** A schema in words, short enough for a cell of a table. */
const inWords = (shape: Shape): string => {
  if (shape.$ref !== undefined) return anchor(shape.$ref.replace(/^.*\//, ''));
  if (shape.const !== undefined) return quoted(shape.const);
  if (shape.enum !== undefined) return shape.enum.map(quoted).join(' or ');
  const choices = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  // A text that may be null has two types, whatever the declaration of `type` says.
  const types = [shape.type].flat().filter((type) => type !== undefined);
  if (types.length > 1) return types.map((type) => inWords({ ...shape, type })).join(' or ');
  if (choices.length > 0) return choices.map((choice) => (isShape(choice) ? inWords(choice) : 'anything')).join(' or ');
  switch (shape.type) {
    case 'string':
      if (shape.format === 'date') return 'day, `2026-11-22`';
      return `text${bounds(shape.minLength, shape.maxLength, ' characters')}${shape.pattern === undefined ? '' : `, \`${shape.pattern}\``}`;
    case 'integer':
    case 'number':
      return `${shape.type === 'integer' ? 'whole number' : 'number'}${bounds(
        shape.minimum ?? (typeof shape.exclusiveMinimum === 'number' ? shape.exclusiveMinimum + 1 : undefined),
        shape.maximum,
      )}`;
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'array':
      return `list${bounds(shape.minItems, shape.maxItems)} of ${isShape(shape.items) ? inWords(shape.items) : 'anything'}`;
    case 'object':
      return shape.properties === undefined
        ? 'object'
        : `{ ${Object.entries(shape.properties)
            .map(([key, value]) => `\`${key}\`: ${isShape(value) ? inWords(value) : 'anything'}`)
            .join('; ')} }`;
    default:
      return 'anything';
  }
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Writes schemas as Markdown; a schema that has a name of its own is linked to. */
export class ShapeWriter {
  readonly #named = z.registry<{ id: string }>();

  constructor(named: ReadonlyMap<string, z.ZodType>) {
    for (const [id, schema] of named) this.#named.add(schema, { id });
  }

  #shape(schema: z.ZodType, side: Side): Shape {
    return z.toJSONSchema(schema, { io: side, metadata: this.#named, unrepresentable: 'any' });
  }

  /** The schema itself, even where it has a name. */
  #opened(schema: z.ZodType, side: Side): Shape {
    const shape = this.#shape(schema, side);
    const own = shape.$ref?.replace(/^.*\//, '');
    const definition = own === undefined ? undefined : shape.$defs?.[own];
    return isShape(definition) ? definition : shape;
  }

  /** A link where the schema has a name, else its table. */
  linkOrTable(schema: z.ZodType, side: Side): string {
    const name = this.#named.get(schema)?.id;
    return name === undefined ? this.table(schema, side) : anchor(name);
  }

  /** The fields of an object as a table; any other schema as one line. */
  table(schema: z.ZodType, side: Side): string {
    const shape = this.#opened(schema, side);
    if (shape.type !== 'object' || shape.properties === undefined) return inWords(shape);
    const rows = Object.entries(shape.properties).map(([key, value]) => {
      const needed = shape.required?.includes(key) === true ? '' : ' (may be left out)';
      return `| \`${key}\` | ${cell(isShape(value) ? inWords(value) : 'anything')}${needed} |`;
    });
    return rows.length === 0 ? 'nothing: `{}`' : ['| field | is |', '|---|---|', ...rows].join('\n');
  }
}
