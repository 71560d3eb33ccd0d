/** The page on which a charter, a vessel or a convoy is begun for a movement. */
import { useNavigate } from '@tanstack/react-router'
import * as movements from '#domain/movements/contract.ts'
import type { MovementId } from '#domain/movements/words.ts'
import type { TransportKind } from '#domain/transports/words.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { useParam } from '#desk/kit/TextLink.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { CharterForm } from './CharterForm.tsx'
import { ConvoyForm } from './ConvoyForm.tsx'
import { VesselForm } from './VesselForm.tsx'

const forms = { CHARTER: CharterForm, VESSEL: VesselForm, CONVOY: ConvoyForm }

export function PlanTransportPage() {
  const { t } = useText()
  const go = useNavigate()
  const movementId = useParam('movementId') as MovementId
  const asked = useParam('kind')
  const kind: TransportKind = asked === 'VESSEL' || asked === 'CONVOY' ? asked : 'CHARTER'
  const found = useAsk(movements.getMovement, { movementId })
  const Form = forms[kind]
  return (
    <Page
      title={t(`transports.kind.${kind}`)}
      lead={found.value && <Code>{found.value.publicRef}</Code>}
      back={{ to: '/movements', label: t('movements.movements') }}
    >
      <AskedPart of={found}>
        {() => (
          <Panel>
            <Form
              movementId={movementId}
              file={null}
              onDone={(transportId) => void go({ to: '/transports/$transportId', params: { transportId } } as never)}
            />
          </Panel>
        )}
      </AskedPart>
    </Page>
  )
}
