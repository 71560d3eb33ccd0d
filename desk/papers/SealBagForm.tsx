/** Closes a bag with its checklist: how many pieces of each kind, the medical envelope apart, and who holds it. */
import { useState } from 'react'
import * as contracts from '#domain/papers/bag-contract.ts'
import { listOriginals } from '#domain/papers/original-contract.ts'
import { sealBag } from '#domain/papers/rules.ts'
import { type BagContent, bagContents, type BagId } from '#domain/papers/words.ts'
import { newId } from '#desk/kit/api.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, TextField } from '#desk/kit/FormFields.tsx'
import { useAsk } from '#desk/kit/queries.ts'
import { may, useSelf } from '#desk/kit/session.ts'
import { Notice } from '#ui/Notice.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { type BagOwner, thisInstant } from './queries.ts'

type Pieces = Record<BagContent, string>
type Values = Pieces & { seal: string; medicalEnvelope: boolean; holderName: string }

export function SealBagForm({ owner, onDone }: { owner: BagOwner; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  // Named here, so that a bag sealed with no network can be handed over before the office has heard of it.
  const [id] = useState(newId)
  const originals = useAsk(listOriginals, { caseId: owner.caseId }, { enabled: may(self, 'people.read') })
  const here = originals.value?.items.filter(({ isStillHere }) => isStillHere).length ?? 0
  const labels = {
    contents: t('papers.contents'),
    seal: t('papers.seal_number'),
    medicalEnvelope: t('papers.medical_envelope'),
    holderName: t('papers.holder_name'),
  }
  const form = useForm({
    contract: contracts.sealBag,
    draft: `papers.seal_bag/${owner.caseId}`,
    initial: {
      ...(Object.fromEntries(bagContents.map((kind) => [kind, ''])) as Pieces),
      seal: '',
      medicalEnvelope: false,
      holderName: self.name,
    } as Values,
    input: (values) => ({
      id,
      caseId: owner.caseId,
      seal: values.seal,
      contents: bagContents.filter((kind) => Number(values[kind]) !== 0).map((kind) => ({ kind, count: Number(values[kind]) })),
      medicalEnvelope: values.medicalEnvelope,
      holderName: values.holderName,
      doneAt: thisInstant(),
    }),
    check: (input) => {
      const asked = contracts.sealBag.input.parse(input)
      return sealBag(self, owner, { ...asked, id: asked.id as BagId }, thisInstant())
    },
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('papers.seal')} labels={labels}>
      {here > 0 && <Notice mood="warn">{t('papers.originals_not_in_bag', { count: here })}</Notice>}
      <fieldset>
        <legend className="font-medium">{labels.contents}</legend>
        <p className="text-sm text-ink-soft">{t('papers.pieces')}</p>
        <div className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-2">
          {bagContents.map((kind) => (
            <TextField key={kind} form={form} name={kind} label={t(`papers.content.${kind}`)} type="number" required={false} />
          ))}
        </div>
      </fieldset>
      <CheckField form={form} name="medicalEnvelope" label={labels.medicalEnvelope} />
      <TextField form={form} name="seal" label={labels.seal} maxLength={40} />
      <TextField form={form} name="holderName" label={labels.holderName} maxLength={120} />
    </CommandForm>
  )
}
