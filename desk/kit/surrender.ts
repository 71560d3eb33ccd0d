/**
 * What a lost device does at its next contact: every key and everything it kept is destroyed; what was not sent is handed over as it
 * lies there, sealed under its owner's password, and comes back to that person on another device, into the tray, to be looked at
 * before anything of it is sent. Why so: docs/decisions/0010-a-lost-device.md. Knows storage and vaults, no server.
 */
import type { Change, Kept, Storage } from './storage.ts'
import { ownerOf, openSurrenderedLock, type Vault } from './vault.ts'

/** A row of the storage as text: bytes in base64, under the names that storage gives them. */
export type SealedRow = { key: string; row: Record<string, string | number | null> }
export type Surrendered = { salt: string; rows: SealedRow[] }

/** Rows that say whose device it was and that it is being given up; they go last. */
const givingUpKey = 'giving-up'

/** Destroys keys and boards at once. What is left, when anything is, is sealed and waits to be handed over. */
export async function giveUp(storage: Storage): Promise<void> {
  const rows = await storage.list('')
  const goes = rows.filter(({ key }) => !isHandedOver(key) && key !== 'device' && key !== 'device-id' && key !== givingUpKey)
  await storage.apply([{ put: givingUpKey, row: true }, ...goes.map(({ key }): Change => ({ remove: key }))])
}

export async function isGivingUp(storage: Storage): Promise<boolean> {
  return (await storage.read(givingUpKey)) !== undefined
}

/** What there is to hand over; undefined when nothing waited. */
export async function packSurrendered(storage: Storage): Promise<Surrendered | undefined> {
  const rows = (await storage.list('')).filter(({ key }) => isHandedOver(key))
  if (!rows.some(({ key }) => key.startsWith('vault/'))) return undefined
  const salt = (await storage.read('device')) as Uint8Array | undefined
  return { salt: salt === undefined ? '' : toBase64(salt), rows: rows.map(asText) }
}

/** The last step: nothing of anybody is left, and the device is a new one from now on. */
export async function leaveNothing(storage: Storage): Promise<void> {
  await storage.apply((await storage.list('')).map(({ key }): Change => ({ remove: key })))
}

/**
 * Lays what a lost device had handed over beside the vaults of its owner on this device: only the locks that bear their address, and
 * what hangs on them. It does not become the vault of today; `surrendered` in the lock says so. Returns how many vaults there were.
 */
export async function takeBack(storage: Storage, email: string, given: Surrendered): Promise<number> {
  const then = await ownerOf(fromBase64(given.salt), email)
  const now = await ownerOf(storage, email)
  const locks = given.rows.filter(({ key }) => key.startsWith(`lock/${then}/`))
  const changes: Change[] = []
  for (const lock of locks) {
    const vault = String(lock.row['vault'])
    changes.push({ put: `lock/${now}/${vault}`, row: { ...asRow(lock), surrendered: 1 } })
    for (const held of given.rows.filter(({ key }) => key.startsWith(`vault/${vault}/`))) changes.push({ put: held.key, row: asRow(held) })
  }
  await storage.apply(changes)
  return locks.length
}

/** The surrendered vaults that this password opens. */
export async function openSurrendered(storage: Storage, email: string, password: string): Promise<{ vault: Vault; lockPlace: string }[]> {
  const owner = await ownerOf(storage, email)
  const opened: { vault: Vault; lockPlace: string }[] = []
  for (const { key, row } of await storage.list(`lock/${owner}/`)) {
    if ((row as { surrendered?: number }).surrendered !== 1) continue
    const vault = await openSurrenderedLock(row, password)
    if (vault !== undefined) opened.push({ vault, lockPlace: key })
  }
  return opened
}

/** Locks, queues and trays; never a board, a draft or an open key. */
function isHandedOver(key: string): boolean {
  return key.startsWith('lock/') || /^vault\/[^/]+\/(queue|tray)\//.test(key)
}

const bytesMark = 'b64:'

function asText({ key, row }: Kept): SealedRow {
  const plain = Object.entries(flat(row as Record<string, unknown>)).map(([name, value]) => [name, textOf(value)])
  return { key, row: Object.fromEntries(plain) as SealedRow['row'] }
}

function textOf(value: unknown): string | number | null {
  if (value instanceof Uint8Array || value instanceof ArrayBuffer) return bytesMark + toBase64(new Uint8Array(value))
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** `sealed.iv` for the iv inside sealed: rows are one level deep on the wire. */
function flat(row: Record<string, unknown>): Record<string, unknown> {
  const { sealed, ...rest } = row as { sealed?: Record<string, unknown> }
  return sealed === undefined ? row : { ...rest, 'sealed.iv': sealed['iv'], 'sealed.bytes': sealed['bytes'] }
}

function asRow({ row }: SealedRow): Record<string, unknown> {
  const read = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith(bytesMark) ? fromBase64(value.slice(bytesMark.length)) : (value ?? undefined),
    ]),
  ) as Record<string, unknown>
  const bytes = (value: unknown) => (value as Uint8Array).slice().buffer
  if ('wrapped' in read) read['wrapped'] = bytes(read['wrapped'])
  if (!('sealed.iv' in read)) return read
  const { 'sealed.iv': iv, 'sealed.bytes': sealed, ...rest } = read
  return { ...rest, sealed: { iv, bytes: bytes(sealed) } }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}
