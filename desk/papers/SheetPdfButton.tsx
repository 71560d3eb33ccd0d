/** The daily sheet as a file with a fixed size of letters, for a printer elsewhere. */
import * as papers from '#domain/papers/contract.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import type { SheetExtraProps } from '#desk/transit/shared.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function SheetPdfButton({ airport, day }: SheetExtraProps) {
  const { t, language } = useText()
  return (
    <DownloadButton contract={papers.dailySheetPdf} input={{ airport, day, language: language === 'en' ? 'en' : 'fr' }}>
      {t('papers.sheet_pdf')}
    </DownloadButton>
  )
}
