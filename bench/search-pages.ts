/** What surrounds search at the counter: the list of people with its filters, the page of a person, the check for doubles. */
import type { Dice } from '#database/seeded-dice.ts'
import * as cases from '#domain/cases/contract.ts'
import * as work from '#domain/cases/work-contract.ts'
import * as people from '#domain/people/contract.ts'
import * as households from '#domain/people/household-contract.ts'
import * as records from '#domain/people/record-contract.ts'
import { figuresOf, type Figures, note } from './search-figures.ts'
import { respell } from './search-names.ts'
import type { Wanted } from './search-persons.ts'

/** Somebody signed in: `get` and `post` throw unless they are answered. */
export type Asking = { get(path: string): Promise<unknown>; post(path: string, body: unknown): Promise<unknown> }

const filters = [
  '',
  'sex=F',
  'nationality=SYR',
  'nationality=UKR&sex=M',
  'office=2',
  'ageFrom=18&ageUntil=24',
  'ageFrom=7&ageUntil=7&sex=F',
  'ageFrom=30&ageUntil=33&nationality=GEO&sex=F',
  'ageFrom=84',
]

/** Three pages of each kind of list, as somebody scrolls. */
export async function measureLists(asking: Asking, rounds: number): Promise<Figures[]> {
  const figures = filters.map((filter) => figuresOf(`people list, ${filter === '' ? 'everybody' : filter.replaceAll('&', ' ')}`))
  for (let round = 0; round < rounds; round++) {
    for (const [at, filter] of filters.entries()) {
      let path = `${people.listPersons.path}?limit=50&${filter}`
      for (let page = 0; page < 3; page++) {
        const began = performance.now()
        const { next } = (await asking.get(path)) as { next: string | null }
        note(figures[at]!, { ms: performance.now() - began, ids: [] })
        if (next === null) break
        path = `${path.replace(/&after=.*$/, '')}&after=${encodeURIComponent(next)}`
      }
    }
  }
  return figures
}

/** The check that runs while somebody is being entered: every second one is on file already, spelt another way. */
export async function measureLikely(asking: Asking, dice: Dice, wanted: readonly Wanted[]): Promise<Figures> {
  const figures = figuresOf('duplicate check')
  for (const [at, person] of wanted.entries()) {
    const words = at % 2 === 0 ? respell(dice, person.name).split(' ') : person.name.words
    const draft = new URLSearchParams({
      familyName: words.at(-1)!,
      givenNames: words.slice(0, -1).join(' '),
      bornOn: person.bornOn,
      sex: person.sex,
      nationality: person.nationality,
      documentNumber: person.document ?? '',
    })
    const began = performance.now()
    const { items } = (await asking.get(`${people.listLikely.path}?${draft.toString()}`)) as { items: { person: { id: string } }[] }
    note(figures, { ms: performance.now() - began, ids: items.map((item) => item.person.id) }, person.id)
  }
  return figures
}

/** The page of somebody with a family, two cases, papers, consents, notes and tasks: what the desk asks for, until the last answer. */
export async function measurePages(first: Asking, open: () => Promise<Asking>, wanted: readonly Wanted[]): Promise<Figures> {
  const figures = figuresOf('page of a person, all that it asks for')
  for (const { id } of wanted) await liveThrough(first, id)
  const askings = [first, await open(), await open()] // not before: the server closes a connection that is silent for long
  for (let round = 0; round < 5; round++) {
    for (const { id } of wanted) {
      const of = (path: string): string => path.replace(':personId', id)
      const began = performance.now()
      await first.get(of(people.getPerson.path))
      const paths = [
        of(households.listHouseholds.path),
        `${records.listRequests.path}?personId=${id}&state=OPEN&limit=20`,
        `${of(records.listStory.path)}?limit=30`,
      ]
      await Promise.all(paths.map((path, at) => askings[at]!.get(path)))
      note(figures, { ms: performance.now() - began, ids: [] })
    }
  }
  return figures
}

async function liveThrough(asking: Asking, personId: string): Promise<void> {
  const { person } = (await asking.get(people.getPerson.path.replace(':personId', personId))) as { person: { office: number } }
  const { office } = person
  const companion = {
    office,
    familyName: 'Exemple',
    givenNames: 'Compagnon',
    sex: 'F',
    bornOn: '1999-02-03',
    nationality: 'SYR',
    travelsWith: personId,
  }
  const { id: companionId } = (await asking.post(people.addPerson.path, companion)) as { id: string }
  for (const kind of ['TRAVEL', 'DATA_PROCESSING', 'PHOTO_MEDIA'])
    await asking.post(people.recordConsent.path.replace(':personId', personId), { kind, form: 'EXPLICIT_ORAL', language: 'fr' })
  for (const number of ['A1234567', 'B1234567'])
    await asking.post(people.addDocument.path.replace(':personId', personId), { type: 'NATIONAL_ID', number, issuer: 'SYR' })
  for (let opened = 0; opened < 2; opened++) {
    const members = [
      { personId, role: 'PA' },
      { personId: companionId, role: 'SPOUSE' },
    ]
    const made = (await asking.post(cases.openCase.path, { office, programmeCode: 'TRANSIT_CDG', destinationCountry: 'CAN', members })) as {
      id: string
    }
    for (let noted = 0; noted < 3; noted++) {
      await asking.post(work.addNote.path.replace(':caseId', made.id), { text: 'Fictitious, for a benchmark' })
      await asking.post(work.addTask.path.replace(':caseId', made.id), { kind: 'OTHER', title: 'Fictitious', dueOn: '2030-01-01' })
    }
  }
}
