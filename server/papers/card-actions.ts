/** Cards for travellers: who is on board, in which language each reads, where they call; out comes one page a person. */
import type { InputOf } from '#domain/kit/contract.ts'
import { dayAt } from '#domain/kit/day.ts'
import { refuse, type Result } from '#domain/kit/result.ts'
import { notOnBoard } from '#domain/movements/manifest-rules.ts'
import type { Movement } from '#domain/movements/words.ts'
import { chooseCardLanguage } from '#domain/papers/card-rules.ts'
import type * as contracts from '#domain/papers/contract.ts'
import { countryOfPlace } from '#packs/places/places.ts'
import { findContactPoint } from '#packs/prints/cards.ts'
import { getMissionOffice } from '#server/kit/office.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { getMovement } from '#server/movements/actions.ts'
import { type PrintedToken, tokenFor } from '#server/transit/token-actions.ts'
import { listReceivers } from './card-store.ts'
import { type CardHolder, cardsData } from './cards.ts'
import { printed } from './printed.ts'

type Wanted = InputOf<typeof contracts.cardsPdf>

export async function cardsPdf(
  work: Work,
  input: Wanted,
): Promise<Result<Download, 'not_found' | 'nobody_on_board' | 'contact_point_missing' | 'print_busy'>> {
  const found = await getMovement(work, input.movementId)
  if (!found.ok) return found
  const movement = found.value
  const { code, timeZone } = await getMissionOffice(work, movement.office)
  const point = findContactPoint(code, dayAt(work.now, timeZone))
  if (point === undefined) return refuse('contact_point_missing')
  const holders = await holdersOf(work, movement, input)
  if (holders.length === 0) return refuse('nobody_on_board')

  const { kind, size } = input
  const name = `${kind === 'CONTACT' ? 'contact-cards' : 'journey-cards'}-${movement.publicRef}.pdf`
  return printed('card', cardsData({ kind, size, point, legs: movement.legs }, holders), name)
}

async function holdersOf(work: Work, movement: Movement, { caseId, personId, language }: Wanted): Promise<CardHolder[]> {
  const travelling = movement.passengers.filter(
    (one) =>
      !notOnBoard.includes(one.state) &&
      (caseId === undefined || one.caseId === caseId) &&
      (personId === undefined || one.personId === personId),
  )
  if (travelling.length === 0) return []
  const cases = [...new Set(travelling.map((one) => one.caseId))]
  const receivers = await listReceivers(work.db, cases)
  const tokens = new Map<string, PrintedToken | undefined>()
  for (const each of cases) tokens.set(each, await tokenFor(work, movement.id, each))
  const endsIn = countryOfPlace(movement.legs.at(-1)!.toPlace) ?? null
  return travelling.map((one) => ({
    ...one,
    language: language ?? chooseCardLanguage(one, endsIn),
    metBy: receivers.get(one.caseId) ?? null,
    token: tokens.get(one.caseId),
  }))
}
