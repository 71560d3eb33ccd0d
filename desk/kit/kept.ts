/**
 * What one person keeps on this device: drafts, filters, the board of a shift. Sealed in their vault, under names that tell nothing.
 */
import type { Storage } from './storage.ts'
import type { Sealed, Vault } from './vault.ts'

export type KeptStore = {
  /** Undefined when nothing is kept under this key, or when it cannot be opened. */
  get<Value>(key: string): Promise<{ value: Value; keptAt: number } | undefined>
  put(key: string, value: unknown): Promise<void>
  remove(key: string): Promise<void>
}

export function openKept(storage: Storage, vault: Vault, now: () => number = Date.now): KeptStore {
  const placeOf = async (key: string) => `${vault.prefix}kept/${await vault.nameOf(key)}`
  return {
    get: async <Value>(key: string) => {
      const place = await placeOf(key)
      const sealed = (await storage.read(place)) as Sealed | undefined
      if (sealed === undefined) return undefined
      return (await vault.unseal(sealed, place).catch(() => undefined)) as { value: Value; keptAt: number } | undefined
    },
    put: async (key, value) => {
      const place = await placeOf(key)
      await storage.apply([{ put: place, row: await vault.seal({ value, keptAt: now() }, place) }])
    },
    remove: async (key) => storage.apply([{ remove: await placeOf(key) }]),
  }
}
