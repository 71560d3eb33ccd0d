/** Where a journey is planned, for anybody or, by `?case=`, for one case. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '#desk/kit/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { PlanMovementForm } from './PlanMovementForm.tsx'

export function PlanMovementPage() {
  const { t } = useText()
  const navigate = useNavigate()
  const search: { case?: string } = useSearch({ strict: false })
  return (
    <Page title={t('movements.plan')} back={{ to: '/movements', label: t('movements.movements') }}>
      <Panel>
        <PlanMovementForm
          caseId={search.case}
          onDone={(movementId) => void navigate({ to: '/movements/$movementId', params: { movementId } } as never)}
        />
      </Panel>
    </Page>
  )
}
