/** Before anybody is signed in: each language in its own words. */
import { useText } from '#ui/TextProvider.tsx'
import { rememberLanguage } from './language.ts'

export function LanguageSwitch() {
  const { language } = useText()
  return (
    <ul className="flex gap-2 text-sm">
      {(['fr', 'en'] as const).map((one) => (
        <li key={one}>
          <button
            type="button"
            lang={one}
            aria-current={language === one || undefined}
            onClick={() => rememberLanguage(one)}
            className="min-h-(--control) cursor-pointer rounded-md px-3 text-brand underline-offset-2 hover:bg-brand-soft aria-[current]:font-semibold aria-[current]:text-ink not-aria-[current]:underline"
          >
            {one === 'fr' ? 'Français' : 'English'}
          </button>
        </li>
      ))}
    </ul>
  )
}
