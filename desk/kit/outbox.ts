/**
 * The queue of commands that wait for the network, and the tray of those that need a person. One vault, one queue, in the order in
 * which they were made. Invariants, tested with any order of events: an added command is sent at least once or stays visible here;
 * its id never changes while it is retried, so the server does it at most once; nothing is thrown away but by a person.
 */
import type { Details } from '#domain/kit/result.ts'
import type { Answer, Call, Failure } from './api.ts'
import type { Change, Kept, Storage } from './storage.ts'
import type { Sealed, Vault } from './vault.ts'

export type Command = {
  readonly id: string
  readonly call: Call
  readonly input: Record<string, unknown>
  /** When the person pressed the button, on this device's clock. */
  readonly madeAt: string
}

/** Why the first command is still here. */
export type Hindrance = 'offline' | 'our_mistake' | 'busy'
export type Waiting = Command & { readonly tries: number; readonly notBefore: number; readonly hindrance: Hindrance | undefined }
/** `kept`: the server has it, and had something to say of it that a person must read; there is nothing left to send. */
export type NeedsAttention = Command & { readonly answer: Failure; readonly answeredAt: string; readonly kept?: true }

export type Step = 'empty' | 'sent' | 'set_aside' | 'signed_out' | { readonly waitMs: number }

export type Outbox = {
  add(command: Command): Promise<void>
  waiting(): Promise<Waiting[]>
  needingAttention(): Promise<NeedsAttention[]>
  /** Sends the first command when its time has come. Only one caller at a time (a Web Lock sees to that). */
  sendFirst(): Promise<Step>
  /** The network is back, or a person says "now": no more waiting. */
  hurry(): Promise<void>
  /** Out of the tray, to the end of the queue. */
  retry(id: string, newId: () => string): Promise<void>
  /** A person read it and throws it away. */
  discard(id: string): Promise<void>
}

type QueueRow = {
  readonly id: string
  readonly sealed: Sealed
  readonly tries: number
  readonly notBefore: number
  readonly hindrance: Hindrance | undefined
}
type TrayRow = { readonly id: string; readonly sealed: Sealed }

export type OutboxNeeds = {
  storage: Storage
  vault: Vault
  send: (command: Command) => Promise<Answer<unknown>>
  now: () => number
  chance: () => number
}

export function openOutbox({ storage, vault, send, now, chance }: OutboxNeeds): Outbox {
  const queue = `${vault.prefix}queue/`
  const tray = `${vault.prefix}tray/`
  const sealCommand = (command: Command) => vault.seal(command, `${queue}${command.id}`)
  const openCommand = (row: QueueRow) => vault.unseal(row.sealed, `${queue}${row.id}`) as Promise<Command>
  const rowsOf = async (prefix: string) => storage.list(prefix)

  const openWaiting = async ({ row }: Kept): Promise<Waiting> => {
    const { tries, notBefore, hindrance } = row as QueueRow
    return { ...(await openCommand(row as QueueRow)), tries, notBefore, hindrance }
  }
  const openTray = async ({ row }: Kept) => (await vault.unseal((row as TrayRow).sealed, `${tray}${(row as TrayRow).id}`)) as NeedsAttention
  const findInTray = async (id: string) => (await rowsOf(tray)).find((kept) => (kept.row as TrayRow).id === id)

  return {
    add: async (command) => {
      const row: QueueRow = { id: command.id, sealed: await sealCommand(command), tries: 0, notBefore: 0, hindrance: undefined }
      await storage.apply([{ append: queue, row }])
    },
    waiting: async () => Promise.all((await rowsOf(queue)).map(openWaiting)),
    needingAttention: async () => Promise.all((await rowsOf(tray)).map(openTray)),
    sendFirst: async () => {
      const first = (await rowsOf(queue))[0]
      if (first === undefined) return 'empty'
      const row = first.row as QueueRow
      if (row.notBefore > now()) return { waitMs: row.notBefore - now() }

      const command = await openCommand(row)
      const setAside = async (said: Pick<NeedsAttention, 'answer' | 'kept'>) => {
        const set: NeedsAttention = { ...command, ...said, answeredAt: new Date(now()).toISOString() }
        const aside: TrayRow = { id: command.id, sealed: await vault.seal(set, `${tray}${command.id}`) }
        await storage.apply([{ remove: first.key }, { append: tray, row: aside }])
        return 'set_aside' as const
      }
      const answer = await send(command)
      if (answer.ok) {
        const told = toldIn(answer.value)
        if (told !== undefined)
          return setAside({ answer: { ok: false, why: 'refused', refusal: told.word, details: told.details }, kept: true })
        await storage.apply([{ remove: first.key }])
        return 'sent'
      }
      if (answer.why === 'signed_out') return 'signed_out'
      const hindrance = hindranceOf(answer, row.tries)
      if (hindrance !== undefined) {
        const waitMs = backOffMs(row.tries + 1, chance())
        await storage.apply([
          { put: first.key, row: { ...row, tries: row.tries + 1, notBefore: now() + waitMs, hindrance } satisfies QueueRow },
        ])
        return { waitMs }
      }
      return setAside({ answer })
    },
    hurry: async () => {
      const first = (await rowsOf(queue))[0]
      if (first !== undefined && (first.row as QueueRow).notBefore > 0)
        await storage.apply([{ put: first.key, row: { ...(first.row as QueueRow), notBefore: 0 } }])
    },
    retry: async (id, newId) => {
      const kept = await findInTray(id)
      if (kept === undefined) return
      const { answer, answeredAt: _, kept: done, ...command } = await openTray(kept)
      if (done === true) return
      // A refused command left no receipt, so its id may go again; one whose id belongs to something else needs a new one.
      const again: Command = answer.why === 'refused' && answer.refusal === 'command_id_reused' ? { ...command, id: newId() } : command
      const row: QueueRow = { id: again.id, sealed: await sealCommand(again), tries: 0, notBefore: 0, hindrance: undefined }
      await storage.apply([{ remove: kept.key }, { append: queue, row }])
    },
    discard: async (id) => {
      const kept = await findInTray(id)
      if (kept !== undefined) await storage.apply([{ remove: kept.key }])
    },
  }
}

