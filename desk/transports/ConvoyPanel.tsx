/** The convoy as such: how it is called, reached and followed. */
import { useState } from 'react'
import type { TransportFile } from '#domain/transports/contract.ts'
import type { Convoy } from '#domain/transports/convoy-words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { ConvoyForm } from './ConvoyForm.tsx'

export function ConvoyPanel({ file, convoy }: { file: TransportFile; convoy: Convoy }) {
  const { t } = useText()
  const [changing, setChanging] = useState(false)
  const mayNot = useWhyNot('transports.write')
  return (
    <Panel
      title={t('transports.kind.CONVOY')}
      actions={
        <Button icon="edit" reason={mayNot} onClick={() => setChanging(true)}>
          {t('transports.change')}
        </Button>
      }
    >
      <DescriptionList
        facts={[
          { term: t('transports.call_name'), value: <bdi>{convoy.callName}</bdi> },
          { term: t('transports.operator'), value: <bdi>{file.transport.operator}</bdi> },
          { term: t('transports.radio'), value: convoy.radio && <Code>{convoy.radio}</Code>, keep: true },
          { term: t('transports.phone'), value: convoy.phone && <Code>{convoy.phone}</Code>, keep: true },
          { term: t('transports.tracking'), value: convoy.tracking && <bdi>{convoy.tracking}</bdi>, keep: true },
          { term: t('transports.way_station'), value: convoy.wayStation && <bdi>{convoy.wayStation}</bdi>, keep: true },
        ]}
      />
      <Dialog open={changing} onClose={() => setChanging(false)} title={t('transports.change')}>
        <ConvoyForm movementId={file.transport.movementId} file={file} onDone={() => setChanging(false)} />
      </Dialog>
    </Panel>
  )
}
