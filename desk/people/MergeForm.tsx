/** Merges two files: which one is kept, on what grounds, and what will move. Waiting shows how far it has come. */
import { useState } from 'react'
import * as merges from '#domain/people/merge-contract.ts'
import type { Comparison } from '#domain/people/merge-contract.ts'
import { type Merge, MergeGrounds, type MergeId } from '#domain/people/merge-words.ts'
import type { PersonId } from '#domain/people/words.ts'
import { newId } from '#desk/kit/api.ts'
import { failureText } from '#desk/kit/failure-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk, useCommand } from '#desk/kit/queries.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { nameOf } from './shared.tsx'

export function MergeForm({ comparison, onDone }: { comparison: Comparison; onDone: (merge: Merge) => void }) {
  const text = useText()
  const { t, write } = text
  const { a, b, references } = comparison
  const heavier = references.reduce((sum, each) => sum + each.a - each.b, 0) >= 0 ? a : b
  const [kept, setKept] = useState<string>(heavier?.person.id ?? '')
  const [grounds, setGrounds] = useState<MergeGrounds>(
    comparison.evidence.some((it) => it.reason === 'SAME_DOCUMENT') ? 'SAME_DOCUMENT' : 'ENTERED_TWICE',
  )
  const [mergeId] = useState(() => newId() as MergeId)
  const command = useCommand(merges.mergePersons)
  const whyNot = useWhyNot('people.write')
  if (a === null || b === null) return null
  const merged = kept === a.person.id ? b : a
  const moving = references.reduce((sum, each) => sum + (merged === b ? each.b : each.a), 0)
  const send = async () => {
    const sent = await command.send({ id: mergeId, keptId: kept as PersonId, mergedId: merged.person.id, grounds })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    if (sent.queued) return
    tell(t(sent.value.state === 'MERGED' ? 'register.merged_now' : 'register.proposed_now'), 'good')
    onDone(sent.value)
  }
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        legend={t('register.keep_which')}
        value={kept}
        onChange={setKept}
        options={[a, b].map(({ person }) => ({
          value: person.id,
          label: nameOf(person),
          hint: t('register.file_of', {
            day: write.day(person.createdAt.slice(0, 10)),
            born: write.birthday(person.bornOn, person.bornPrecision),
          }),
        }))}
      />
      <Field label={t('register.grounds')} required>
        <Select
          value={grounds}
          onChange={(value) => setGrounds(value as MergeGrounds)}
          options={MergeGrounds.options.map((each) => ({ value: each, label: t(`register.grounds.${each}`) }))}
        />
      </Field>
      <Notice mood="note">{t('register.merge_what', { count: moving })}</Notice>
      {command.isSending && <MergeProgress mergeId={mergeId} />}
      <div>
        <Button look="main" busy={command.isSending} reason={whyNot} onClick={() => void send()}>
          {t('register.merge')}
        </Button>
      </div>
    </div>
  )
}

function MergeProgress({ mergeId }: { mergeId: MergeId }) {
  const { t } = useText()
  const { value } = useAsk(merges.getMergeProgress, { mergeId }, { refreshEveryMs: 400 })
  if (value === undefined || value.total === 0) return <p role="status">{t('register.merging')}</p>
  return <Progress label={t('register.merging')} done={value.done} of={value.total} />
}
