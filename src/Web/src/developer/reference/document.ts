/** The part of OpenAPI 3.1 that the page draws. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  description?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

interface Parameter { name: string; in: string; required?: boolean; description?: string; schema: Schema }

interface RawOperation {
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

export interface OpenApi {
  info: { title: string; description?: string };
  paths: Record<string, Record<string, RawOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface Operation {
  key: string;
  method: string;
  path: string;
  summary?: string;
  description?: string;
  parameters: Parameter[];
  body?: Schema;
  answers: { status: string; description?: string; schema?: Schema }[];
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf(api: OpenApi): Operation[] {
  return Object.entries(api.paths).flatMap(([path, operations]) => methods.filter(method => operations[method]).map(method => {
    const raw = operations[method]!;
    return {
      key: `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      summary: raw.summary,
      description: raw.description,
      parameters: raw.parameters ?? [],
      body: Object.values(raw.requestBody?.content ?? {})[0]?.schema,
      answers: Object.entries(raw.responses).map(([status, answer]) => ({ status, description: answer.description, schema: Object.values(answer.content ?? {})[0]?.schema })),
    };
  }));
}

/** What a schema is called and what is in it; of a list, what is in one of its items. */
export function nameOf(schema: Schema, api: OpenApi): { name: string; properties?: Record<string, Schema>; required: string[] } {
  const followed = follow(schema, api);
  if (followed.items) {
    const item = nameOf(followed.items, api);
    return { ...item, name: `${item.name}[]` };
  }
  return { name: schema.$ref?.split('/').at(-1) ?? typeOf(schema), properties: followed.properties, required: followed.required ?? [] };
}

export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!;
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.items) return `${typeOf(schema.items)}[]`;
  if (schema.oneOf) return schema.oneOf.filter(one => one.type !== 'null').map(typeOf).join(' | ');
  const type = Array.isArray(schema.type) ? schema.type.filter(one => one !== 'null').join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

function follow(schema: Schema, api: OpenApi): Schema {
  const one = schema.oneOf?.find(option => option.type !== 'null') ?? schema;
  const name = one.$ref?.split('/').at(-1);
  return name ? follow(api.components?.schemas?.[name] ?? {}, api) : one;
}
