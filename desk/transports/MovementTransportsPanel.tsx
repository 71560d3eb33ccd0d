/** Transports on the page of a movement: what carries it, and the way to plan what is possible. */
import * as transports from '#domain/transports/contract.ts'
import { canCarry } from '#domain/transports/rules.ts'
import { TransportKind } from '#domain/transports/words.ts'
import type { MovementPanelProps } from '#desk/movements/shared.tsx'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { TransportTable } from './TransportTable.tsx'

export function MovementTransportsPanel({ movement }: MovementPanelProps) {
  const { t } = useText()
  const mayNot = useWhyNot('transports.write')
  const found = useAsk(transports.listOfMovement, { movementId: movement.id })
  const there = found.value?.items.filter(({ status }) => status !== 'CANCELLED') ?? []
  const whyNot = (kind: TransportKind): string | undefined => {
    const may = canCarry(kind, movement)
    if (mayNot !== undefined || may.ok) {
      const carried = kind !== 'CONVOY' && there.some((one) => one.kind === kind)
      return mayNot ?? (carried ? t('refusal.carried_already') : undefined)
    }
    return t(`refusal.${may.refusal}`)
  }
  return (
    <Panel
      title={t('transports.transports')}
      flush={(found.value?.items.length ?? 0) > 0}
      actions={TransportKind.options.map((kind) =>
        whyNot(kind) === undefined ? (
          <ButtonLink key={kind} to="/transports/new/$movementId/$kind" params={{ movementId: movement.id, kind }} icon="add">
            {t(`transports.kind.${kind}`)}
          </ButtonLink>
        ) : (
          <Button key={kind} icon="add" reason={whyNot(kind)}>
            {t(`transports.kind.${kind}`)}
          </Button>
        ),
      )}
    >
      <AskedPart of={found}>
        {({ items }) => (
          <TransportTable onMovement transports={items} empty={<p className="text-sm text-ink-soft">{t('transports.none_here')}</p>} />
        )}
      </AskedPart>
    </Panel>
  )
}
