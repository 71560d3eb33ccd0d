/** In which of the languages that we have on paper somebody reads. */

/** What is known of a reader: the languages in their own order, and their name as they write it, which tells the script they read. */
export type Reader = { readonly languages: readonly string[]; readonly nativeName?: string | null }

/** The first of somebody's languages among those offered. A language in two scripts is offered as `pa` and `pa-Arab`. */
export function readingLanguageOf<Offered extends string>(
  { languages, nativeName = null }: Reader,
  offered: readonly Offered[],
): Offered | undefined {
  for (const language of languages) {
    const wanted = paperLanguageOf(language, nativeName)
    const found = offered.find((one) => one === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** Dari readers read Persian paper, though its words are those of Iran (domain.md 8.2). Kurmanji is not Sorani and has none. */
function paperLanguageOf(language: string, nativeName: string | null): string {
  const [primary = '', ...rest] = language.split('-')
  if (primary === 'prs') return 'fa'
  if (primary === 'pnb') return 'pa-Arab'
  if (primary === 'pa') {
    if (rest.includes('Arab') || rest.includes('PK')) return 'pa-Arab'
    return !rest.includes('Guru') && /\p{Script=Arabic}/u.test(nativeName ?? '') ? 'pa-Arab' : 'pa'
  }
  return primary
}
