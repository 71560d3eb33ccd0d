// The papers of a world: a travel bag in the hands of whoever sealed it, and a passport that the office took, with its signed receipt, and gave back.
import { newId } from '#server/kit/transaction.ts'
import type { Insert, World } from './world-words.ts'

/** On a day whose order the chain keeps; the newest row says that the person has it again, so that nothing waits for it. */
const days = ['2026-01-05', '2026-01-05', '2026-01-09']

async function originals(insert: Insert, world: World, now: string): Promise<void> {
  await insert('people_document', {
    id: world.document,
    person_id: world.person,
    type: 'PASSPORT',
    number: `WORLD${world.number}`,
    issuer: 'AFG',
    created_at: now,
  })
  await insert('kit_file', {
    id: world.receiptFile,
    sha256: world.receiptFile.replaceAll('-', '').padEnd(64, '0'),
    size_bytes: 1,
    media_type: 'application/pdf',
    name: `${world.familyName}.pdf`,
    purpose: 'upload',
    uploaded_by: world.account,
    uploaded_at: now,
  })
  const hands = (from: string, to: string) => ({
    what: 'HANDED',
    from_holder: from,
    from_name: world.familyName,
    to_holder: to,
    to_name: world.familyName,
    receipt_no: 'REC-EXEMPLE0',
  })
  const steps = [hands('PERSON', 'OFFICE'), { what: 'SIGNED', signed_step: 1, file_id: world.receiptFile }, hands('OFFICE', 'PERSON')]
  for (const [at, step] of steps.entries())
    await insert('people_original', {
      id: newId(),
      document_id: world.document,
      step: at + 1,
      done_on: days[at],
      recorded_by: world.account,
      recorded_at: now,
      ...step,
    })
}

export async function papers(insert: Insert, world: World, now: string): Promise<void> {
  await originals(insert, world, now)
  await insert('papers_bag', {
    id: world.bag,
    case_id: world.case,
    seal: `S-${world.number}`,
    contents: JSON.stringify([{ kind: 'TICKET', count: 1 }]),
    medical_envelope: true,
    sealed_at: now,
    sealed_by: world.account,
    holder_kind: 'STAFF',
    holder_name: world.familyName,
    held_since: now,
    created_at: now,
  })
  await insert('papers_custody', {
    id: newId(),
    bag_id: world.bag,
    step: 1,
    to_kind: 'STAFF',
    to_name: world.familyName,
    seal_intact: true,
    done_at: now,
    heard_at: now,
    recorded_by: world.account,
  })
}
