/** How long clearances live when their papers do not say, from validity-windows.yaml. Which row applies is a rule of programmes. */
import { z } from 'zod'
import { ValidityWindow } from '#domain/programmes/movement-type-words.ts'
import { readRows } from '../read-rows.ts'

let windows: readonly ValidityWindow[] | undefined

/** Read once and kept. Throws with file, line and remedy when the file is not valid: the server does not start on it. */
export function listValidityWindows(): readonly ValidityWindow[] {
  windows ??= readRows(import.meta.dirname, 'validity-windows.yaml', z.array(ValidityWindow).min(1))
  return windows
}
