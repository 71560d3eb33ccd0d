/** Family links of a person: who is what to whom, how it is known, and until when. */
import { useState } from 'react'
import type { Households } from '#domain/people/household-contract.ts'
import type { Person } from '#domain/people/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { EndLinkForm, VerifyLinkForm } from './LinkForms.tsx'
import { PersonLink } from './shared.tsx'

type Link = Households['links'][number]

export function LinksPart({ links, person }: { links: readonly Link[]; person: Person }) {
  const { t } = useText()
  const [doing, setDoing] = useState<{ what: 'verify' | 'end'; link: Link }>()
  const close = () => setDoing(undefined)
  return (
    <section>
      <h3 className="text-sm font-semibold">{t('register.links')}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {links.map((link) => (
          <LinkRow key={link.id} link={link} person={person} onDo={(what) => setDoing({ what, link })} />
        ))}
      </ul>
      <Dialog open={doing !== undefined} onClose={close} title={t(doing?.what === 'end' ? 'register.link_end' : 'register.link_verify')}>
        {doing?.what === 'verify' && <VerifyLinkForm linkId={doing.link.id} onDone={close} />}
        {doing?.what === 'end' && <EndLinkForm linkId={doing.link.id} onDone={close} />}
      </Dialog>
    </section>
  )
}

function LinkRow({ link, person, onDo }: { link: Link; person: Person; onDo: (what: 'verify' | 'end') => void }) {
  const { t, write } = useText()
  const whyNot = useWhyNot('people.write')
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      {link.personId === person.id ? (
        <>
          <span>{t(`register.link.${link.code}`)}</span>
          <PersonLink person={link.other} />
        </>
      ) : (
        <>
          <PersonLink person={link.person} />
          <span className="text-ink-soft">{t('register.link_to_here', { what: t(`register.link.${link.code}`) })}</span>
        </>
      )}
      <Badge mood={link.verified === 'NONE' ? 'warn' : 'good'}>{t(`register.verified.${link.verified}`)}</Badge>
      {link.verifiedOn !== null && <span className="text-sm text-ink-soft">{write.day(link.verifiedOn)}</span>}
      {link.untilOn !== null && <span className="text-sm text-ink-soft">{t('register.until', { day: write.day(link.untilOn) })}</span>}
      <Button look="quiet" reason={whyNot} onClick={() => onDo('verify')}>
        {t('register.link_verify')}
      </Button>
      {link.untilOn === null && (
        <Button look="quiet" reason={whyNot} onClick={() => onDo('end')}>
          {t('register.link_end')}
        </Button>
      )}
    </li>
  )
}
