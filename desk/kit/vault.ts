/**
 * What a person leaves on a device, sealed for that person alone. A random data key (AES-GCM 256) seals every row; the data key lies
 * on the device wrapped by a key made from the password (PBKDF2-SHA-256). While somebody is signed in the data key itself lies there
 * too, non-extractable, so that a reload with no network works; signing out removes it and keeps everything sealed.
 */
import type { Storage } from './storage.ts'

/** OWASP's floor for PBKDF2-SHA-256 is 600,000 rounds. Tests use fewer. */
const rounds = 600_000

export type Vault = {
  readonly id: string
  /** Prefix of everything this vault holds in the storage. */
  readonly prefix: string
  /** `place` is bound into the seal: a row moved to another place does not open. */
  seal(value: unknown, place: string): Promise<Sealed>
  unseal(sealed: Sealed, place: string): Promise<unknown>
  /** A name for a row that tells nothing to who reads the disk. */
  nameOf(key: string): Promise<string>
}

export type Sealed = { readonly iv: Uint8Array; readonly bytes: ArrayBuffer }

type Lock = {
  readonly vault: string
  readonly salt: Uint8Array
  readonly rounds: number
  readonly iv: Uint8Array
  readonly wrapped: ArrayBuffer
  readonly madeAt: number
  /** It came from a device of this person that was lost; it never becomes the vault of today. */
  readonly surrendered?: number
}
type Opened = { readonly vault: string; readonly key: CryptoKey; readonly seenAt: number }

const openKey = 'open'

/** Opens the vault of this person, or makes one. `former` counts older vaults that this password does not open (the password was changed since). */
export async function openOrMakeVault(
  storage: Storage,
  email: string,
  password: string,
  nowMs: number,
  pbkdf2Rounds = rounds,
): Promise<{ vault: Vault; former: number }> {
  const owner = await ownerOf(storage, email)
  const locks = await locksOf(storage, owner)
  const found = await findOpening(locks, password)
  const opened = found ?? (await makeLock(storage, owner, password, nowMs, pbkdf2Rounds))
  await storage.apply([{ put: openKey, row: { ...opened, seenAt: nowMs } satisfies Opened }])
  return { vault: vaultFrom(opened.vault, opened.key), former: locks.length - (found === undefined ? 0 : 1) }
}

/** Opens a vault with the password alone, with no server to ask. Undefined: nobody of that name was here, or the password is wrong. */
export async function unlockVault(storage: Storage, email: string, password: string, nowMs: number): Promise<Vault | undefined> {
  const found = await findOpening(await locksOf(storage, await ownerOf(storage, email)), password)
  if (found === undefined) return undefined
  await storage.apply([{ put: openKey, row: { ...found, seenAt: nowMs } satisfies Opened }])
  return vaultFrom(found.vault, found.key)
}

/** Opens a vault that lies under a former password, without making it the current one. */
export async function openFormerVaults(storage: Storage, email: string, password: string): Promise<Vault[]> {
  const locks = (await locksOf(storage, await ownerOf(storage, email))).filter(({ surrendered }) => surrendered !== 1)
  const opened = await Promise.all(locks.map((lock) => openLock(lock, password)))
  return opened.flatMap((key, at) => (key === undefined ? [] : [vaultFrom(locks[at]!.vault, key)]))
}

/** How many other vaults of this person lie here: under a former password, or from a lost device. */
export async function countFormer(storage: Storage, email: string, today: Vault): Promise<number> {
  return (await locksOf(storage, await ownerOf(storage, email))).filter((lock) => lock.vault !== today.id).length
}

/** Opens a lock that came from a lost device. */
export async function openSurrenderedLock(row: unknown, password: string): Promise<Vault | undefined> {
  const lock = row as Lock
  const key = await openLock(lock, password)
  return key === undefined ? undefined : vaultFrom(lock.vault, key)
}

/** Where the lock of a vault lies: removed together with the move of what it held. */
export async function lockPlaceOf(storage: Storage, email: string, vault: Vault): Promise<string> {
  return `lock/${await ownerOf(storage, email)}/${vault.id}`
}

