/** What the fields of a question may hold when it is explained. */
import { z } from 'zod'
import type { Contract } from '#domain/kit/contract.ts'
import { newId } from '#server/kit/transaction.ts'
import type { Samples } from './explain-samples.ts'

/** What a field of a question may hold: every value of a closed list, or what is known by the contract's and the field's name. */
export function sampleOf(samples: Samples, contract: Contract, field: string, schema: z.ZodType): string[] {
  const options = optionsOf(schema)
  if (options !== undefined) return options
  const known: Record<string, string[]> = {
    'projects.get.code': ['C01'],
    'programmes.get.code': ['ARER'],
    'liaison.find_organisations.q': ['Parrains', 'Parr Ex', 'P'],
    'movements.read_medical.clearanceId': [samples['medicalId']!],
    'liaison.list_organisations.kind': ['SPONSOR'],
    'liaison.organisations_csv.kind': ['SPONSOR'],
    'liaison.find_organisations.kind': ['SPONSOR'],
    'programmes.get_instrument.code': ['SUSTAINABILITY_SURVEY'],
    'papers.cards_pdf.movementId': [samples['manifestedHere']!],
    'papers.cards_pdf.caseId': [samples['manifestedCase']!],
    'papers.cards_pdf.personId': [samples['manifestedPerson']!],
    'transit.get_task.taskId': [samples['taskId']!],
    'ticketing.get_request.requestId': [samples['ticketRequestId']!],
    'cases.list.status': ['IN_CLEARANCE', 'CLOSED', 'DRAFT,REGISTERED', 'CLOSED,FOLLOW_UP'],
    'cases.find.q': [samples['publicRef']!, samples['publicRef']!.slice(0, 6)],
    'people.search.q': [
      `${samples['familyName']} ${samples['givenNames']}`,
      samples['familyName']!.slice(0, 4),
      samples['documentNumber']!,
      `${samples['givenNames']} ${samples['familyName']!.slice(0, 3)}`,
      `${samples['familyName']} 1990`,
      `${samples['familyName']} ${samples['givenNames']} 04/05/1990`,
      '+33 6 12 34 56 78',
      'somebody@example.org',
    ],
    except: [samples['personId']!],
    rowId: [samples['caseId']!],
    programme: ['ARER'],
    project: ['C01'],
    projectCode: ['D02'],
    donor: ['OFII'],
    words: ['retour'],
    nationality: ['IRQ'],
    kind: ['TRAVEL_DOC'],
    bornOn: ['1990-01-01'],
    version: ['1'],
    leg: ['1'],
    step: ['1'],
    call: ['1'],
    recipient: ['CANAPI'],
    'notices.get.movementId': [samples['bookedMovement']!],
    versionId: [newId()],
    receivedId: [newId()],
    withinDays: ['60'],
    months: ['24'],
    ageFrom: ['18'],
    ageUntil: ['30'],
    until: [samples['today']!.slice(0, 7)],
    fromMonth: [samples['today']!.slice(0, 7)],
    toMonth: [samples['today']!.slice(0, 7)],
    fromYear: ['2020'],
    toYear: ['2030'],
    days: ['7'],
    communityCarrier: ['true', 'false'],
    extraordinary: ['true', 'false'],
    announcedAdults: ['2'],
    announcedChildren: ['1'],
    announcedInfants: ['0'],
    limit: ['10'],
    ...Object.fromEntries(['day', 'on', 'from', 'to', 'dueUntil'].map((name) => [name, [samples['today']!]])),
  }
  const found = known[`${contract.name}.${field}`] ?? known[field] ?? (samples[field] === undefined ? undefined : [samples[field]])
  if (found === undefined) throw new Error(`explain-fields.ts does not know what to put into ${field} of ${contract.name}`)
  return found
}

function optionsOf(schema: z.ZodType): string[] | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return optionsOf(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodEnum ? schema.options.map(String) : undefined
}
