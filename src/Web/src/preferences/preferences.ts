import { useSyncExternalStore } from 'react';

export type Language = 'ko' | 'en';
export type Theme = 'system' | 'light' | 'dark';
/** Which colour a gain has: red (Korean custom), green, or none at all. */
export type Colours = 'korean' | 'western' | 'plain';

export interface Preferences {
  language: Language;
  theme: Theme;
  colours: Colours;
  hideAmounts: boolean;
}

// Holds choices about the page only, nothing about the person; first-paint.js reads the same key.
const storageKey = 'hub-preferences';
const listeners = new Set<() => void>();
let current = read();

export const currentPreferences = () => current;

export function changePreferences(change: Partial<Preferences>) {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // Storage may be refused (private mode); the choice then lasts as long as the page.
  }
  apply(current);
  listeners.forEach(listener => listener());
}

export function usePreferences() {
  return useSyncExternalStore(subscribe, currentPreferences);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const defaults: Preferences = {
    language: navigator.language.startsWith('ko') ? 'ko' : 'en',
    theme: 'system',
    colours: 'korean',
    hideAmounts: false,
  };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

function apply({ language, theme, colours }: Preferences) {
  const root = document.documentElement;
  root.lang = language;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  if (colours === 'korean') delete root.dataset['colours'];
  else root.dataset['colours'] = colours;
}
