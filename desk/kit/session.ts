/**
 * Who is at this desk. Starts from the device alone (so that a reload with no network works), then asks the server; locks when nobody
 * touches it for too long; forgets the open key on signing out and keeps what is sealed.
 */
import { useSyncExternalStore } from 'react'
import type { Permission } from '#domain/access/roles.ts'
import type { Self, StaffLanguage } from '#domain/access/words.ts'
import { type Answer, type Call, call, type Failure, onDeviceLost, speakFor, speakFrom } from './api.ts'
import { deviceName } from './device-name.ts'
import { type KeptStore, openKept } from './kept.ts'
import { onNetworkBack } from './network.ts'
import { type Command, moveQueue, openOutbox, type Outbox } from './outbox.ts'
import { purgeEnded } from './purge.ts'
import { queueChanged, startSending, stopSending } from './sender.ts'
import { storageHere } from './storage.ts'
import { giveUp, isGivingUp, leaveNothing, openSurrendered, packSurrendered, type Surrendered, takeBack } from './surrender.ts'
import {
  closeVault,
  countFormer,
  lastTouched,
  lockPlaceOf,
  openFormerVaults,
  openOrMakeVault,
  reopenVault,
  touchVault,
  unlockVault,
  type Vault,
} from './vault.ts'

/** Why the sign-in page is shown. */
export type OutBecause = 'not_yet' | 'signed_out' | 'session_over' | 'idle' | 'device_lost'

export type Desk = {
  readonly self: Self
  readonly vault: Vault
  readonly kept: KeptStore
  readonly outbox: Outbox
  /** Vaults of this person under a former password, still on this device. */
  readonly former: number
}
export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'out'; readonly because: OutBecause }
  | { readonly status: 'in'; readonly desk: Desk }

/** The contracts of the access room, handed over by desk/main.tsx: the kit itself knows no room's contract. Loaded after the first paint. */
export type SessionCalls = {
  signIn: Call
  signOut: Call
  getSelf: Call
  chooseLanguage: Call
  surrenderDevice: Call
  listSurrendered: Call
  forgetSurrendered: Call
}

export const storage = storageHere()
/** Whose session cookie the browser carries, as far as this device knows. */
const cookieKey = 'cookie-of'
const deviceKey = 'device-id'
/** How long a device may be opened with the password alone, with no server to confirm that the account still stands. */
const offlineHoursMax = 72

let calls: () => Promise<SessionCalls>
let session: Session = { status: 'starting' }
const watchers = new Set<() => void>()
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('passerelle-session')

export function useSession(): Session {
  return useSyncExternalStore(watchSession, readSession)
}

export function readSession(): Session {
  return session
}

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** The desk of who is signed in; only inside the shell, which is not shown to anybody else. */
export function useDesk(): Desk {
  const now = useSession()
  if (now.status !== 'in') throw new Error('nobody is signed in')
  return now.desk
}

export function useSelf(): Self {
  return useDesk().self
}

export function may(self: Self, permission: Permission): boolean {
  return self.permissions.includes(permission)
}

export async function startSession(given: () => Promise<SessionCalls>): Promise<void> {
  calls = given
  tabs?.addEventListener('message', () => void comeIn())
  watchHands()
  onDeviceLost(() => void beEmptied())
  onNetworkBack(() => void confirmSelf())
  speakFrom((await storage.read(deviceKey)) as string | undefined)
  await purgeEnded(storage, Date.now())
  if (await isGivingUp(storage)) return beEmptied()
  await comeIn()
}

/** Looks at what the device knows, shows it, and lets the server correct it. */
async function comeIn(): Promise<void> {
  const reopened = await reopenVault(storage, async (vault) => ((await keptSelf(vault))?.self.idleMinutes ?? 0) * 60_000, Date.now())
  if (reopened === undefined) {
    leave(session.status === 'starting' ? 'not_yet' : 'signed_out')
    return knock()
  }
  if (reopened === 'idle') return lock('idle')
  const kept = await keptSelf(reopened)
  if (kept === undefined) return lock('session_over')
  if (session.status !== 'in' || session.desk.vault.id !== reopened.id) enter(kept.self, reopened, 0)
  await confirmSelf()
}

export async function signIn(email: string, password: string): Promise<{ ok: true } | Failure> {
  const { signIn: asked } = await calls()
  const answer = await withCookie(async () => {
    const before = await storage.read(cookieKey)
    await storage.apply([{ remove: cookieKey }])
    const said = (await call(asked, {
      email,
      password,
      device: deviceName(navigator.userAgent),
      deviceId: await deviceId(),
    })) as Answer<Self>
    await storage.apply([
      { put: cookieKey, row: said.ok ? said.value.accountId : before },
      ...(said.ok ? [{ remove: 'tell-signed-out' }] : []),
    ])
    return said
  })
  if (!answer.ok) return answer.why === 'offline' ? signInAlone(email, password) : answer
  const { vault, former } = await openOrMakeVault(storage, email, password, Date.now())
  await keepSelf(vault, answer.value)
  enter(answer.value, vault, former)
  tabs?.postMessage('changed')
  void bringBack(email, password)
  return { ok: true }
}

