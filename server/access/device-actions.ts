/** Devices: which there are, that one is lost, and what its owner gets back of it. The lost device itself is heard in server/http.ts. */
import type { InputOf, OutputOf } from '#domain/kit/contract.ts'
import type * as devices from '#domain/access/device-contract.ts'
import type { AccountId, Device, Surrendered } from '#domain/access/words.ts'
import type { Instant } from '#domain/kit/day.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import { pageOf, readCursor, writeCursor } from '#server/kit/cursor.ts'
import type { Work } from '#server/kit/transaction.ts'
import { asServer } from './actions.ts'
import * as store from './device-store.ts'

export async function listOwnDevices(
  work: Work,
  _input: InputOf<typeof devices.listOwnDevices>,
): Promise<Result<OutputOf<typeof devices.listOwnDevices>, never>> {
  const rows = await store.listDeviceRowsOf(work.db, work.actor.accountId)
  return accept({ items: await present(work, rows) })
}

export async function listDevices(
  work: Work,
  input: InputOf<typeof devices.listDevices>,
): Promise<Result<OutputOf<typeof devices.listDevices>, never>> {
  const after = readCursor(input.after, 2)
  if (after === null) return accept({ items: [], next: null })
  const rows = await store.listDeviceRows(work.db, after, input.limit)
  const page = pageOf(
    rows,
    input.limit,
    (row) => writeCursor(row.seen_at, row.id),
    (row) => row,
  )
  return accept({ items: await present(work, page.items), next: page.next })
}

export async function markOwnDeviceLost(
  work: Work,
  input: InputOf<typeof devices.markOwnDeviceLost>,
): Promise<Result<Device, 'not_found'>> {
  const row = await store.findDeviceRow(work.db, input.deviceId)
  return row?.account === work.actor.accountId ? markLost(work, row) : refuse('not_found')
}

export async function markDeviceLost(work: Work, input: InputOf<typeof devices.markDeviceLost>): Promise<Result<Device, 'not_found'>> {
  const row = await store.findDeviceRow(work.db, input.deviceId)
  return row === undefined ? refuse('not_found') : markLost(work, row)
}

export async function listSurrendered(
  work: Work,
  _input: InputOf<typeof devices.listSurrendered>,
): Promise<Result<OutputOf<typeof devices.listSurrendered>, never>> {
  const rows = await asServer(work, () => store.listSurrenderedOf(work.db, work.actor.accountId))
  return accept({ items: rows.map(({ id, sealed }) => ({ id, surrendered: sealed as Surrendered })) })
}

export async function forgetSurrendered(
  work: Work,
  input: InputOf<typeof devices.forgetSurrendered>,
): Promise<Result<OutputOf<typeof devices.forgetSurrendered>, 'not_found'>> {
  const done = await asServer(work, () => store.emptySurrendered(work.db, work.actor.accountId, input.surrenderedId, work.now))
  return done ? accept({}) : refuse('not_found')
}

/** The sessions on it end in the same commit: whoever holds the device now reads and sends nothing more. */
async function markLost(work: Work, row: store.DeviceRow): Promise<Result<Device, 'not_found'>> {
  await asServer(work, () => store.setDeviceLost(work.db, row.device, work.actor.accountId, work.now))
  work.record({ name: 'device_marked_lost', subject: row.id, office: work.actor.offices[0]!, compartment: 0 })
  const [device] = await present(work, [{ ...row, lost_at: row.lost_at ?? work.now }])
  return accept(device!)
}

async function present(work: Work, rows: readonly store.DeviceRow[]): Promise<Device[]> {
  const heard = await asServer(work, () =>
    store.listLastHeard(
      work.db,
      rows.map((row) => row.id),
    ),
  )
  return rows.map((row) => {
    const heardAt = heard.get(row.id)
    return {
      id: row.id,
      accountId: row.account as AccountId,
      accountName: row.account_name,
      name: row.name,
      firstSeenAt: row.first_seen_at as Instant,
      seenAt: (heardAt !== undefined && heardAt > row.seen_at ? heardAt : row.seen_at) as Instant,
      lostAt: row.lost_at as Instant | null,
      wipedAt: row.wiped_at as Instant | null,
    }
  })
}
