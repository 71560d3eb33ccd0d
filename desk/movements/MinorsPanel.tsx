/** On the page of a case: minors who travel without an adult of the family, and what is missing before they may leave. */
import { useState } from 'react'
import * as cases from '#domain/cases/contract.ts'
import type { PersonId } from '#domain/people/words.ts'
import * as minors from '#domain/movements/minor-contract.ts'
import type { MinorFile } from '#domain/movements/minor-words.ts'
import { PersonName } from '#desk/people/shared.tsx'
import type { CasePanelProps } from '#desk/cases/shared.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { MinorForm } from './MinorForm.tsx'

export function MinorsPanel({ caseId }: CasePanelProps) {
  const { t } = useText()
  const [writing, setWriting] = useState<{ personId: PersonId; file: MinorFile | null }>()
  const whyNot = useWhyNot('movements.minors')
  const story = useAsk(cases.getCase, { caseId })
  const listed = useAsk(minors.listMinors, { caseId })
  // A child who travels with an adult of the family needs none of this, and the page says nothing.
  const concerned = (listed.value?.items ?? []).filter(({ needsFile, file }) => needsFile || file !== null)
  if (concerned.length === 0) return null
  const personOf = (personId: PersonId) => story.value?.members.find((member) => member.personId === personId)?.person
  return (
    <Panel title={t('movements.minors')}>
      <ul className="flex flex-col gap-4 divide-y divide-line [&>li+li]:pt-4">
        {concerned.map(({ personId, file, needsFile }) => {
          const person = personOf(personId)
          return (
            <li key={personId} className="flex flex-col gap-2">
              <div className="flex flex-wrap items-center gap-2">
                <h3 className="font-semibold">{person === undefined ? '…' : <PersonName person={person} />}</h3>
                {!needsFile && <Badge>{t('movements.minor_accompanied')}</Badge>}
                {file !== null && file.gaps.length === 0 && <Badge mood="good">{t('movements.minor_whole')}</Badge>}
              </div>
              <Gaps file={file} />
              {file !== null && <Facts file={file} />}
              <div>
                <Button icon="edit" reason={whyNot} onClick={() => setWriting({ personId, file })}>
                  {t(file === null ? 'movements.open_minor' : 'movements.change_minor')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <Dialog open={writing !== undefined} onClose={() => setWriting(undefined)} title={t('movements.minor_file')}>
        {writing !== undefined && <MinorForm caseId={caseId} {...writing} onDone={() => setWriting(undefined)} />}
      </Dialog>
    </Panel>
  )
}

function Gaps({ file }: { file: MinorFile | null }) {
  const { t } = useText()
  if (file === null) return <Notice mood="bad">{t('movements.minor_no_file')}</Notice>
  if (file.gaps.length === 0) return null
  return (
    <Notice mood="warn" title={t('movements.minor_gaps', { count: file.gaps.length })}>
      <ul className="list-disc ps-4">
        {file.gaps.map((gap) => (
          <li key={gap}>{t(`movements.minor_gap.${gap}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Facts({ file }: { file: MinorFile }) {
  const { t, write } = useText()
  const seen = (on: MinorFile['guardianCheckedOn'], identity: MinorFile['guardianIdentity']) =>
    on === null || identity === null
      ? t('movements.identity_unseen')
      : t('movements.identity_seen', { paper: t(`movements.identity.${identity}`), day: write.day(on) })
  return (
    <DescriptionList
      facts={[
        {
          term: t('movements.guardian'),
          value: (
            <>
              <bdi>{file.guardianName}</bdi> ({file.guardianRelation}) · {seen(file.guardianCheckedOn, file.guardianIdentity)}
            </>
          ),
        },
        {
          term: t('movements.receiver'),
          value: (
            <>
              <bdi>{file.receiverName}</bdi> ({file.receiverRelation}) · {seen(file.receiverCheckedOn, file.receiverIdentity)}
            </>
          ),
        },
        { term: t('movements.minor_companion'), value: t(`movements.minor_companion.${file.companion}`) },
        { term: t('movements.minor_language'), value: write.language(file.language) },
      ]}
    />
  )
}
