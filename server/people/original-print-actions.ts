/** The receipt of an original on paper, to be signed: in French, in English, and in the first of the person's languages that there is. */
import type { InputOf, RefusalOf } from '#domain/kit/contract.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/people/original-contract.ts'
import { receiptKind } from '#domain/people/original-rules.ts'
import type { OriginalStep } from '#domain/people/original-words.ts'
import { readingLanguageOf } from '#domain/people/reading-rules.ts'
import type { Person } from '#domain/people/words.ts'
import { type PrintedLanguage, printedLanguages, receiptTexts } from '#packs/prints/cards.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import { print, PrintError } from '#server/kit/print.ts'
import { printableName, withPrintableSigns } from '#server/kit/print-letters.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { translator } from '#ui/languages/text.ts'
import { makeWriter } from '#ui/languages/writer.ts'
import { findDocument, listSteps, type PlacedDocument } from './original-store.ts'
import { findPerson } from './store.ts'

export async function receiptPdf(
  work: Work,
  input: InputOf<typeof contracts.receiptPdf>,
): Promise<Result<Download, RefusalOf<typeof contracts.receiptPdf> | 'not_found'>> {
  const document = await findDocument(work.db, input.documentId)
  const person = document === undefined ? undefined : await findPerson(work.db, document.personId)
  if (document === undefined || person === undefined) return refuse('not_found')
  const steps = (await listSteps(work.db, [document.id])).get(document.id) ?? []
  const handed = steps.find(({ step, what }) => step === input.step && what === 'HANDED')
  if (handed === undefined) return refuse('no_such_receipt')
  const office = await getMissionOffice(work, document.office)
  try {
    const body = await print('original-receipt', receiptData(person, document, handed, office.name))
    return accept({ fileName: `${handed.receiptNo!.toLowerCase()}.pdf`, mediaType: 'application/pdf', body })
  } catch (error) {
    if (error instanceof PrintError && error.reason !== 'template') return refuse('print_busy')
    throw error
  }
}

/** What packs/prints/original-receipt.typ reads. French and English for whoever is shown it, and the person's own words for the person. */
export function receiptData(
  person: Pick<Person, 'familyName' | 'givenNames' | 'nativeName' | 'languages'>,
  document: Pick<PlacedDocument, 'type' | 'number' | 'issuer'>,
  handed: OriginalStep,
  office: string,
): Record<string, unknown> {
  const kind = receiptKind(handed)
  const own = readingLanguageOf(person, printedLanguages)
  const languages = [...new Set<PrintedLanguage>([...(own === undefined ? [] : [own]), 'fr', 'en'])]
  const both = (key: string) => `${translator('fr')(key)} / ${translator('en')(key)}`
  const said = languages.map((language) => receiptTexts(language))
  return {
    number: handed.receiptNo!,
    office,
    // The file's title tells what it is, never whose.
    title: receiptTexts('fr').texts.title,
    titles: said.map(({ texts, ...set }) => ({ ...set, words: texts.title })),
    says: said.map(({ texts, ...set }) => ({ ...set, lines: [texts[kind], ...(kind === 'received' ? [texts.demand] : []), texts.keep] })),
    facts: [
      [both('people.originals.receipt_no'), handed.receiptNo!],
      [both('people.originals.on'), makeWriter('fr').day(handed.doneOn)],
      [
        both('people.originals.person'),
        [`${person.givenNames} ${person.familyName}`.trim(), printableName(person.nativeName) ?? ''].filter(Boolean).join(' · '),
      ],
      [both('people.document_type'), typeIn(document.type)],
      [both('people.document_number'), `${document.number} (${document.issuer})`],
      [both('people.originals.handed_by'), handOf(handed.fromName!, null, handed.fromHolder!)],
      [both('people.originals.taken_by'), handOf(handed.toName!, handed.toFunction, handed.toHolder!)],
    ].map((fact) => fact.map((words) => withPrintableSigns(words!))),
    signatures: [
      said.map(({ texts, ...set }) => ({ ...set, words: texts.sign_person })),
      said.map(({ texts, ...set }) => ({ ...set, words: texts.sign_office })),
    ],
  }
}

function typeIn(type: PlacedDocument['type']): string {
  return [...new Set((['fr', 'en'] as const).map((language) => translator(language)(`people.document_type.${type}`)))].join(' / ')
}

function handOf(name: string, inFunction: string | null, holder: NonNullable<OriginalStep['toHolder']>): string {
  const words = (['fr', 'en'] as const).map((language) => translator(language)(`people.originals.holder.${holder}`)).join(' / ')
  return `${name}${inFunction === null ? '' : `, ${inFunction}`} (${words})`
}
