import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

const icons: Record<Tone, IconName> = { info: 'info', ok: 'check', warn: 'warning', danger: 'warning' };

type Tone = 'info' | 'ok' | 'warn' | 'danger';

/** One sentence in place: what happened, what it means, and the one thing to do. */
export function Notice({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div className="notice-text">{children}</div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}
