/** A refusal as the hub words it (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly field?: string,
    readonly detail?: string,
    readonly traceId?: string,
  ) {
    super(type);
  }

  get isOffline() {
    return this.status === 0;
  }
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return send<T>(path, { method: 'GET', signal: signal ?? null });
}

/** Every write carries the session's anti-forgery value and a key, so that a repeated send acts once. */
export function post<T>(path: string, body: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<T> {
  return send<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF': cookie('hub-csrf'), 'Idempotency-Key': idempotencyKey },
    body: JSON.stringify(body),
  });
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw new Problem(0, 'urn:mydatahub:problem:no-answer');
  });
  noteServerClock(response);
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

// The person's device may have any time at all; what the hub says ends is measured by the hub's clock.
let ahead = 0;

export const serverNow = () => Date.now() + ahead;

function noteServerClock(response: Response) {
  const date = Date.parse(response.headers.get('Date') ?? '');
  if (!Number.isNaN(date)) ahead = date - Date.now();
}

async function problemOf(response: Response) {
  const body = (await response.json().catch(() => ({}))) as { type?: string; field?: string; detail?: string; traceId?: string };
  return new Problem(response.status, body.type ?? 'about:blank', body.field, body.detail, body.traceId);
}

function cookie(name: string) {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
