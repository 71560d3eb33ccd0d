/**
 * What a scanned token adds to a head count or a hand-over. The step itself is judged by rules.ts, as if a button had been pressed;
 * here stands whether the token is this group's, and what becomes of a second scan by somebody who had not seen the first.
 */
import type { Instant } from '#domain/kit/day.ts'
import { accept, refuse, type Result } from '#domain/kit/result.ts'
import { hasSeen } from './rules.ts'
import type { Told } from './scan-words.ts'
import type { Seen } from './step-words.ts'
import { isScanOf, type Scanned } from './token-rules.ts'
import type { GroupToken, TransitGroup, TransitTask } from './words.ts'

export type ScanRefusal = 'token_not_genuine' | 'token_of_another_group'

/** A scan of the same task that the office knows already. */
export type EarlierScan = { readonly scannedAt: Instant; readonly scannedBy: string }

/** `tokens`: those of the group. `genuine`: the signature was checked and is ours; a typed code has none to check. */
export function judgeScan(scanned: Scanned | undefined, tokens: readonly GroupToken[], genuine: boolean): Result<GroupToken, ScanRefusal> {
  if (scanned === undefined || !genuine) return refuse('token_not_genuine')
  const token = tokens.find((one) => isScanOf(scanned, one.id))
  if (token === undefined) return refuse('token_of_another_group')

  return accept(token)
}

/**
 * Two phones with no network scanned the same slip. The first to reach the office stands; the second changes nothing, is kept beside
 * it, and is told who was first and when. Who had seen the first scan and scans again corrects it knowingly, as with the buttons.
 */
export function findDuplicate(task: TransitTask, asked: Seen, earlier: readonly EarlierScan[]): Told | undefined {
  const first = earlier[0]
  if (first === undefined || hasSeen(task, asked)) return undefined
  return {
    word: 'scanned_before',
    details: {
      kind: task.kind,
      firstScannedAt: first.scannedAt,
      theirCount: task.counted,
      theirState: task.state,
      revision: task.revision,
    },
  }
}

/** Whose slip is it? The group of the board in hand that has this token. */
export function findScannedGroup<Group extends Pick<TransitGroup, 'tokens'>>(
  groups: readonly Group[],
  scanned: Scanned,
): { group: Group; token: GroupToken } | undefined {
  for (const group of groups) {
    const token = group.tokens.find((one) => isScanOf(scanned, one.id))
    if (token !== undefined) return { group, token }
  }
  return undefined
}

/** A slip printed from an older list than the one that holds now: taken, and said, because who travels may have changed. */
export function isOutdated(group: Pick<TransitGroup, 'manifestVersion'>, token: GroupToken): boolean {
  return token.version < group.manifestVersion
}
