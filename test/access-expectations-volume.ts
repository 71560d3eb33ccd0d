// Who may take lists out of the house, and who may stop or watch an import. Read beside access-expectations.ts.
import type { Role } from '#domain/access/roles.ts'
import type { Expectation } from './access-expectations.ts'

/** Those who answer for their office's lists. An auditor reads, and takes nothing away. */
const exporters: readonly Role[] = ['MOVEMENT_AGENT', 'CASE_SUPERVISOR']
const importers: readonly Role[] = ['MOVEMENT_AGENT', 'CASE_SUPERVISOR']
const bookers: readonly Role[] = ['MOVEMENT_AGENT', 'TRAVEL_BOOKER']
const asked = { purpose: 'AUTHORITY', note: 'liste pour la préfecture' }

export const volumeExpectations: Record<string, Expectation> = {
  'people.export_persons': { who: exporters, input: () => asked, shows: (w) => w.familyName },
  'cases.export': { who: exporters, input: () => asked, shows: (w) => w.caseRef },
  'movements.export_movements': { who: exporters, input: () => asked, shows: (w) => w.movement },
  'movements.give_roll': {
    who: bookers,
    on: 'case',
    input: (w) => ({ caseIds: [w.case], recipient: 'CARRIER', format: 'CSV' }),
  },
  'cases.stop_roll': { who: importers, on: 'roll', input: (w) => ({ rollId: w.roll }) },
  'cases.get_roll_progress': { who: importers, input: (w) => ({ rollId: w.roll }) },
  'cases.get_reading_progress': { who: importers, input: (w) => ({ fileId: w.file }) },
}