/** The vault that was open when the browser was closed, unless nobody touched it for longer than `idleMs`. */
export async function reopenVault(
  storage: Storage,
  idleMs: (vault: Vault) => Promise<number>,
  nowMs: number,
): Promise<Vault | 'idle' | undefined> {
  const opened = (await storage.read(openKey)) as Opened | undefined
  if (opened === undefined) return undefined
  const vault = vaultFrom(opened.vault, opened.key)
  return nowMs - opened.seenAt > (await idleMs(vault)) ? 'idle' : vault
}

/** Somebody is still there. */
export async function touchVault(storage: Storage, nowMs: number): Promise<void> {
  const opened = (await storage.read(openKey)) as Opened | undefined
  if (opened !== undefined) await storage.apply([{ put: openKey, row: { ...opened, seenAt: nowMs } satisfies Opened }])
}

export async function lastTouched(storage: Storage): Promise<number | undefined> {
  return ((await storage.read(openKey)) as Opened | undefined)?.seenAt
}

/** Takes the open key away. What was sealed stays, and opens again with the password. */
export async function closeVault(storage: Storage): Promise<void> {
  await storage.apply([{ remove: openKey }])
}

export function vaultFrom(id: string, key: CryptoKey): Vault {
  return {
    id,
    prefix: `vault/${id}/`,
    seal: async (value, place) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const plain = new TextEncoder().encode(JSON.stringify(value))
      return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(place) }, key, plain) }
    },
    unseal: async (sealed, place) => {
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: sealed.iv as BufferSource, additionalData: utf8(place) },
        key,
        sealed.bytes,
      )
      return JSON.parse(new TextDecoder().decode(plain)) as unknown
    },
    nameOf: async (name) => hex(await crypto.subtle.digest('SHA-256', utf8(`${id} ${name}`))),
  }
}

async function findOpening(locks: readonly Lock[], password: string): Promise<{ vault: string; key: CryptoKey } | undefined> {
  for (const lock of locks.filter(({ surrendered }) => surrendered !== 1).toSorted((one, other) => other.madeAt - one.madeAt)) {
    const key = await openLock(lock, password)
    if (key !== undefined) return { vault: lock.vault, key }
  }
  return undefined
}

async function openLock(lock: Lock, password: string): Promise<CryptoKey | undefined> {
  const wrapping = await wrappingKey(password, lock.salt, lock.rounds)
  try {
    const name = { name: 'AES-GCM', iv: lock.iv as BufferSource, additionalData: utf8(lock.vault) }
    return await crypto.subtle.unwrapKey('raw', lock.wrapped, wrapping, name, 'AES-GCM', false, ['encrypt', 'decrypt'])
  } catch {
    return undefined
  }
}

async function makeLock(
  storage: Storage,
  owner: string,
  password: string,
  nowMs: number,
  pbkdf2Rounds: number,
): Promise<{ vault: string; key: CryptoKey }> {
  const vault = crypto.randomUUID()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const wrapping = await wrappingKey(password, salt, pbkdf2Rounds)
  const fresh = await crypto.subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt', 'decrypt'])
  const wrapped = await crypto.subtle.wrapKey('raw', fresh, wrapping, { name: 'AES-GCM', iv, additionalData: utf8(vault) })
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  await storage.apply([
    { put: `lock/${owner}/${vault}`, row: { vault, salt, rounds: pbkdf2Rounds, iv, wrapped, madeAt: nowMs } satisfies Lock },
  ])
  return { vault, key }
}

async function wrappingKey(password: string, salt: Uint8Array, pbkdf2Rounds: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', utf8(password.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  const recipe = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations: pbkdf2Rounds }
  return crypto.subtle.deriveKey(recipe, secret, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

async function locksOf(storage: Storage, owner: string): Promise<Lock[]> {
  return (await storage.list(`lock/${owner}/`)).map((kept) => kept.row as Lock)
}

/** Who it belongs to, without an address that a finder of the device could read. `device`: its storage, or the salt of another one. */
export async function ownerOf(device: Storage | Uint8Array, email: string): Promise<string> {
  const salt = device instanceof Uint8Array ? device : await saltOf(device)
  return hex(await crypto.subtle.digest('SHA-256', utf8(`${hex(salt.slice().buffer)} ${email.trim().toLowerCase()}`)))
}

async function saltOf(storage: Storage): Promise<Uint8Array> {
  const salt = ((await storage.read('device')) as Uint8Array | undefined) ?? crypto.getRandomValues(new Uint8Array(16))
  await storage.apply([{ put: 'device', row: salt }])
  return salt
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
