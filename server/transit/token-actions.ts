/**
 * Tokens of hand-over slips: made when a list is frozen, written for whoever prints a slip, judged when one is scanned. The key that
 * signs is made from the house's secret each time and is nowhere else; what a phone checks with is public.
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import type { CaseId } from '#domain/cases/words.ts'
import { accept, type Result, refuse } from '#domain/kit/result.ts'
import type { Manifest, MovementId } from '#domain/movements/words.ts'
import type { TokenKey } from '#domain/transit/board-words.ts'
import { findDuplicate, judgeScan, type ScanRefusal } from '#domain/transit/scan-rules.ts'
import type { Told } from '#domain/transit/scan-words.ts'
import type { HandingOver, HeadCount } from '#domain/transit/step-words.ts'
import { bytesToSign, codeOf, readScanned, writeToken } from '#domain/transit/token-rules.ts'
import type { GroupToken, TransitGroup, TransitTask } from '#domain/transit/words.ts'
import type { Work } from '#server/kit/transaction.ts'
import { findNewestToken, insertScan, insertTokens, listScansOfTask } from './token-store.ts'

/** What is printed: the text of the QR, and the code under it for who has no camera. */
export type PrintedToken = { readonly text: string; readonly code: string; readonly version: number }

/**
 * The door for whoever prints a slip or a card: the token of a case on the newest list of a movement. Undefined when no list of it was
 * frozen. The same list gives the same text each time.
 */
export async function tokenFor(work: Work, movementId: MovementId, caseId: CaseId): Promise<PrintedToken | undefined> {
  const token = await findNewestToken(work.db, movementId, caseId)
  if (token === undefined) return undefined
  const keys = keysOf(work.house.secret)
  const signed = bytesToSign(token.id, keys.id)
  return { text: writeToken(signed, sign(null, signed, keys.secret)), code: codeOf(token.id), version: token.version }
}

/** With each frozen list, one token for each case on it, whether or not the journey touches an airport of ours. */
export async function makeTokens(
  work: Work,
  place: { office: number; compartment: number; movementId: MovementId },
  manifest: Manifest,
): Promise<void> {
  const cases = [...new Set(manifest.rows.map((row) => row.caseId))]
  // A UUID of chance alone: one that told when it was made would tell when somebody travels.
  const tokens = cases.map((caseId) => ({ tokenId: randomUUID(), movementId: place.movementId, caseId, version: manifest.version }))
  await insertTokens(work.db, { office: place.office, compartment: place.compartment }, tokens, work.now)
}

/** With what a phone checks a token when there is no network. */
export function tokenKeyOf(secret: string): TokenKey {
  const { id, spki } = keysOf(secret)
  return { id, spki: spki.toString('base64url') }
}

/** A scan that came with a step: whose token it is, and whether somebody scanned there before. */
export async function readScan(
  work: Work,
  task: TransitTask,
  group: TransitGroup,
  asked: HeadCount | HandingOver,
): Promise<Result<{ token: GroupToken; told: Told | undefined } | undefined, ScanRefusal>> {
  if (asked.scan === undefined) return accept(undefined)
  const scanned = readScanned(asked.scan)
  const token = judgeScan(scanned, group.tokens, scanned?.kind !== 'token' || isGenuine(work.house.secret, scanned.token))
  if (!token.ok) return refuse(token.refusal)
  const told = findDuplicate(task, asked, await listScansOfTask(work.db, task.id))
  return accept({ token: token.value, told })
}

/** Kept with what came along, when it changes nothing: who received the people by the second account is not lost. */
export async function keepScan(
  work: Work,
  task: TransitTask,
  group: TransitGroup,
  asked: HeadCount | HandingOver,
  scan: { token: GroupToken; told: Told | undefined },
): Promise<void> {
  const { taskId: _task, seenRevision: _revision, seenCommand: _command, scan: _scan, ...said } = asked
  await insertScan(work.db, group, {
    id: work.command,
    taskId: task.id,
    token: scan.token,
    scannedAt: asked.doneAt,
    scannedBy: work.actor.accountId,
    stands: scan.told === undefined,
    counted: asked.counted,
    heardAt: work.now,
    said: scan.told === undefined ? null : said,
  })
}

function isGenuine(secret: string, token: { keyId: string; signed: Uint8Array; signature: Uint8Array }): boolean {
  const keys = keysOf(secret)
  return token.keyId === keys.id && verify(null, token.signed, keys.open, token.signature)
}

type Keys = { id: string; secret: KeyObject; open: KeyObject; spki: Buffer }

/** Deriving is quick and signing quicker, but a print of a hundred slips need not do it a hundred times. */
let derived: { from: string; keys: Keys } | undefined

/** The header of a PKCS #8 private key of Ed25519 (RFC 8410), before its 32 bytes. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

function keysOf(houseSecret: string): Keys {
  if (derived?.from === houseSecret) return derived.keys
  const seed = Buffer.from(hkdfSync('sha256', houseSecret, '', 'passerelle hand-over token 1', 32))
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const open = createPublicKey(secret)
  const spki = open.export({ format: 'der', type: 'spki' })
  const id = createHash('sha256').update(spki).digest('hex').slice(0, 8)
  derived = { from: houseSecret, keys: { id, secret, open, spki } }
  return derived.keys
}
