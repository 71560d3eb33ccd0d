/** Hands the words of one language to every component below: `const { t, write } = useText()`. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { direction, type Language, makeTranslator, type Messages, type Translate } from '#ui/languages/icu.ts'
import { makeWriter, type Writer } from '#ui/languages/writer.ts'

export type Text = {
  readonly t: Translate
  /** Is there such a key? For words that come from the server. */ readonly has: (key: string) => boolean
  readonly write: Writer
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
}

const TextContext = createContext<Text | undefined>(undefined)

export type TextProviderProps = { language: Language; messages: Messages; zone?: string | undefined; children: ReactNode }

export function TextProvider({ language, messages, zone, children }: TextProviderProps) {
  const text = useMemo(
    () => ({
      t: makeTranslator(language, messages),
      has: (key: string) => Object.hasOwn(messages, key),
      write: makeWriter(language, zone),
      language,
      dir: direction(language),
    }),
    [language, messages, zone],
  )
  return <TextContext value={text}>{children}</TextContext>
}

export function useText(): Text {
  const text = useContext(TextContext)
  if (text === undefined) throw new Error('useText outside a TextProvider')
  return text
}