/** What an answer tells of a command that was accepted (such as a second scan of one slip): a word and its details, for a person to read. */
export function toldIn(value: unknown): { word: string; details: Details } | undefined {
  const told = (value as { told?: { word?: unknown; details?: Details } } | null | undefined)?.told
  return typeof told?.word === 'string' ? { word: told.word, details: told.details ?? {} } : undefined
}

/**
 * Moves everything from one vault of a person to another in one step, and removes the emptied vault's lock. Drafts and boards stay
 * behind. `into` the tray: what comes from a lost device is looked at by its owner before anything of it is sent.
 */
export async function moveQueue(
  storage: Storage,
  from: Vault,
  to: Vault,
  lockPlace: string,
  into: 'queue' | 'tray' = 'queue',
): Promise<void> {
  const changes: Change[] = []
  for (const { key, row } of await storage.list(`${from.prefix}queue/`)) {
    const old = row as QueueRow
    const command = (await from.unseal(old.sealed, `${from.prefix}queue/${old.id}`)) as Command
    if (into === 'tray') {
      const item: NeedsAttention = {
        ...command,
        answer: { ok: false, why: 'refused', refusal: 'from_a_lost_device' },
        answeredAt: command.madeAt,
      }
      const aside: TrayRow = { id: old.id, sealed: await to.seal(item, `${to.prefix}tray/${old.id}`) }
      changes.push({ remove: key }, { append: `${to.prefix}tray/`, row: aside })
      continue
    }
    const moved: QueueRow = {
      id: old.id,
      sealed: await to.seal(command, `${to.prefix}queue/${old.id}`),
      tries: 0,
      notBefore: 0,
      hindrance: undefined,
    }
    changes.push({ remove: key }, { append: `${to.prefix}queue/`, row: moved })
  }
  for (const { key, row } of await storage.list(`${from.prefix}tray/`)) {
    const old = row as TrayRow
    const item = await from.unseal(old.sealed, `${from.prefix}tray/${old.id}`)
    changes.push(
      { remove: key },
      { append: `${to.prefix}tray/`, row: { id: old.id, sealed: await to.seal(item, `${to.prefix}tray/${old.id}`) } satisfies TrayRow },
    )
  }
  for (const { key } of await storage.list(`${from.prefix}kept/`)) changes.push({ remove: key })
  await storage.apply([...changes, { remove: lockPlace }])
}

/** A server that errs this often at the same command will not learn: the command steps aside and the queue goes on. */
const mistakesMax = 6

/** Nobody's refusal: the network, a server in trouble, too many at once. These are tried again; everything else needs a person. */
function hindranceOf(answer: Failure, tries: number): Hindrance | undefined {
  if (answer.why === 'offline') return 'offline'
  if (answer.why === 'our_mistake') return tries < mistakesMax ? 'our_mistake' : undefined
  return answer.why === 'refused' && answer.refusal === 'too_many_attempts' ? 'busy' : undefined
}

/** Doubles from one second to five minutes; up to half of it is left to chance, so that a room of phones does not knock as one. */
export function backOffMs(tries: number, chance: number): number {
  const full = Math.min(300_000, 1_000 * 2 ** Math.min(tries - 1, 20))
  return Math.round(full * (0.5 + chance * 0.5))
}
