/** What every page wears: head, notice, menu, the way to one's rights before anything else, and foot. No script, no inline style. */
import { type Address, hrefOf, type Place, type PortalLanguage } from './addresses.ts'
import type { Facts } from './facts.ts'
import { type Fragment, html, pageText } from './html.ts'
import { speak, type Speech } from './speech.ts'

export type Page = {
  /** Undefined for a page that has no address: nothing was found. */
  address: Address | undefined
  title: string
  description: string
  main: Fragment
  /** A list made for one question is no page to find through a search engine. */
  unlisted?: boolean
}

const menu: readonly Place[] = ['rights', 'programmes', 'projects', 'about', 'contact']
const foot: readonly Place[] = ['home', 'legal', 'accessibility', 'contact', 'map']

export function layOut(language: PortalLanguage, page: Page, facts: Pick<Facts, 'about' | 'stylesheet'>): string {
  const speech = speak(language)
  const { say } = speech
  const isHome = page.address?.place === 'home'
  const title = isHome ? page.title : `${page.title} — ${say('name')}`
  return pageText(
    html`<!doctype html>
      <html lang="${language}" dir="ltr">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="description" content="${page.description}" />
          <meta name="color-scheme" content="light dark" />
          ${page.unlisted === true && html`<meta name="robots" content="noindex" />`}
          ${page.address !== undefined && addressLinks(language, page.address)}
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="${facts.stylesheet}" />
        </head>
        <body>
          <a class="skip" href="#content">${say('skip')}</a>
          <header>
            <div class="notice"><p>${speech.pick(facts.about.notice)}</p></div>
            <div class="bar">
              <a class="brand" href="${hrefOf(language, { place: 'home' })}" ${isHome && html`aria-current="page"`}>
                <strong>${say('name')}</strong> <span>${say('tagline')}</span>
              </a>
              <nav class="menu" aria-label="${say('menu')}">
                <ul>
                  ${menu.map((place) => html`<li>${menuLink(speech, place, page.address)}</li>`)}
                </ul>
              </nav>
              ${otherLanguage(language, page.address ?? { place: 'home' })}
            </div>
            ${rightsBar(speech)}
          </header>
          <main id="content" tabindex="-1">${page.main}</main>
          <footer>
            <div class="foot">
              <p><strong>${say('name')}</strong>. ${speech.pick(facts.about.notice)}</p>
              <nav aria-label="${say('foot')}">
                <ul>
                  ${foot.map((place) => html`<li><a href="${hrefOf(language, { place })}">${say(`place.${place}`)}</a></li>`)}
                  <li><a href="/desk/">${say('staff')}</a></li>
                </ul>
              </nav>
            </div>
          </footer>
        </body>
      </html>`,
  )
}

function addressLinks(language: PortalLanguage, address: Address): Fragment {
  return html`<link rel="canonical" href="${hrefOf(language, address)}" />
    <link rel="alternate" hreflang="fr" href="${hrefOf('fr', address)}" />
    <link rel="alternate" hreflang="en" href="${hrefOf('en', address)}" />
    ${address.place === 'home' && html`<link rel="alternate" hreflang="x-default" href="/" />`}`
}

function menuLink(speech: Speech, place: Place, here: Address | undefined): Fragment {
  const href = hrefOf(speech.language, { place })
  const name = speech.say(`place.${place}`)
  if (here?.place === place) return html`<a href="${href}" aria-current="page">${name}</a>`
  const within = (place === 'programmes' && here?.place === 'programme') || (place === 'projects' && here?.place === 'project')
  return html`<a href="${href}" ${within && html`aria-current="true"`}>${name}</a>`
}

function otherLanguage(language: PortalLanguage, address: Address): Fragment {
  const other = language === 'fr' ? 'en' : 'fr'
  const name = other === 'fr' ? 'Français' : 'English'
  return html`<p class="tongue"><a href="${hrefOf(other, address)}" lang="${other}" hreflang="${other}">${name}</a></p>`
}

/** Before every word of return there is this line, on every page, whatever it speaks of (domain.md 10.9). */
function rightsBar(speech: Speech): Fragment {
  const rights = hrefOf(speech.language, { place: 'rights' })
  return html`<nav class="first" aria-label="${speech.say('first.label')}">
    <ul>
      <li><a href="${rights}#asylum">${speech.say('first.asylum')}</a></li>
      <li><a href="${rights}#legal">${speech.say('first.legal')}</a></li>
      <li><a href="${rights}#danger">${speech.say('first.danger')}</a></li>
    </ul>
  </nav>`
}
