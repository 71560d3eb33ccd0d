/** Writes names of any script in Latin letters, for search and for a proposal that a person then corrects. The only user of any-ascii. */
import anyAscii from 'any-ascii'
import type { Romanise } from '#algorithms/names/skeleton.ts'
import { isLatinName, type Names } from '#domain/people/name-rules.ts'

export const romanise: Romanise = (text) => anyAscii(text)

/** Names as they came, with Latin letters proposed where there were none. `proposed` asks for a look by somebody who knows the name. */
export type ProposedNames = Names & { readonly proposed: boolean }

/** For a roll whose name columns hold another script: keeps that form as the native name and proposes a Latin one. */
export function proposeNames(familyName: string, givenNames: string, nativeName: string | null = null): ProposedNames {
  const isLatin = (isLatinName(familyName) || familyName === '') && (isLatinName(givenNames) || givenNames === '')
  if (isLatin) return { familyName, givenNames, nativeName, proposed: false }
  const native = nativeName ?? `${givenNames} ${familyName}`.trim()
  return { familyName: inLatin(familyName), givenNames: inLatin(givenNames), nativeName: native, proposed: true }
}

function inLatin(name: string): string {
  if (isLatinName(name)) return name
  const letters = romanise(name)
    .replace(/[^A-Za-z' -]/g, '')
    .replace(/^[' -]+|[' -]+$/g, '')
  return letters.replace(/(^|[\s-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
}
