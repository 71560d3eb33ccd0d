/**
 * Words from a catalogue: ICU MessageFormat compiled on first use, so that a page that shows ten sentences pays for ten.
 * No DOM and no Node here: the desk, the portal and the server's prints all speak through it.
 */
import { setupI18n } from '@lingui/core'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { RecordLanguage } from '#domain/people/record-words.ts'
import { pseudoText } from './pseudo.ts'

/** `ar-XB` is no language of anybody: English with accents, written from right to left, to see what a page does with it. */
export const languages = ['fr', 'en', 'ar-XB'] as const
export type Language = (typeof languages)[number]
/** Arabic is a language of paper, for those who receive a list or a traveller; no screen speaks it. */
export type PaperLanguage = Language | 'ar'

export type Messages = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>
/** A missing key is shown in brackets: ugly enough to be reported, never an empty button. */
export type Translate = (key: string, values?: Values) => string

export function makeTranslator(language: PaperLanguage | RecordLanguage, messages: Messages): Translate {
  const i18n = setupI18n({ locale: language, messages: { [language]: {} } })
  const mapText = language === 'ar-XB' ? pseudoText : undefined
  const compiled = new Set<string>()
  return (key, values) => {
    if (!compiled.has(key)) {
      const message = Object.hasOwn(messages, key) ? messages[key] : undefined
      if (message === undefined) return `[${key}]`
      i18n.load(language, { [key]: compileMessageOrThrow(message, mapText) })
      compiled.add(key)
    }
    return i18n._(key, values as Record<string, unknown> | undefined)
  }
}

export function direction(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ps|ur|ckb|yi|dv)(-|$)/.test(language) ? 'rtl' : 'ltr'
}
