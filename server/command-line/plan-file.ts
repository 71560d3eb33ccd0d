// What a planning instance looks like in a file: read strictly, because a missing seat count would be planned as an endless cabin.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Instance } from '#algorithms/seating/words.ts'

const Count = z.int().min(0)
const Minute = z.number()

const Flight = z.object({
  id: z.string(),
  kind: z.enum(['scheduled', 'charter']),
  from: z.string(),
  to: z.string(),
  departsAt: Minute,
  arrivesAt: Minute,
  seats: Count,
  wheelchairs: Count,
  stretchers: Count,
  minimumLoad: Count,
  fixedCost: z.number().min(0),
})

const Group = z.object({
  id: z.string(),
  size: Count,
  wheelchairs: Count.max(255),
  stretchers: Count.max(255),
  needsEscort: z.boolean(),
  priority: z.number(),
  from: z.string(),
  destinations: z.array(z.string()),
  window: z.object({ start: Minute, end: Minute }),
})

const Placed = z.object({ group: z.string(), legs: z.array(z.string()).min(1).max(2) })

const InstanceFile = z.object({
  name: z.string().optional(),
  flights: z.array(Flight),
  groups: z.array(Group),
  hubs: z.record(z.string(), z.object({ minimumConnection: z.number(), teamPer3h: Count })),
  escortPoolPerDay: Count,
  prices: z.object({
    person: z.number(),
    lateDay: z.number(),
    costWeight: z.number(),
    charterSeat: z.number(),
    scheduledSeat: z.number(),
    overnight: z.number(),
    otherDestination: z.number(),
    escort: z.number().min(0),
  }),
  fixed: z.array(Placed).optional(),
  forbidden: z.array(Placed).optional(),
  current: z.array(Placed.extend({ penalty: z.number().min(0) })).optional(),
})

export async function readInstance(file: string): Promise<Instance> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`)
  })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new Error(`${file} is not JSON.`)
  }
  const parsed = InstanceFile.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${file} is not a planning instance: ${issue!.path.join('.')}: ${issue!.message}.`)
  }
  const instance = parsed.data
  refuseTwins('flights', instance.flights)
  refuseTwins('groups', instance.groups)
  refuseTwins(
    'present placements',
    (instance.current ?? []).map(({ group }) => ({ id: group })),
  )
  return instance
}

function refuseTwins(what: string, list: { id: string }[]): void {
  const seen = new Set<string>()
  for (const { id } of list) {
    if (seen.has(id)) throw new Error(`Two ${what} are called ${id}.`)
    seen.add(id)
  }
}
