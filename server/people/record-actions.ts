/** A person's own record: its whole story, and what of it is given to the person or, with their consent, to others. */
import type { InputOf, OutputOf, RefusalOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as records from '#domain/people/record-contract.ts'
import type { RecordLanguage } from '#domain/people/record-words.ts'
import { type Consent, type ConsentScope, type Person } from '#domain/people/words.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { translator } from '#ui/languages/text.ts'
import { mayGive } from './consent-actions.ts'
import { listConsents } from './consent-store.ts'
import { listLinksOf, listMembersOf, listMembershipsOf } from './household-store.ts'
import { listMergedFiles } from './kept-store.ts'
import { type PagePart, recordPage } from './record-page.ts'
import { type RecordSpeech, recordSpeech } from './record-speech.ts'
import * as store from './record-store.ts'
import { findPerson, findSafeContact, listDocuments, listPersonsById } from './store.ts'

export async function listStory(
  work: Work,
  input: InputOf<typeof records.listStory>,
): Promise<Result<OutputOf<typeof records.listStory>, 'not_found'>> {
  const person = await findPerson(work.db, input.personId)
  if (person === undefined) return refuse('not_found')
  const after = readCursor(input.after, 2)
  if (after === null || after?.some((part) => typeof part !== 'string')) return accept({ items: [], next: null })
  const files = [person.id, ...(await listMergedFiles(work.db, person.id))]
  const rows = await store.listStoryRows(
    work.db,
    files,
    (await readableCases(work, files)).map(({ id }) => id),
    after as [string, string] | undefined,
    input.limit,
  )
  return accept(
    pageOf(
      rows,
      input.limit,
      (row) => writeCursor(row.at, row.id),
      ({ id: _id, ...moment }) => moment,
    ),
  )
}

async function readableCases(work: Work, files: readonly string[]) {
  const cases = await store.listCasesOf(work.db, files)
  if (cases.length === 0) return []
  const offices = await store.listOfficesWith(work.db, work.actor.accountId, 'cases.read')
  return cases.filter((each) => offices.includes(each.office))
}

/** For the person: everything this office holds about them and this actor may see. What is sealed is given by those who hold it. */
export async function giveRecord(
  work: Work,
  { personId, language }: InputOf<typeof records.giveRecord>,
): Promise<Result<OutputOf<typeof records.giveRecord>, 'not_found'>> {
  const person = await findPerson(work.db, personId)
  if (person === undefined) return refuse('not_found')
  const speech = recordSpeech(language)
  const { t, write, review } = speech
  const parts = [
    await particulars(work, person, speech, true),
    await documents(work, person, speech),
    await family(work, person, speech),
    ...(await journeys(work, person, speech)),
    await consents(work, person, speech),
    await requests(work, person, speech),
  ]
  const html = recordPage(speech, {
    title: t('record.title'),
    lead: t('record.lead', { day: write.day(dayAt(work.now, 'Europe/Paris')) }),
    notice: review === 'pending' ? t('record.pending') : undefined,
    parts,
    end: t('record.end'),
  })
  const { office, compartment } = person
  work.record({ name: 'record_given', subject: person.id, office, compartment, facts: { language } })
  return accept({ fileName: fileNameIn(language), html, review })
}

/** The device that saves it may know no other letters. */
function fileNameIn(language: RecordLanguage): string {
  if (language === 'fr' || language === 'en') return `${translator(language)('record.file')}.html`
  return `${translator('en')('record.file')}-${language.toLowerCase()}.html`
}

/** For somebody else: what the consent in force names, to whom it names. */
export async function sharePerson(
  work: Work,
  { personId, recipient, recipientName, scope, language }: InputOf<typeof records.sharePerson>,
): Promise<Result<OutputOf<typeof records.sharePerson>, RefusalOf<typeof records.sharePerson> | 'not_found'>> {
  const person = await findPerson(work.db, personId)
  if (person === undefined) return refuse('not_found')
  const sharing = { purpose: 'DATA_SHARING', recipient, recipientName: recipientName === '' ? null : recipientName, scope } as const
  const may = await mayGive(work, person, sharing)
  if (!may.ok) return may
  const speech = recordSpeech(language)
  const { t } = speech
  const parts: PagePart[] = []
  const has = (part: ConsentScope) => scope.includes(part)
  if (has('IDENTITY') || has('CONTACT')) parts.push(await particulars(work, person, speech, has('CONTACT')))
  if (has('DOCUMENTS')) parts.push(await documents(work, person, speech))
  if (has('JOURNEY')) parts.push(...(await journeys(work, person, speech)))
  const lead = t('record.shared_lead', { recipient: t(`register.recipient.${recipient}`), name: recipientName })
  const { office, compartment } = person
  work.record({
    name: 'person_shared',
    subject: person.id,
    office,
    compartment,
    facts: { recipient, scope: scope.join(' '), consent: may.value.id },
  })
  return accept({
    fileName: `${t('record.shared_file')}.html`,
    html: recordPage(speech, { title: t('record.shared_title'), lead, parts, end: t('record.shared_end') }),
  })
}

async function particulars(work: Work, person: Person, { t, write, nation }: RecordSpeech, withContact: boolean): Promise<PagePart> {
  return {
    title: t('people.who'),
    none: '',
    facts: [
      [t('people.family_name'), person.familyName],
      [t('people.given_names'), person.givenNames],
      [t('people.native_name'), person.nativeName ?? ''],
      [t('people.born_on'), write.birthday(person.bornOn, person.bornPrecision)],
      [t('people.sex'), t(`people.sex.${person.sex}`)],
      [t('people.nationality'), nation(person.nationality)],
      [t('people.languages'), write.list(person.languages.map((code) => write.language(code)))],
      [t('people.safe_contact'), withContact ? ((await findSafeContact(work.db, person.id)) ?? '') : ''],
    ],
  }
}

async function documents(work: Work, person: Person, { t, write, nation }: RecordSpeech): Promise<PagePart> {
  const facts = (await listDocuments(work.db, [person.id])).map(
    (document) =>
      [
        t(`people.document_type.${document.type}`),
        document.number,
        nation(document.issuer),
        document.expiresOn === null ? '' : write.day(document.expiresOn),
      ] as const,
  )
  return { title: t('people.documents'), facts, none: t('record.none') }
}

async function family(work: Work, person: Person, { t, write }: RecordSpeech): Promise<PagePart> {
  const own = await listMembershipsOf(work.db, person.id)
  const others = (
    await listMembersOf(
      work.db,
      own.map((each) => each.householdId),
    )
  ).filter((member) => member.personId !== person.id)
  const links = await listLinksOf(work.db, [person.id])
  const persons = new Map(
    (
      await listPersonsById(
        work.db,
        links.map((link) => link.otherId),
      )
    ).map((each) => [each.id, each]),
  )
  return {
    title: t('people.household'),
    none: t('record.none'),
    facts: [
      ...others.map(
        (member) =>
          [
            t('register.in_household', { day: write.day(member.joinedOn) }),
            `${member.person.givenNames} ${member.person.familyName}`.trim(),
          ] as const,
      ),
      ...links.flatMap((link) => {
        const other = persons.get(link.otherId)
        return other === undefined || link.personId !== person.id
          ? []
          : [[t(`register.link.${link.code}`), `${other.givenNames} ${other.familyName}`.trim()] as const]
      }),
    ],
  }
}

async function journeys(work: Work, person: Person, { t, write, both }: RecordSpeech): Promise<PagePart[]> {
  const files = [person.id, ...(await listMergedFiles(work.db, person.id))]
  const known = await readableCases(work, files)
  const names = await store.listProgrammeNames(work.db, [...new Set(known.map((each) => each.programme_code))])
  const cases = known.map(
    (each) =>
      [
        each.public_ref,
        both(names.get(each.programme_code) ?? { fr: each.programme_code, en: each.programme_code }),
        t(`status.cases.${each.status}`),
        write.day(each.opened_at.slice(0, 10)),
      ] as const,
  )
  const offices = await store.listOfficesWith(work.db, work.actor.accountId, 'movements.read')
  const flown = offices.includes(person.office) ? await store.listJourneysOf(work.db, files) : []
  return [
    { title: t('record.cases'), facts: cases, none: t('record.none') },
    {
      title: t('record.journeys'),
      facts: flown.map((each) => [each.public_ref, write.day(each.starts_at.slice(0, 10))] as const),
      none: t('record.none'),
    },
  ]
}

async function consents(work: Work, person: Person, { t, write }: RecordSpeech): Promise<PagePart> {
  const stateOf = ({ withdrawnAt, givenAt }: Consent): string =>
    withdrawnAt === null
      ? t('people.consent_given', { day: write.day(givenAt.slice(0, 10)) })
      : t('people.consent_withdrawn', { day: write.day(withdrawnAt.slice(0, 10)) })
  const facts = (await listConsents(work.db, person.id)).map(
    (consent) =>
      [
        t(`people.consent_kind.${consent.kind}`),
        t(`register.recipient.${consent.recipient}`),
        consent.recipientName ?? '',
        stateOf(consent),
      ] as const,
  )
  return { title: t('people.consents'), facts, none: t('record.none') }
}

async function requests(work: Work, person: Person, { t, write }: RecordSpeech): Promise<PagePart> {
  const rows = await store.listRequestRows(work.db, [person.office], { personId: person.id }, undefined, 100)
  return {
    title: t('register.requests'),
    none: t('record.none'),
    facts: rows.map(
      (request) => [t(`register.request_kind.${request.kind}`), write.day(request.askedOn), t(`status.request.${request.state}`)] as const,
    ),
  }
}
