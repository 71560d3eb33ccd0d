/** Fictitious files that may be doubles, so that the work list of the demonstration has something to decide. */
import type { RequestOf } from '#domain/kit/contract.ts'
import type * as people from '#domain/people/contract.ts'

/** Four files that may be doubles, for the work list: entered in a hurry, at two counters, with what differs when that happens. */
export async function enterDoubles(add: (file: RequestOf<typeof people.addPerson>) => Promise<unknown>): Promise<void> {
  const letay = {
    familyName: 'Gebremedhin-Exemple',
    givenNames: 'Letay',
    sex: 'F',
    bornOn: '1988-03-07',
    nationality: 'ERI',
    languages: ['ti'],
  } as const
  const yusuf = {
    familyName: 'Haddad-Exemple',
    givenNames: 'Yusuf Karim',
    sex: 'M',
    bornOn: '1995-11-02',
    nationality: 'SYR',
    languages: ['ar'],
  } as const
  const files: RequestOf<typeof people.addPerson>[] = [
    {
      ...letay,
      nativeName: 'ለታይ ገብረመድህን',
      documents: [{ type: 'CTD_1951', number: 'EX21LT884', issuer: 'FRA' }],
      languages: [...letay.languages],
    },
    { ...letay, familyName: 'Gebremedhin-Exemple', bornOn: '1988-07-03', languages: [...letay.languages] },
    { ...yusuf, nativeName: 'يوسف كريم حداد', languages: [...yusuf.languages] },
    {
      ...yusuf,
      familyName: 'Hadad-Exemple',
      givenNames: 'Youssef Karim',
      documents: [{ type: 'PASSPORT', number: 'N00419288', issuer: 'SYR' }],
      languages: [...yusuf.languages],
    },
  ]
  for (const file of files) await add({ ...file, office: 1 })
}
