// The travel bag of a world, sealed and in the hands of whoever sealed it.
import { newId } from '#server/kit/transaction.ts'
import type { Insert, World } from './world-words.ts'

export async function papers(insert: Insert, world: World, now: string): Promise<void> {
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
