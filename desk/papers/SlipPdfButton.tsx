/** The hand-over slip with its signed code, as a file. */
import * as papers from '#domain/papers/contract.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import type { SlipExtraProps } from '#desk/transit/shared.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function SlipPdfButton({ groupId }: SlipExtraProps) {
  const { t, language } = useText()
  return (
    <DownloadButton contract={papers.slipPdf} input={{ groupId, language: language === 'en' ? 'en' : 'fr' }}>
      {t('papers.slip_pdf')}
    </DownloadButton>
  )
}
