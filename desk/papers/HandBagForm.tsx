/** A bag goes from one hand to another: to whom, whether the seal is whole, and the signature of whoever takes it. */
import * as contracts from '#domain/papers/bag-contract.ts'
import { handBag } from '#domain/papers/rules.ts'
import { HolderKind, type TravelBag } from '#domain/papers/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { CheckField, RadioField, TextField } from '#desk/kit/FormFields.tsx'
import { useSelf } from '#desk/kit/session.ts'
import { SignaturePad } from '#ui/SignaturePad.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { thisInstant } from './queries.ts'

export function HandBagForm({ bag, onDone }: { bag: TravelBag; onDone: () => void }) {
  const { t } = useText()
  const self = useSelf()
  const labels = {
    toKind: t('papers.to_kind'),
    toName: t('papers.to_name'),
    toFunction: t('papers.to_function'),
    note: t('papers.note'),
  }
  const form = useForm({
    contract: contracts.handBag,
    initial: { toKind: '', toName: '', toFunction: '', sealIntact: true, note: '', drawn: '' },
    draft: `papers.hand_bag/${bag.id}`,
    input: (values) => ({
      bagId: bag.id,
      seenRevision: bag.revision,
      ...(bag.lastCommand === null ? {} : { seenCommand: bag.lastCommand }),
      ...values,
      doneAt: thisInstant(),
    }),
    check: (input) => handBag(self, bag, contracts.handBag.input.parse(input), thisInstant()),
    onDone: (sent) => {
      tell(t(sent.queued ? 'ui.queued' : 'ui.saved'))
      onDone()
    },
  })
  const outside = form.values.toKind === 'CARRIER' || form.values.toKind === 'RECEIVER'
  return (
    <CommandForm form={form} submit={t('papers.hand')} labels={labels}>
      <RadioField
        form={form}
        name="toKind"
        label={labels.toKind}
        options={HolderKind.options.map((kind) => ({ value: kind, label: t(`status.papers.holder.${kind}`) }))}
      />
      <TextField form={form} name="toName" label={labels.toName} maxLength={120} />
      <TextField form={form} name="toFunction" label={labels.toFunction} required={outside} maxLength={120} />
      <CheckField form={form} name="sealIntact" label={t('papers.seal_intact')} />
      <TextField form={form} name="note" label={labels.note} required={!form.values.sealIntact} lines={2} maxLength={500} />
      <SignaturePad
        label={t('papers.signature')}
        hint={t('papers.signature_why')}
        wipe={t('papers.signature_clear')}
        value={form.values.drawn}
        onChange={(strokes) => form.set('drawn', strokes)}
      />
    </CommandForm>
  )
}
