/** The hand-over slip with the file that the papers room makes of it: the airport desk itself knows none of it. */
import { SlipPdfButton } from './papers/SlipPdfButton.tsx'
import { HandOverSlipPage } from './transit/HandOverSlipPage.tsx'

export function AirportSlipPage() {
  return <HandOverSlipPage Extra={SlipPdfButton} />
}
