import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/Card';
import { More } from '../../ui/Disclosure';
import { Skeleton } from '../../ui/Loading';
import { Failed } from '../Failed';
import { useDeveloperWords } from '../words';
import { type Operation, type OpenApi, type Schema, nameOf, operationsOf, typeOf } from './document';

const documentPath = '/openapi/open-v1.json';

/** The open API, readable: drawn from the very document that programs use. */
export function ReferencePage() {
  const say = useDeveloperWords();
  const document = useQuery({
    queryKey: ['developer', 'reference'],
    queryFn: async () => {
      const answer = await fetch(documentPath);
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as OpenApi;
    },
    retry: false,
  });
  return (
    <>
      <h1>{document.data?.info.title ?? say('reference')}</h1>
      <p className="developer-lead">{document.data?.info.description ?? say('referenceLead')} <a href={documentPath}>{say('rawDocument')}</a></p>
      {document.isPending && <Skeleton />}
      {document.isError && <Failed failure={document.error} />}
      {document.data && (
        <div className="column-main">
          {operationsOf(document.data).map(operation => <OperationCard key={operation.key} operation={operation} api={document.data} />)}
        </div>
      )}
    </>
  );
}

function OperationCard({ operation, api }: { operation: Operation; api: OpenApi }) {
  const say = useDeveloperWords();
  return (
    <Card title={<><span className="method">{operation.method}</span> <span className="code">{operation.path}</span></>}>
      <p>{operation.summary}</p>
      {operation.description && <p className="caption">{operation.description}</p>}
      {operation.parameters.length > 0 && (
        <More summary={say('parameters')}>
          <dl className="fields">
            {operation.parameters.map(parameter => (
              <div key={`${parameter.in} ${parameter.name}`}>
                <dt><span className="code">{parameter.name}</span> <span className="caption">{parameter.in}, {typeOf(parameter.schema)}{parameter.required && `, ${say('required')}`}</span></dt>
                <dd>{parameter.description}</dd>
              </div>
            ))}
          </dl>
        </More>
      )}
      {operation.body && <More summary={say('body')}><SchemaFields schema={operation.body} api={api} /></More>}
      <More summary={say('answers')}>
        {operation.answers.map(answer => (
          <div key={answer.status} className="answer">
            <p><span className="code">{answer.status}</span> {answer.description}</p>
            {answer.schema && <SchemaFields schema={answer.schema} api={api} />}
          </div>
        ))}
      </More>
    </Card>
  );
}

// Deeper than this a reader goes by the name of the schema; a schema inside itself ends here as well.
const deepest = 4;

function SchemaFields({ schema, api, depth = 0 }: { schema: Schema; api: OpenApi; depth?: number }) {
  const { name, properties, required } = nameOf(schema, api);
  if (!properties || depth >= deepest) return <p className="code">{name}</p>;
  return (
    <dl className="fields">
      {Object.entries(properties).map(([field, type]) => (
        <div key={field}>
          <dt><span className="code">{field}</span> <span className="caption">{typeOf(type)}{!required.includes(field) && ' ?'}</span></dt>
          <dd>
            {type.description}
            {nameOf(type, api).properties && depth + 1 < deepest && <More summary={nameOf(type, api).name}><SchemaFields schema={type} api={api} depth={depth + 1} /></More>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
