/** The page of a movement with what every room brings to it: the movements room itself knows none of them. */
import { movementPanels } from './movement-panels.ts'
import { MovementPage } from './movements/MovementPage.tsx'

export function MovementFilePage() {
  return <MovementPage panels={movementPanels} />
}
