/** What is wrong in a roll, by row and column, in plain words and with the way to mend it; below, what is only worth a look. */
import * as rolls from '#domain/cases/roll-contract.ts'
import type { RollPreview } from '#domain/cases/roll-contract.ts'
import type { RollFault, RollRemark } from '#domain/cases/roll-words.ts'
import { DownloadButton } from '#desk/kit/DownloadButton.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function RollFaults({ preview: { roll, faults, remarks, remarkCount } }: { preview: RollPreview }) {
  const { t, language } = useText()
  return (
    <>
      {roll.faultCount === 0 ? (
        <Notice mood="good">{t('roll.faults_none')}</Notice>
      ) : (
        <Panel title={t('roll.faults_title')} flush>
          <div className="p-4">
            <Notice
              mood="bad"
              actions={
                <DownloadButton contract={rolls.rollFaults} input={{ rollId: roll.id, language: language === 'en' ? 'en' : 'fr' }}>
                  {t('roll.faults_file')}
                </DownloadButton>
              }
            >
              {t('roll.faults_some', { count: roll.faultCount })}
              {faults.length < roll.faultCount && ` ${t('roll.faults_first', { count: faults.length })}`}
            </Notice>
          </div>
          <SaidTable caption={t('roll.faults_title')} said={faults} remedies />
        </Panel>
      )}
      {remarks.length > 0 && (
        <Panel title={t('roll.remarks_title')} flush>
          <SaidTable caption={t('roll.remarks_title')} said={remarks} />
          {remarkCount > remarks.length && (
            <p className="px-4 py-2 text-sm text-ink-soft">{t('roll.remarks_more', { count: remarkCount - remarks.length })}</p>
          )}
        </Panel>
      )}
    </>
  )
}

function SaidTable({
  caption,
  said,
  remedies = false,
}: {
  caption: string
  said: readonly (RollFault | RollRemark)[]
  remedies?: boolean
}) {
  const { t, write } = useText()
  const values = (each: RollFault | RollRemark) => ({ ...each.details, given: each.given ?? '', heading: each.heading })
  return (
    <Table
      caption={caption}
      rows={said}
      rowKey={(each) => `${each.row} ${each.column ?? each.heading} ${each.word} ${each.given ?? ''}`}
      columns={[
        { key: 'row', title: t('roll.row'), heads: true, numeric: true, cell: (each) => write.number(each.row) },
        { key: 'column', title: t('roll.column'), cell: (each) => <bdi>{each.heading}</bdi> },
        { key: 'given', title: t('roll.given'), cell: (each) => each.given !== null && <bdi className="break-all">{each.given}</bdi> },
        {
          key: 'fault',
          title: t('roll.fault'),
          cell: (each) => (remedies ? t(`roll.fault.${each.word}`, values(each)) : t(`roll.remark.${each.word}`, values(each))),
        },
        ...(remedies
          ? [
              {
                key: 'remedy',
                title: t('roll.remedy'),
                cell: (each: RollFault | RollRemark) => t(`roll.remedy.${each.word}`, values(each)),
              },
            ]
          : []),
      ]}
    />
  )
}
