/** What if: asked of a journey whose flight is late, gone or on strike. Nothing is changed by asking. */
import { useSearch } from '@tanstack/react-router'
import * as movements from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { TextLink } from '#desk/kit/TextLink.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ReplanForm } from './ReplanForm.tsx'

export function ReplanPage() {
  const { t } = useText()
  const { movement }: { movement?: string } = useSearch({ strict: false })
  return (
    <Page title={t('planning.kind.WHAT_IF')} back={{ to: '/planning', label: t('planning.planning') }}>
      {movement === undefined ? (
        <EmptyState icon="movements" title={t('planning.which_journey')}>
          <TextLink to="/movements">{t('planning.which_journey_why')}</TextLink>
        </EmptyState>
      ) : (
        <Question movementId={movement as MovementId} />
      )}
    </Page>
  )
}

function Question({ movementId }: { movementId: MovementId }) {
  const { t } = useText()
  const found = useAsk(movements.getMovement, { movementId })
  return (
    <AskedPart of={found}>
      {(movement) => (
        <Panel
          title={
            <>
              {t('planning.journey')} <Code>{movement.publicRef}</Code>
            </>
          }
        >
          <div className="flex flex-col gap-4">
            <Notice>{t('planning.nothing_changed')}</Notice>
            <ReplanForm movement={movement} />
          </div>
        </Panel>
      )}
    </AskedPart>
  )
}
