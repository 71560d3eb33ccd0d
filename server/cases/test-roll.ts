/** Rolls of fictitious families for tests, of any number of rows. */

const heading =
  'Dossier;Famille;Nom;Prénoms;Sexe;Date de naissance;Nationalité;Lien;Type de document;Numéro de document;Délivré par;Pays de destination;Région'

/** Four people a family, each with a name of their own. `mark` tells two rolls apart. */
export function rollOf(rows: number, mark: string): Buffer {
  const lines = Array.from({ length: rows }, (_, at) => {
    const family = Math.floor(at / 4)
    const relation = ['DP', 'conjoint', 'fille', 'fils'][at % 4]!
    const born = [`14/0${(family % 9) + 1}/1985`, `15/0${(family % 9) + 1}/1987`, '16/03/2012', '17/04/2015'][at % 4]!
    return `${mark}${family};${family};${word(family)}-Exemple;${word(at + 5_000)};F;${born};SYR;${relation};passeport;${mark}${100_000 + at};SYR;CAN;`
  })
  return Buffer.from([heading, ...lines].join('\n'))
}

/** A different made-up word for each number. */
function word(number: number): string {
  const syllables = ['ba', 'do', 'ki', 'lu', 'me', 'na', 'ro', 'sa', 'ti', 'vo']
  return [...String(number).padStart(4, '0')]
    .map((digit) => syllables[Number(digit)])
    .join('')
    .replace(/^./, (letter) => letter.toUpperCase())
}
