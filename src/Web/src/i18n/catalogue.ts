import { type Messages, setupI18n } from '@lingui/core';
import type { Language } from '../preferences/preferences';
import type korean from './ko.json';
import { messages as koreanMessages } from './ko.json?lingui';

export type MessageId = keyof typeof korean;
export type Values = Record<string, string | number>;

/** Korean comes with the page; English is fetched when it is wanted. */
const loaded: Partial<Record<Language, Messages>> = { ko: koreanMessages };

const i18n = setupI18n({ locale: 'ko', messages: { ko: koreanMessages } });

export async function speak(language: Language) {
  loaded[language] ??= (await import('./en.json?lingui')).messages;
  i18n.loadAndActivate({ locale: language, messages: loaded[language] });
}

export function say(id: MessageId, values?: Values): string {
  return i18n._(id, values);
}

/** For keys that the hub sends (reasons, kinds, codes): undefined when a newer hub uses a key this page does not know. */
export function sayIfKnown(id: string, values?: Values): string | undefined {
  return id in i18n.messages ? i18n._(id, values) : undefined;
}
