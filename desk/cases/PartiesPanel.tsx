/** On the page of a case: who asked for it, who decided it, who receives it, each with its reference; and the way to correct one. */
import { useState } from 'react'
import type { CaseStory } from '#domain/cases/contract.ts'
import type { CaseParty } from '#domain/cases/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { RecordPartyForm } from './RecordPartyForm.tsx'
import { countryText } from './shared.tsx'

export function PartiesPanel({ story }: { story: CaseStory }) {
  const { t } = useText()
  const [writing, setWriting] = useState(false)
  const reason = useWhyNot('cases.write')
  return (
    <Panel
      title={t('party.parties')}
      actions={
        <Button look="quiet" icon="edit" reason={reason} onClick={() => setWriting(true)}>
          {t('party.record')}
        </Button>
      }
    >
      {story.parties.length === 0 ? (
        <EmptyState icon="liaison" title={t('party.none')}>
          {t('party.none_why')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {story.parties.map((party) => (
            <Party key={party.id} party={party} />
          ))}
        </ul>
      )}
      <Dialog open={writing} onClose={() => setWriting(false)} title={t('party.record')}>
        <RecordPartyForm story={story} onDone={() => setWriting(false)} />
      </Dialog>
    </Panel>
  )
}

function Party({ party }: { party: CaseParty }) {
  const text = useText()
  const { t, write } = text
  return (
    <li className="flex flex-col gap-0.5">
      <span className="text-sm text-ink-soft">{t(`party.kind.${party.kind}`)}</span>
      <span className="flex flex-wrap items-center gap-x-2">
        {party.state !== null && <span>{countryText(text, party.state)}</span>}
        {party.organisationId !== null &&
          (party.organisationName === null ? <span>{t('party.not_for_you')}</span> : <bdi>{party.organisationName}</bdi>)}
        {party.reference !== null && <Code>{party.reference}</Code>}
        {party.fromProgramme && <Badge icon={undefined}>{t('party.from_programme')}</Badge>}
        <span className="text-sm text-ink-soft">{write.day(party.recordedAt.slice(0, 10))}</span>
      </span>
      {party.reason !== null && <p className="text-sm whitespace-pre-line">{party.reason}</p>}
      {party.lastResort !== null && (
        <p className="text-sm whitespace-pre-line">
          <span className="text-ink-soft">{t('party.last_resort')} : </span>
          {party.lastResort}
        </p>
      )}
    </li>
  )
}
