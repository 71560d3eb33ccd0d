/** Which other run to lay beside this one. */
import { useNavigate } from '@tanstack/react-router'
import * as runs from '#domain/planning/run-contract.ts'
import type { Run } from '#domain/planning/words.ts'
import { usePages } from '#desk/kit/queries.ts'
import { Field } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function CompareChoice({ run }: { run: Run }) {
  const { t, write } = useText()
  const go = useNavigate()
  const others = usePages(runs.listRuns, { limit: 20 }).items.filter(
    ({ id, status }) => id !== run.id && (status === 'DONE' || status === 'STOPPED'),
  )
  if (others.length === 0) return null
  return (
    <Field label={t('planning.compare_with')} required className="w-64">
      <Select
        value=""
        placeholder={t('ui.choose')}
        onChange={(otherId) =>
          otherId !== '' && void go({ to: '/planning/runs/$runId/compare/$otherId', params: { runId: run.id, otherId } } as never)
        }
        options={others.map((other) => ({
          value: other.id,
          label: `${t(`planning.kind.${other.kind}`)} ${write.instant(other.startedAt)} · ${t('planning.placed_of', { placed: other.placed, of: other.cases })}`,
        }))}
      />
    </Field>
  )
}