/** With no network the device itself checks the password: it opens the vault or it does not. */
async function signInAlone(email: string, password: string): Promise<{ ok: true } | Failure> {
  const vault = await unlockVault(storage, email, password, Date.now())
  if (vault === undefined) return { ok: false, why: 'offline' }
  const kept = await keptSelf(vault)
  if (kept === undefined || Date.now() - kept.confirmedAt > offlineHoursMax * 3_600_000) {
    await closeVault(storage)
    return { ok: false, why: 'offline' }
  }
  enter(kept.self, vault, 0)
  tabs?.postMessage('changed')
  return { ok: true }
}

export async function signOut(): Promise<void> {
  await lock('signed_out')
}

export async function chooseLanguage(language: StaffLanguage): Promise<void> {
  if (session.status !== 'in') return
  const { desk } = session
  const self = { ...desk.self, language }
  await keepSelf(desk.vault, self, (await keptSelf(desk.vault))?.confirmedAt)
  change({ status: 'in', desk: { ...desk, self } })
  await call((await calls()).chooseLanguage, { language })
}

/** Opens what lies under a former password and puts its commands behind today's queue. False: the password opens nothing. */
export async function bringFormerQueue(password: string): Promise<boolean> {
  if (session.status !== 'in') return false
  const { desk } = session
  const taken = await openTakenBack(desk.self.email, password)
  const vaults = (await openFormerVaults(storage, desk.self.email, password)).filter((vault) => vault.id !== desk.vault.id)
  for (const vault of vaults) await moveQueue(storage, vault, desk.vault, await lockPlaceOf(storage, desk.self.email, vault))
  if (vaults.length === 0) return taken > 0
  change({ status: 'in', desk: { ...desk, former: await countFormer(storage, desk.self.email, desk.vault) } })
  queueChanged()
  return true
}

/** What this person had not sent from a device that was lost: it goes into the tray, when today's password opens it; else it waits for the former one. */
async function bringBack(email: string, password: string): Promise<void> {
  const { listSurrendered, forgetSurrendered } = await calls()
  const answer = (await call(listSurrendered, {})) as Answer<{ items: { id: string; surrendered: Surrendered }[] }>
  if (!answer.ok || session.status !== 'in') return
  for (const { id, surrendered } of answer.value.items) {
    await takeBack(storage, email, surrendered)
    // Told only now: had the browser been killed before, the house would still have it.
    await call(forgetSurrendered, { surrenderedId: id })
  }
  await openTakenBack(email, password)
}

async function openTakenBack(email: string, password: string): Promise<number> {
  if (session.status !== 'in') return 0
  const { desk } = session
  const opened = await openSurrendered(storage, email, password)
  for (const { vault, lockPlace } of opened) await moveQueue(storage, vault, desk.vault, lockPlace, 'tray')
  const left = await countFormer(storage, email, desk.vault)
  if (session.status === 'in' && session.desk.former !== left) change({ status: 'in', desk: { ...session.desk, former: left } })
  if (opened.length > 0) queueChanged()
  return opened.length
}

/**
 * The server says that this device was lost. Keys, boards and drafts go at once; what was not sent is handed over sealed, and when the
 * server has it nothing is left. With no network in between, the rest is done at the next start, before anybody can sign in.
 */
async function beEmptied(): Promise<void> {
  await navigator.locks.request('passerelle-giving-up', async () => {
    const device = (await storage.read(deviceKey)) as string | undefined
    if (device === undefined && !(await isGivingUp(storage))) return
    await giveUp(storage)
    leave('device_lost')
    tabs?.postMessage('changed')
    if (device === undefined) return leaveNothing(storage)
    const { surrenderDevice } = await calls()
    const answer = await call(surrenderDevice, { device, surrendered: (await packSurrendered(storage)) ?? null })
    if (!answer.ok && answer.why !== 'bad_input') return
    await leaveNothing(storage)
    speakFrom(undefined)
  })
}

/** Nobody is signed in, and yet a lost device must hear that it is lost. */
async function knock(): Promise<void> {
  if ((await storage.read(deviceKey)) !== undefined) await call((await calls()).getSelf, {})
}

/** Made at the first sign-in, by chance; it says nothing of the device. */
async function deviceId(): Promise<string> {
  const known = (await storage.read(deviceKey)) as string | undefined
  const id = known ?? crypto.randomUUID()
  if (known === undefined) await storage.apply([{ put: deviceKey, row: id }])
  speakFrom(id)
  return id
}

