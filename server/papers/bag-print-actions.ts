/** The receipts of a travel bag on paper: its checklist, and every hand it went through. */
import type { InputOf } from '#domain/kit/contract.ts'
import { type Result, refuse } from '#domain/kit/result.ts'
import type * as contracts from '#domain/papers/bag-contract.ts'
import { countByType } from '#domain/papers/original-rules.ts'
import type { CustodyStep, TravelBag } from '#domain/papers/words.ts'
import type { DocumentType } from '#domain/people/words.ts'
import { getCase } from '#server/cases/actions.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { type Language, type Translate, translator } from '#ui/languages/text.ts'
import { makeWriter } from '#ui/languages/writer.ts'
import { originalsAway } from './original-actions.ts'
import { printed } from './printed.ts'
import { findBag, listCustody } from './store.ts'

export async function bagPdf(work: Work, input: InputOf<typeof contracts.bagPdf>): Promise<Result<Download, 'not_found' | 'print_busy'>> {
  const bag = await findBag(work.db, input.bagId)
  if (bag === undefined) return refuse('not_found')
  const found = await getCase(work, bag.caseId)
  if (!found.ok) return found
  const { timeZone } = await getMissionOffice(work, bag.office)
  const custody = (await listCustody(work.db, [bag.id])).get(bag.id)!
  const stillHere = (await originalsAway(work, bag.caseId)).filter((original) => original.isStillHere)
  const data = bagData(bag, { custody, stillHere, caseRef: found.value.publicRef }, timeZone, input.language)
  return printed('bag', data, `bag-${bag.id.slice(-8)}.pdf`)
}

export type BagFacts = {
  readonly custody: readonly CustodyStep[]
  /** Originals that the office has not handed back: whoever takes the bag knows that they are not in it. */
  readonly stillHere: readonly { readonly type: DocumentType }[]
  readonly caseRef: string
}

/** What packs/prints/bag.typ reads. */
export function bagData(
  bag: TravelBag,
  { custody, stillHere, caseRef }: BagFacts,
  zone: string,
  language: Language,
): Record<string, unknown> {
  const t = translator(language)
  const writer = makeWriter(language, zone)
  const envelope = bag.medicalEnvelope ? [[t('papers.medical_envelope'), '1']] : []
  return {
    language,
    title: t('papers.bag_title'),
    subtitle: t('papers.bag_subtitle', { ref: caseRef, when: writer.instant(bag.sealedAt) }),
    seal: `${t('papers.seal_number')} : ${bag.seal ?? t('papers.no_seal')}`,
    contentsTitle: t('papers.contents'),
    contents: [...bag.contents.map(({ kind, count }) => [t(`papers.content.${kind}`), String(count)]), ...envelope],
    stillHere:
      stillHere.length === 0
        ? null
        : t('papers.originals_still_here', {
            which: countByType(stillHere)
              .map(({ type, count }) => `${t(`people.document_type.${type}`)}${count === 1 ? '' : ` × ${count}`}`)
              .join(', '),
          }),
    chainTitle: t('papers.chain'),
    head: ['handed_at', 'to_name', 'note', 'signature'].map((name) => t(`papers.${name}`)),
    steps: custody.map((step) => ({
      when: writer.instant(step.doneAt),
      to: holderWords(step.toKind, step.toName, step.toFunction, t),
      from: step.fromKind === null || step.fromName === null ? null : `‹ ${holderWords(step.fromKind, step.fromName, null, t)}`,
      seal: t(step.sealIntact ? 'papers.seal_whole' : 'papers.seal_broken'),
      note: step.note,
      drawn: step.drawn === null ? null : signatureSvg(step.drawn),
    })),
    signatureWord: t('papers.signature'),
    notice: t('papers.bag_notice'),
  }
}

function holderWords(kind: CustodyStep['toKind'], name: string, inFunction: string | null, t: Translate): string {
  return `${name}${inFunction === null ? '' : `, ${inFunction}`} (${t(`status.papers.holder.${kind}`)})`
}

/** The strokes hold letters and figures only, by their schema: nothing of them can be markup. */
function signatureSvg(strokes: string): string {
  const pen = 'fill="none" stroke="#1c2430" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 300"><path d="${strokes}" ${pen}/></svg>`
}
