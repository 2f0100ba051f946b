import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import type { Made } from './RegisterForm';
import { useDeveloperWords } from './words';

/** The only time the secrets are shown. */
export function RegisteredCard({ made, onGoOn }: { made: Made; onGoOn: () => void }) {
  const say = useDeveloperWords();
  const { client_id: clientId, registration_access_token: token } = made.registration;
  return (
    <Card title={say('register')}>
      <Notice tone="ok"><span role="status">{say('registered')}</span></Notice>
      <dl className="secrets">
        <div><dt>{say('clientId')}</dt><dd className="code">{clientId}</dd></div>
        <div><dt>{say('registrationToken')}</dt><dd className="code">{token}</dd></div>
      </dl>
      <div className="button-row">
        {made.privateJwk && <button type="button" className="button button-second" onClick={() => download(`${clientId}.jwk.json`, made.privateJwk!)}>{say('downloadKey')}</button>}
        <button type="button" className="button" onClick={onGoOn}>{say('goOn')}</button>
      </div>
    </Card>
  );
}

function download(name: string, content: object) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
