/**
 * A small ordered map on the device, in which several changes happen together or not at all. In the browser it is one IndexedDB
 * table; in tests it is memory. It knows nothing of what it holds.
 */

export type Change =
  | { readonly put: string; readonly row: unknown }
  | { readonly remove: string }
  | { /** Under a new key after every other key of this prefix. */ readonly append: string; readonly row: unknown }
export type Kept = { readonly key: string; readonly row: unknown }

export type Storage = {
  read(key: string): Promise<unknown>
  /** In the order of the keys. */
  list(prefix: string): Promise<Kept[]>
  apply(changes: readonly Change[]): Promise<void>
}

/** Keys are compared as text, so the running number has a fixed width. */
function nextKey(prefix: string, lastKey: string | undefined): string {
  const last = lastKey === undefined ? 0 : Number(lastKey.slice(prefix.length))
  return `${prefix}${String(last + 1).padStart(12, '0')}`
}

export function memoryStorage(): Storage {
  const rows = new Map<string, unknown>()
  const keysOf = (prefix: string) => [...rows.keys()].filter((key) => key.startsWith(prefix)).sort()
  return {
    read: async (key) => rows.get(key),
    list: async (prefix) => keysOf(prefix).map((key) => ({ key, row: rows.get(key) })),
    apply: async (changes) => {
      for (const change of changes) {
        if ('put' in change) rows.set(change.put, change.row)
        else if ('remove' in change) rows.delete(change.remove)
        else rows.set(nextKey(change.append, keysOf(change.append).at(-1)), change.row)
      }
    },
  }
}

const table = 'kept'
let lasting = true

/** False when this browser keeps nothing (a private window, a blocked site): all is gone with the tab, and people must know. */
export function isLasting(): boolean {
  return lasting
}

/** The device's own storage, or memory where the browser offers none. */
export function storageHere(): Storage {
  const [device, memory] = [deviceStorage(), memoryStorage()]
  const chosen = device.read('device').then(
    () => device,
    () => {
      lasting = false
      return memory
    },
  )
  return {
    read: async (key) => (await chosen).read(key),
    list: async (prefix) => (await chosen).list(prefix),
    apply: async (changes) => (await chosen).apply(changes),
  }
}

export function deviceStorage(name = 'passerelle'): Storage {
  let opened: Promise<IDBDatabase> | undefined
  const open = () => {
    opened ??= openDatabase(name, () => (opened = undefined))
    return opened
  }
  return {
    read: async (key) => answered((await open()).transaction(table).objectStore(table).get(key)),
    list: async (prefix) => {
      const store = (await open()).transaction(table).objectStore(table)
      const [keys, rows] = await Promise.all([answered(store.getAllKeys(under(prefix))), answered(store.getAll(under(prefix)))])
      return keys.map((key, at) => ({ key: key as string, row: rows[at] }))
    },
    apply: async (changes) => {
      // Durability "strict": a command that the screen calls safe is on the disk, not in a buffer.
      const transaction = (await open()).transaction(table, 'readwrite', { durability: 'strict' })
      applyFrom(0, changes, transaction.objectStore(table))
      await committed(transaction)
    },
  }
}

/** One after the other: an append must see the append before it, and a request of IndexedDB answers only after those asked earlier. */
function applyFrom(at: number, changes: readonly Change[], store: IDBObjectStore): void {
  const change = changes[at]
  if (change === undefined) return
  if ('append' in change) {
    const cursor = store.openKeyCursor(under(change.append), 'prev')
    cursor.onsuccess = () => {
      store.put(change.row, nextKey(change.append, cursor.result === null ? undefined : (cursor.result.key as string)))
      applyFrom(at + 1, changes, store)
    }
    return
  }
  if ('put' in change) store.put(change.row, change.put)
  else store.delete(change.remove)
  applyFrom(at + 1, changes, store)
}

function under(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`)
}

async function openDatabase(name: string, onLost: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => void request.result.createObjectStore(table)
  return answered(request).then((database) => {
    database.onclose = onLost
    database.onversionchange = () => {
      database.close()
      onLost()
    }
    return database
  })
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device storage failed'))
  })
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the device storage is full'))
    transaction.onerror = () => reject(transaction.error ?? new Error('the device storage failed'))
  })
}
