/** The words by which somebody of the cast could be known: what no log, URL or error may hold. */
import { castPassword, castStaff } from './cast.ts'

export function castWords(): Set<string> {
  const words = new Set<string>(['exemple', 'eriksson', castPassword])
  for (const member of castStaff) {
    words.add(member.email)
    // Surnames of the cast are words of the trade ("Transit-Exemple"); the given name is what only a person has.
    const givenName = member.name.split(' ')[0]!
    if (givenName.length > 4) words.add(givenName)
  }
  return words
}
