import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';
import { type Language, usePreferences } from '../preferences/preferences';
import { type MessageId, type Values, say, sayIfKnown, speak } from './catalogue';

export interface Words {
  language: Language;
  t: (id: MessageId, values?: Values) => string;
  /** Words for a key from the hub, with a fallback for keys this page does not know. */
  known: (prefix: string, key: string | null | undefined, fallback?: string) => string;
}

const WordsContext = createContext<Words | null>(null);

export function LanguageProvider({ initial, children }: { initial: Language; children: ReactNode }) {
  const wanted = usePreferences().language;
  const [spoken, setSpoken] = useState(initial);

  useEffect(() => {
    let current = true;
    void speak(wanted).then(() => current && setSpoken(wanted));
    return () => {
      current = false;
    };
  }, [wanted]);

  return <WordsContext value={wordsIn(spoken)}>{children}</WordsContext>;
}

export function useWords() {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useWords outside LanguageProvider');
  return words;
}

function wordsIn(language: Language): Words {
  return {
    language,
    t: say,
    known: (prefix, key, fallback) => (key ? (sayIfKnown(`${prefix}.${kebab(key)}`) ?? fallback ?? key) : (fallback ?? '')),
  };
}

/** The hub's enum names (carriedForward) and its keys (own-transfer) are looked up alike; codes (A4101) stay as they are. */
function kebab(key: string) {
  return /^[a-z]+[A-Z]/.test(key) ? key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`) : key;
}
