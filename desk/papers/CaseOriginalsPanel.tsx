/** On the page of a case, beside its bags: the originals of the family that somebody else holds, and those still here when they leave. */
import * as contracts from '#domain/papers/original-contract.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { OriginalState, PersonLink } from '#desk/people/shared.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'

type Away = OutputOf<typeof contracts.listOriginals>

export function CaseOriginalsPanel({ case: of }: CasePanelProps) {
  const { t } = useText()
  const asked = useAsk(contracts.listOriginals, { caseId: of.id })
  return (
    <Panel title={t('papers.originals')}>
      <AskedPart of={asked}>
        {({ leaving, items }) => {
          if (items.length === 0) return <p className="text-sm text-ink-soft">{t('papers.originals_none')}</p>
          const here = items.filter(({ isStillHere }) => isStillHere)
          const elsewhere = items.filter(({ isStillHere }) => !isStillHere)
          return (
            <div className="flex flex-col gap-4">
              {here.length > 0 && (
                <Notice mood={moodOf[leaving]} title={t(`papers.originals_here.${leaving}`)}>
                  <Originals items={here} />
                </Notice>
              )}
              {elsewhere.length > 0 && (
                <section>
                  <h3 className="font-medium">{t('papers.originals_away')}</h3>
                  <Originals items={elsewhere} />
                </section>
              )}
            </div>
          )
        }}
      </AskedPart>
    </Panel>
  )
}

const moodOf = { NOT_YET: 'note', LEAVING: 'warn', LEFT: 'bad' } as const

function Originals({ items }: Pick<Away, 'items'>) {
  const { t } = useText()
  return (
    <ul className="mt-1 flex flex-col gap-2">
      {items.map(({ person, documentId, type, standing }) => (
        <li key={documentId}>
          <PersonLink person={person} /> · {t(`people.document_type.${type}`)}
          <OriginalState standing={standing} />
        </li>
      ))}
    </ul>
  )
}
