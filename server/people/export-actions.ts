/** The list of persons as a file. */
import type { InputOf } from '#domain/kit/contract.ts'
import { accept, type Result } from '#domain/kit/result.ts'
import type * as people from '#domain/people/contract.ts'
import type { PersonLine } from '#domain/people/words.ts'
import { type ExportedList, exportList } from '#server/kit/exports.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { listPersons } from './actions.ts'

const columns: ExportedList<PersonLine>['columns'] = {
  id: (person) => person.id,
  office: (person) => person.office,
  family_name: (person) => person.familyName,
  given_names: (person) => person.givenNames,
  native_name: (person) => person.nativeName,
  sex: (person) => person.sex,
  born_on: (person) => person.bornOn,
  born_precision: (person) => person.bornPrecision,
  nationality: (person) => person.nationality,
  household: (person) => person.householdId,
}

export async function exportPersons(work: Work, input: InputOf<typeof people.exportPersons>): Promise<Result<Download, never>> {
  const { purpose, note, format, language, passphrase, ...filters } = input
  return accept(
    exportList(
      work,
      { purpose, note, format, language, passphrase },
      {
        list: 'persons',
        columns,
        page: async (reading, after, limit) => valueOf(await listPersons(reading, { ...filters, after, limit })),
      },
    ),
  )
}

function valueOf<Value>(listed: Result<Value, never>): Value {
  if (!listed.ok) throw new Error('a list is never refused')
  return listed.value
}
