/** The page of a case with what every room brings to it: the case room itself knows none of them. */
import { casePanels } from './case-panels.ts'
import { CasePage } from './cases/CasePage.tsx'

export function CaseFilePage() {
  return <CasePage panels={casePanels} />
}
