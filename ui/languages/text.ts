/** Every catalogue at once, for the server's prints, the portal and the tests. The desk loads one language at a time instead. */
import { messages as en } from './en.ts'
import { messages as fr } from './fr.ts'
import { type Language, makeTranslator, type Messages, type Translate } from './icu.ts'

export { type Language, makeTranslator, type PaperLanguage, type Translate, type Values } from './icu.ts'

const made = new Map<Language, Translate>()

export function translator(language: Language): Translate {
  const known = made.get(language)
  if (known !== undefined) return known
  const translate = makeTranslator(language, messagesOf(language))
  made.set(language, translate)
  return translate
}

export function messagesOf(language: Language): Messages {
  return language === 'fr' ? fr : en
}