/** The server said 401: nothing more is shown to whoever holds the device, and everything is kept. */
export async function sessionIsOver(): Promise<void> {
  if (session.status === 'in') await lock('session_over')
}

async function lock(because: OutBecause): Promise<void> {
  await closeVault(storage)
  leave(because)
  tabs?.postMessage('changed')
  if (because === 'session_over') return
  // With no network the server cannot be told: it is told as soon as it is in reach, before anybody else signs in.
  await storage.apply([{ put: 'tell-signed-out', row: true }])
  await tellSignedOut()
}

async function tellSignedOut(): Promise<void> {
  const { signOut: asked } = await calls()
  await withCookie(async () => {
    if ((await storage.read('tell-signed-out')) === undefined) return
    const answer = await call(asked, {})
    if (answer.ok) await storage.apply([{ remove: 'tell-signed-out' }, { remove: cookieKey }])
  })
}

async function confirmSelf(): Promise<void> {
  if (await isGivingUp(storage)) return beEmptied()
  await tellSignedOut()
  if (session.status !== 'in') return knock()
  const { desk } = session
  const answer = (await call((await calls()).getSelf, {})) as Answer<Self>
  if (!answer.ok) return answer.why === 'signed_out' ? sessionIsOver() : undefined
  // The cookie belongs to somebody else, who signed in on this device meanwhile.
  if (answer.value.accountId !== desk.self.accountId) return sessionIsOver()
  await storage.apply([{ put: cookieKey, row: answer.value.accountId }])
  await keepSelf(desk.vault, answer.value)
  if (readSession().status === 'in' && JSON.stringify(answer.value) !== JSON.stringify(desk.self))
    change({ status: 'in', desk: { ...desk, self: answer.value } })
}

function enter(self: Self, vault: Vault, former: number): void {
  const outbox = openOutbox({ storage, vault, send: (command) => sendAs(self, command), now: Date.now, chance: Math.random })
  speakFor(self.accountId)
  change({ status: 'in', desk: { self, vault, outbox, former, kept: openKept(storage, vault) } })
  // The browser may not throw away under pressure what somebody has not sent yet.
  void navigator.storage?.persist?.()
  startSending(vault.id, outbox, () => void sessionIsOver())
}

/**
 * Sends a queued command only under its maker's own cookie. The cookie belongs to the browser and not to a tab, and a desk opened with
 * no network may still carry the cookie of who was there before: so its owner is noted, and nobody changes it while something is sent.
 */
async function sendAs(self: Self, command: Command): Promise<Answer<unknown>> {
  const { getSelf } = await calls()
  return withCookie(async () => {
    if ((await storage.read(cookieKey)) !== self.accountId) {
      const answer = (await call(getSelf, {})) as Answer<Self>
      if (!answer.ok) return answer
      await storage.apply([{ put: cookieKey, row: answer.value.accountId }])
      if (answer.value.accountId !== self.accountId) return { ok: false, why: 'signed_out' }
    }
    return call(command.call, command.input, { command: command.id })
  })
}

async function withCookie<Value>(does: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request('passerelle-cookie', does) as Promise<Value>
}

function leave(because: OutBecause): void {
  speakFor(undefined)
  stopSending()
  change({ status: 'out', because: session.status === 'out' ? session.because : because })
}

function change(next: Session): void {
  session = next
  for (const watcher of watchers) watcher()
}

type KeptSelf = { self: Self; confirmedAt: number }

async function keptSelf(vault: Vault): Promise<KeptSelf | undefined> {
  return (await openKept(storage, vault).get<KeptSelf>('self'))?.value
}

/** `confirmedAt`: when the server last said so; a change made here does not make it younger. */
async function keepSelf(vault: Vault, self: Self, confirmedAt = Date.now()): Promise<void> {
  await openKept(storage, vault).put('self', { self, confirmedAt } satisfies KeptSelf, confirmedAt + offlineHoursMax * 3_600_000)
}

/** Notes twice a minute that somebody is there, and locks the desk when nobody was for as long as the server allows. */
function watchHands(): void {
  let noted = 0
  const touched = () => {
    if (session.status !== 'in' || Date.now() - noted < 30_000) return
    noted = Date.now()
    void touchVault(storage, noted)
  }
  for (const event of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(event, touched, { passive: true, capture: true })
  const look = async () => {
    await purgeEnded(storage, Date.now())
    if (session.status !== 'in') return
    const seenAt = await lastTouched(storage)
    if (seenAt !== undefined && Date.now() - seenAt > session.desk.self.idleMinutes * 60_000) await lock('idle')
  }
  setInterval(() => void look(), 30_000)
  document.addEventListener('visibilitychange', () => void look())
}
