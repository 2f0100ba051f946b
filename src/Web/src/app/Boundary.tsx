import { Component, type ReactNode } from 'react';
import { say } from '../i18n/catalogue';

/** Last resort for a bug in the page itself; says so and offers to load it again. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page">
        <h1>{say('broken.title')}</h1>
        <p>{say('broken.body')}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>{say('action.reload')}</button>
      </main>
    );
  }
}
