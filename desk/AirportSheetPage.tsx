/** The daily sheet with the file that the papers room makes of it: the airport desk itself knows none of it. */
import { SheetPdfButton } from './papers/SheetPdfButton.tsx'
import { DailySheetPage } from './transit/DailySheetPage.tsx'

export function AirportSheetPage() {
  return <DailySheetPage Extra={SheetPdfButton} />
}
