/**
 * What one person keeps on this device: drafts, filters, the board of a shift. Sealed in their vault, under names that tell nothing.
 */
import { latestMs } from './purge.ts'
import type { Storage } from './storage.ts'
import type { Sealed, Vault } from './vault.ts'

export type KeptStore = {
  /** Undefined when nothing is kept under this key, or when it cannot be opened. */
  get<Value>(key: string): Promise<{ value: Value; keptAt: number } | undefined>
  /** `untilMs`: after this hour it is gone, also from a vault that nobody opens again. Without it only what holds nothing of anybody may be kept. */
  put(key: string, value: unknown, untilMs?: number): Promise<void>
  remove(key: string): Promise<void>
}

export function openKept(storage: Storage, vault: Vault, now: () => number = Date.now): KeptStore {
  const placeOf = async (key: string) => `${vault.prefix}kept/${await vault.nameOf(key)}`
  return {
    get: async <Value>(key: string) => {
      const place = await placeOf(key)
      const sealed = (await storage.read(place)) as (Sealed & { until?: number }) | undefined
      if (sealed === undefined || (sealed.until !== undefined && sealed.until <= (await latestMs(storage, now())))) return undefined
      return (await vault.unseal(sealed, place).catch(() => undefined)) as { value: Value; keptAt: number } | undefined
    },
    put: async (key, value, untilMs) => {
      const place = await placeOf(key)
      const sealed = await vault.seal({ value, keptAt: now() }, place)
      await storage.apply([{ put: place, row: untilMs === undefined ? sealed : { ...sealed, until: untilMs } }])
    },
    remove: async (key) => storage.apply([{ remove: await placeOf(key) }]),
  }
}
