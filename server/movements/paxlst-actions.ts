/** A leg of a frozen manifest as a PAXLST file. What is handed out was read again by our own validator and found without error. */
import { checkPaxlst as check } from '#algorithms/edifact/paxlst-check.ts'
import type { WritingWarning } from '#algorithms/edifact/paxlst-facts.ts'
import { writePaxlst } from '#algorithms/edifact/paxlst-write.ts'
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import { msOf } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import type * as contracts from '#domain/movements/manifest-contract.ts'
import { blockCharacters } from '#domain/movements/manifest-contract.ts'
import { type PaxlstRefusal, paxlstOf, refusalOf, warningsOf } from '#domain/movements/paxlst-rules.ts'
import type { Manifest } from '#domain/movements/words.ts'
import { paxlstRegisters } from '#packs/places/paxlst-registers.ts'
import { countryOfPlace } from '#packs/places/places.ts'
import type { Download } from '#server/kit/route.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findManifest } from './manifest-store.ts'
import { findMovement, findOffice } from './store.ts'

type Asked = InputOf<typeof contracts.manifestPaxlst>

export async function manifestPaxlst(work: Work, input: Asked): Promise<Result<Download, 'not_found' | PaxlstRefusal>> {
  const made = await write(work, input)
  if (!made.ok) return made
  const { found, interchanges } = made.value

  // Cut into parts, each stands on a line of its own, as such networks take them.
  const body = interchanges.join('\r\n')
  const fault = check(body, paxlstRegisters).faults.find(({ level }) => level === 'ERROR')
  if (fault !== undefined) return refuse('paxlst_not_valid', { fault: fault.word, segment: fault.segment, tag: fault.tag })
  const leg = input.leg ?? found.legs[0]!.seq
  const fileName = `${found.number}-v${found.version}-${leg}-${input.directory}.edi`
  return accept({ fileName, mediaType: 'application/edifact', body })
}

export async function checkPaxlst(work: Work, input: Asked): Promise<Result<OutputOf<typeof contracts.checkPaxlst>, 'not_found'>> {
  const made = await write(work, input)
  if (made.ok) return accept({ warnings: warningsOf(made.value.warnings, made.value.found.rows) })
  return made.refusal === 'not_found' ? refuse('not_found') : accept({ warnings: [] })
}

type Made = { found: Manifest; interchanges: string[]; warnings: WritingWarning[] }

async function write(work: Work, input: Asked): Promise<Result<Made, 'not_found' | PaxlstRefusal>> {
  const { movementId, version, directory, leg, recipient, blocks } = input
  const found = await findManifest(work.db, movementId, version)
  if (found === undefined) return refuse('not_found')
  const movement = (await findMovement(work.db, movementId))!
  const office = await findOffice(work.db, movement.office)

  const list = paxlstOf(found, { directory, leg, office, recipient, preparedAt: work.now }, countryOf)
  if (!list.ok) return list
  const control = msOf(work.now).toString(36).toUpperCase()
  const written = writePaxlst(list.value, { control, ...(blocks === 'CUT' ? { charactersMax: blockCharacters } : {}) })
  if (!written.ok) return refusalOf(written.faults, found.rows)
  return accept({ found, interchanges: written.interchanges, warnings: written.warnings })
}

function countryOf(place: string): string | null {
  return countryOfPlace(place) ?? null
}
