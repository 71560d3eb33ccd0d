/** Which languages are offered first to somebody who asks what we hold about them. */
import { type RecordLanguage, recordLanguages } from './record-words.ts'

/** Other codes under which the register may know one of our languages: Dari is written as Persian, Western Punjabi in Shahmukhi. */
const aliases: Readonly<Record<string, RecordLanguage>> = { prs: 'fa', fas: 'fa', pes: 'fa', pnb: 'pa-Arab', pan: 'pa' }

/** The person's own languages in their order, then the others; French leads where we have none of theirs. */
export function offeredLanguages(spoken: readonly string[]): RecordLanguage[] {
  const own = spoken.flatMap((code) => recordLanguageOf(code) ?? [])
  return [...new Set([...own, ...recordLanguages])]
}

/** A code with a country, such as `ar-SY`, is its language; one with a script keeps it where we have that script. */
function recordLanguageOf(code: string): RecordLanguage | undefined {
  const [language = ''] = code.split('-')
  return (
    recordLanguages.find((each) => each.toLowerCase() === code.toLowerCase()) ??
    aliases[language] ??
    recordLanguages.find((each) => each === language)
  )
}
